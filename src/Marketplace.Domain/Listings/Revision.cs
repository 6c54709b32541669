using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

/// <summary>One state of a listing's text.</summary>
public sealed class Revision : RevisionOf<ListingContent>
{
    internal Revision(RevisionId id, int number, ListingContent content, DateTime now)
        : base(number, content, now) => Id = id;

    private Revision()
    {
    }

    public RevisionId Id { get; private set; }
}
