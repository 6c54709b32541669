using Marketplace.Application.Ports;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Data;

public readonly record struct AlertId(Guid Value) : ITypedId
{
    public static AlertId New() => new(Guid.CreateVersion7());
}

/// <summary>Something new that a person's watches found. There is one for each person and thing, however many watches found it.</summary>
public sealed class Alert
{
    private Alert()
    {
    }

    public Alert(AlertId id, MemberId person, DocumentKind kind, Guid subject, DateTime now)
    {
        Id = id;
        Person = person;
        Subject = subject;
        Listing = kind == DocumentKind.Listing ? new ListingId(subject) : null;
        Demand = kind == DocumentKind.Demand ? new DemandId(subject) : null;
        Organisation = kind == DocumentKind.Organisation ? new OrganisationId(subject) : null;
        FoundAt = now;
    }

    public AlertId Id { get; private set; }

    public MemberId Person { get; private set; }

    /// <summary>The listing, demand or organisation, whichever it is.</summary>
    public Guid Subject { get; private set; }

    public ListingId? Listing { get; private set; }

    public DemandId? Demand { get; private set; }

    public OrganisationId? Organisation { get; private set; }

    /// <summary>The watches that found it.</summary>
    public IReadOnlyList<WatchId> Watches { get; private set; } = [];

    public DateTime FoundAt { get; private set; }

    public DateTime? ReadAt { get; private set; }

    /// <summary>When a letter told of it: no second one does.</summary>
    public DateTime? MailedAt { get; private set; }

    public void FoundBy(IEnumerable<WatchId> watches) => Watches = [.. Watches.Union(watches)];

    public void Read(DateTime now) => ReadAt ??= now;

    public void Mail(DateTime now) => MailedAt = now;
}
