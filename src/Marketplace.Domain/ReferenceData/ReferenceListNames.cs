namespace Marketplace.Domain.ReferenceData;

/// <summary>The lists that the site knows by name; an admin keeps their entries.</summary>
public static class ReferenceListNames
{
    public const string Fields = "fields";
    public const string Provinces = "provinces";
    public const string Wards = "wards";
    public const string ProvinceAliases = "province-aliases";
    public const string DistrictAliases = "district-aliases";
    public const string VsicSections = "vsic-sections";
    public const string LegalKinds = "legal-kinds";
    public const string LegalPapers = "legal-papers";
    public const string VerificationMethods = "verification-methods";
    public const string VerificationLevels = "verification-levels";
    public const string Banks = "banks";
    public const string ReviewReasons = "review-reasons";
    public const string Violations = "violations";
    public const string DeclineReasons = "decline-reasons";
    public const string DisclosureReasons = "disclosure-reasons";
    public const string InvitationReasons = "invitation-reasons";
    public const string MatchDismissals = "match-dismissals";
    public const string Holidays = "holidays";
    public const string WorkedDays = "worked-days";
    public const string Trl = "trl";
    public const string Ipc = "ipc";
    public const string Sdgs = "sdgs";
    public const string PriorityTags = "priority-tags";
    public const string Objects = "objects";
    public const string TransferForms = "transfer-forms";
    public const string TransferMethods = "transfer-methods";
    public const string TechnologyClasses = "technology-classes";
    public const string IpKinds = "ip-kinds";
    public const string Certificates = "certificates";
    public const string StateFundingLevels = "state-funding-levels";
    public const string TransferBases = "transfer-bases";
    public const string VideoHosts = "video-hosts";

    /// <summary>The annex that holds the technologies of a class: "technologies-restricted".</summary>
    public static string AnnexOf(string transferClass) => "technologies-" + transferClass;

    /// <summary>The list that holds the parents of this list's entries: itself unless the entries hang below another list.</summary>
    public static string ParentsOf(string list) => list switch
    {
        Wards or ProvinceAliases or DistrictAliases => Provinces,
        _ => list,
    };

    /// <summary>Lists whose codes are dates.</summary>
    public static bool IsOfDays(string list) => list is Holidays or WorkedDays;
}
