using Marketplace.Domain.Common;

namespace Marketplace.Domain.Approvals;

/// <summary>Every way in which a review says no besides what the reviewed thing itself refuses.</summary>
public static class ApprovalRules
{
    /// <summary>Working days in which the exchange promises to decide.</summary>
    public const int DaysToDecide = 3;

    public static readonly Rule EveryPointIsChecked = Rule.Named("Checked");
    public static readonly Rule OnlyReviewersAreAssigned = Rule.Named("To");
}
