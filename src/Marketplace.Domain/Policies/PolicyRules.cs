using Marketplace.Domain.Common;

namespace Marketplace.Domain.Policies;

/// <summary>Every way in which a policy says no.</summary>
public static class PolicyRules
{
    public const int TextLength = 60_000;
    public const int ChangesLength = 2_000;

    public static readonly Rule APolicyIsSaidInVietnamese = Rule.Named("TextVi");
    public static readonly Rule APolicyIsSaidInEnglish = Rule.Named("TextEn");
    public static readonly Rule APolicySaysWhatIsNew = Rule.Named("ChangesVi");
    public static readonly Rule APolicySaysSomethingNew = Rule.Named("TextVi");
    public static readonly Rule APolicyBeginsTodayOrLater = Rule.Named("From");
    public static readonly Rule APolicyBeginsAfterTheOneBefore = Rule.Named("From");
}
