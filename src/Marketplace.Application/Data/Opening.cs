using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Data;

public readonly record struct OpeningId(Guid Value) : ITypedId
{
    public static OpeningId New() => new(Guid.CreateVersion7());
}

/// <summary>Somebody opened the confidential part of a listing. Written before they read it, never changed.</summary>
public sealed class Opening
{
    public required OpeningId Id { get; init; }

    public required ListingId Listing { get; init; }

    public required RevisionId Revision { get; init; }

    /// <summary>The document that was taken away; null for the text and the list of documents.</summary>
    public FileId? Document { get; init; }

    /// <summary>By which it was open to them; null for staff.</summary>
    public DisclosureId? Disclosure { get; init; }

    public required MemberId Person { get; init; }

    public required OrganisationId Organisation { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Why staff opened it; null for a reader.</summary>
    public string? Reason { get; init; }
}
