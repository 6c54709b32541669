using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>The reference lists that describing a technology, or making an offer, chooses from.</summary>
[AllowedToSignedIn]
public sealed record GetListingChoices : IQuery<ListingChoices>;

/// <param name="Fields">Level 2 of the fields of science and technology.</param>
public sealed record ListingChoices(IReadOnlyList<ReferenceItem> Fields, IReadOnlyList<ReferenceItem> Provinces, IReadOnlyList<ReferenceItem> Industries);

internal sealed class GetListingChoicesHandler(ReferenceLists lists) : IRequestHandler<GetListingChoices, ListingChoices>
{
    public Task<ListingChoices> Handle(GetListingChoices query, CancellationToken cancellationToken) => Task.FromResult(new ListingChoices(
        [.. lists.Items(ReferenceListNames.Fields).Where(f => f.Parent is not null)], lists.Items(ReferenceListNames.Provinces), lists.Items(ReferenceListNames.VsicSections)));
}
