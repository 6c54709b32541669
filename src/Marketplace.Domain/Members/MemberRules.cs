using Marketplace.Domain.Common;

namespace Marketplace.Domain.Members;

/// <summary>Every way in which a member says no.</summary>
public static class MemberRules
{
    public static readonly Rule ANameIsGiven = Rule.Named("Name");
    public static readonly Rule AMailBelongsToOneAccount = Rule.Named("Mail");
    public static readonly Rule APasswordIsStrong = Rule.Named("Password");
    public static readonly Rule APolicyIsAcceptedOnce = Rule.Named();

    /// <summary>Who has not accepted what is in force may read everything, and trade nothing.</summary>
    public static readonly Rule OnlyWhoAcceptedThePoliciesTrades = Rule.Named();
    public static readonly Rule ThePoliciesAreAcceptedToJoin = Rule.Named("Accepted");
    public static readonly Rule ALinkIsFreshAndUsedOnce = Rule.Named();
}
