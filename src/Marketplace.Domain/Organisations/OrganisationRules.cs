using Marketplace.Domain.Common;

namespace Marketplace.Domain.Organisations;

/// <summary>Every way in which an organisation says no.</summary>
public static class OrganisationRules
{
    public static readonly Rule ANameIsNeeded = Rule.Named("NameVi");
    public static readonly Rule ATaxCodeHasItsShape = Rule.Named("TaxCode");
    public static readonly Rule ACapabilityIsNeeded = Rule.Named("Capabilities");
    public static readonly Rule AMemberJoinsOnce = Rule.Named("Mail");
    public static readonly Rule ARepresentativeRemains = Rule.Named("Role");
    public static readonly Rule AMemberBelongsHere = Rule.Named();
    public static readonly Rule AnOrganisationIsVerifiedOnce = Rule.Named();
    public static readonly Rule AVerifiedNameStays = Rule.Named("NameVi");
    public static readonly Rule AnInvitationIsForItsAddress = Rule.Named();
    public static readonly Rule OnlyVerifiedOrganisationsTrade = Rule.Named();
    public static readonly Rule ACodeBelongsToOneOrganisation = Rule.Named("TaxCode");
}
