using Marketplace.Domain.Common;

namespace Marketplace.Domain.Demands;

/// <summary>Every way in which an invitation to a demand says no.</summary>
public static class DemandInvitationRules
{
    /// <summary>Suppliers invited to one demand.</summary>
    public const int Most = 20;

    public static readonly Rule OnlyLiveDemandsInvite = Rule.Named();
    public static readonly Rule NobodyInvitesThemselves = Rule.Named();
    public static readonly Rule OnlyVerifiedSuppliersAreInvited = Rule.Named();
    public static readonly Rule AFewSuppliersAreInvited = Rule.Named();
    public static readonly Rule ASupplierIsInvitedOnce = Rule.Named();
    public static readonly Rule AnInvitationIsSentOnce = Rule.Named();
    public static readonly Rule OnlyASentInvitationIsDeclined = Rule.Named();
    public static readonly Rule OnlyAnOpenInvitationIsTakenBack = Rule.Named();
}
