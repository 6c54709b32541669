namespace Marketplace.Application.Approvals;

/// <summary>What a reviewer looks at before saying yes. The words of each point are the page's.</summary>
public static class ReviewChecklist
{
    public static readonly IReadOnlyList<string> Listing =
    [
        "Ownership", "IpNumbers", "TransferClass", "StateFunding", "Readiness", "PublicText", "Field", "Rights", "Price", "Duplicates",
    ];

    public static readonly IReadOnlyList<string> Demand =
    [
        "DemandProblem", "DemandResult", "Field", "DemandTerms", "DemandLawful", "PublicText", "DemandAnonymity", "DemandDuplicates",
    ];
}
