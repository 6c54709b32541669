using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Files;

/// <summary>A file of a listing or a demand. It never changes; revisions refer to it, and it stays as long as one of them does.</summary>
public sealed class StoredFile : Root<FileId>
{
    private StoredFile()
    {
    }

    private StoredFile(FileId id, OrganisationId organisation, MemberId uploader, ReceivedFile received, DateTime now)
    {
        Id = id;
        Organisation = organisation;
        Uploader = uploader;
        Name = received.Name;
        Kind = received.Kind;
        StoreKey = received.Key;
        SmallKey = received.SmallKey;
        Length = received.Length;
        Sha256 = received.Sha256;
        Width = received.Width;
        Height = received.Height;
        CreatedAt = now;
    }

    public OrganisationId Organisation { get; private set; }

    public MemberId Uploader { get; private set; }

    /// <summary>The listing whose revisions may refer to it.</summary>
    public ListingId? Listing { get; private set; }

    /// <summary>The demand whose revisions may refer to it.</summary>
    public DemandId? Demand { get; private set; }

    public string Name { get; private set; } = "";

    public FileKind Kind { get; private set; }

    /// <summary>Where it lies in the store: random, unlike its id.</summary>
    public string StoreKey { get; private set; } = "";

    public string? SmallKey { get; private set; }

    public long Length { get; private set; }

    public string Sha256 { get; private set; } = "";

    public int? Width { get; private set; }

    public int? Height { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When the draft let go of it; an earlier revision may hold it still.</summary>
    public DateTime? UnusedSince { get; private set; }

    public static StoredFile OfListing(FileId id, ListingId listing, OrganisationId organisation, MemberId uploader, ReceivedFile received, DateTime now) =>
        new(id, organisation, uploader, received, now) { Listing = listing };

    public static StoredFile OfDemand(FileId id, DemandId demand, OrganisationId organisation, MemberId uploader, ReceivedFile received, DateTime now) =>
        new(id, organisation, uploader, received, now) { Demand = demand };

    /// <summary>The draft no longer refers to it.</summary>
    public void SetAside(DateTime now) => UnusedSince = now;

    /// <summary>A revision refers to it after all.</summary>
    public void KeepForGood() => UnusedSince = null;
}
