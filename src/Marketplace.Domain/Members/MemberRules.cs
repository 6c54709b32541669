using Marketplace.Domain.Common;

namespace Marketplace.Domain.Members;

/// <summary>Every way in which a member says no.</summary>
public static class MemberRules
{
    public static readonly Rule ANameIsGiven = Rule.Named("Name");
    public static readonly Rule AMailBelongsToOneAccount = Rule.Named("Mail");
    public static readonly Rule APasswordIsStrong = Rule.Named("Password");
    public static readonly Rule ALinkIsFreshAndUsedOnce = Rule.Named();
}
