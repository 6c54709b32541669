using Marketplace.Domain.Common;

namespace Marketplace.Domain.Organisations;

/// <summary>Every way in which an organisation says no.</summary>
public static class OrganisationRules
{
    /// <summary>Of a paper, a power of attorney or an official letter.</summary>
    public const int NumberLength = 60;

    public const int TitleLength = 100;

    /// <summary>Of a reason or a note.</summary>
    public const int TextLength = 1_000;

    /// <summary>Working days in which the exchange promises to verify what an organisation shows it.</summary>
    public const int DaysToVerify = 2;

    /// <summary>So many days before a power of attorney ends its organisation is told.</summary>
    public const int DaysToRenewAuthority = 30;

    public static readonly Rule ANameIsNeeded = Rule.Named("NameVi");
    public static readonly Rule ATaxCodeHasItsShape = Rule.Named("TaxCode");
    public static readonly Rule AForeignerHasAPaperInstead = Rule.Named("TaxCode");
    public static readonly Rule AnIndividualHasAPersonalNumber = Rule.Named("TaxCode");
    public static readonly Rule AUnitSitsUnderItsParent = Rule.Named("TaxCode");
    public static readonly Rule AUnitAwaitsItsParent = Rule.Named();
    public static readonly Rule AUnitIsConfirmedByItsParent = Rule.Named();
    public static readonly Rule AUnitIsBoundByItsParent = Rule.Named();
    public static readonly Rule OnlyARepresentativeHasAuthority = Rule.Named();
    public static readonly Rule ARepresentativeHasATitle = Rule.Named("Title");
    public static readonly Rule APowerOfAttorneyHasItsNumber = Rule.Named("Number");
    public static readonly Rule APowerOfAttorneyHasItsDate = Rule.Named("IssuedOn");
    public static readonly Rule APowerOfAttorneyEndsAfterItBegins = Rule.Named("ExpiresOn");
    public static readonly Rule AnAuthorityThatDoesNotHoldBindsNobody = Rule.Named();
    public static readonly Rule ACapabilityIsNeeded = Rule.Named("Capabilities");
    public static readonly Rule AMembershipBeginsOnce = Rule.Named();
    public static readonly Rule AMemberJoinsOnce = Rule.Named("Mail");
    public static readonly Rule ARepresentativeRemains = Rule.Named("Role");
    public static readonly Rule AMemberBelongsHere = Rule.Named();
    public static readonly Rule AnOrganisationIsVerifiedOnce = Rule.Named();
    public static readonly Rule PapersAreComparedBeforeVerifying = Rule.Named("ComparedOn");
    public static readonly Rule NobodyVerifiesTheirOwnOrganisation = Rule.Named();
    public static readonly Rule OnlyAWaitingOrganisationIsAnswered = Rule.Named();
    public static readonly Rule AnAnswerComesBeforeAskingAgain = Rule.Named();
    public static readonly Rule AnAccountNumberHasItsShape = Rule.Named("Number");
    public static readonly Rule AnAccountIsHeldByItsOrganisation = Rule.Named("Holder");
    public static readonly Rule AnAccountIsAddedOnce = Rule.Named("Number");
    public static readonly Rule AnAccountBelongsHere = Rule.Named();
    public static readonly Rule AnAccountOfAVerifiedOrganisation = Rule.Named();
    public static readonly Rule OnlyAWaitingAccountIsChecked = Rule.Named();
    public static readonly Rule AVerifiedNameStays = Rule.Named("NameVi");
    public static readonly Rule AnInvitationIsForItsAddress = Rule.Named();
    public static readonly Rule OnlyVerifiedOrganisationsTrade = Rule.Named();
    public static readonly Rule ACodeBelongsToOneOrganisation = Rule.Named("TaxCode");
}
