using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>The reference lists that describing a technology chooses from.</summary>
[AllowedToSignedIn]
public sealed record GetListingChoices : IQuery<ListingChoices>;

/// <summary>Entries in force, by list; of the fields of science and technology only level 2.</summary>
public sealed record ListingChoices(IReadOnlyDictionary<string, IReadOnlyList<ReferenceItem>> Lists)
{
    public IReadOnlyList<ReferenceItem> this[string list] => Lists.TryGetValue(list, out var items) ? items : [];
}

internal sealed class GetListingChoicesHandler(ReferenceLists lists) : IRequestHandler<GetListingChoices, ListingChoices>
{
    private static readonly string[] Chosen =
    [
        ReferenceListNames.Provinces, ReferenceListNames.VsicSections, ReferenceListNames.Trl, ReferenceListNames.Sdgs, ReferenceListNames.PriorityTags,
        ReferenceListNames.Objects, ReferenceListNames.TransferForms, ReferenceListNames.TransferMethods, ReferenceListNames.TechnologyClasses,
        ReferenceListNames.IpKinds, ReferenceListNames.Certificates, ReferenceListNames.StateFundingLevels, ReferenceListNames.TransferBases, ReferenceListNames.VideoHosts,
    ];

    public Task<ListingChoices> Handle(GetListingChoices query, CancellationToken cancellationToken)
    {
        var choices = Chosen.ToDictionary(list => list, lists.Items, StringComparer.Ordinal);
        choices[ReferenceListNames.Fields] = [.. lists.Items(ReferenceListNames.Fields).Where(f => f.Parent is not null)];
        foreach (var annex in lists.Items(ReferenceListNames.TechnologyClasses).Select(c => ReferenceListNames.AnnexOf(c.Code)))
        {
            choices[annex] = lists.Items(annex);
        }

        return Task.FromResult(new ListingChoices(choices));
    }
}
