using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>What one's own watches found, the newest first; without what the public no longer sees.</summary>
/// <param name="OnlyUnread">Without what was read.</param>
/// <param name="Page">1 for the first.</param>
[AllowedToSignedIn]
public sealed record GetAlerts(bool OnlyUnread, int Page) : IQuery<MyAlerts>;

/// <param name="Unread">Of all, not only of this page.</param>
/// <param name="NewestAt">When the newest of all was found; null when there is none.</param>
/// <param name="HasWatches">Something is watched.</param>
public sealed record MyAlerts(MemberId Person, Page<AlertRow> Page, int Unread, DateTime? NewestAt, bool HasWatches);

/// <param name="Path">Of its page, relative to the language's base.</param>
/// <param name="Organisation">Empty for an organisation itself, and of an anonymous demand.</param>
/// <param name="Watches">The names of the watches that found it, of those still kept.</param>
public sealed record AlertRow(AlertId Id, DocumentKind Kind, string Code, Bilingual Title, string Path, Bilingual Organisation, bool IsAnonymous, IReadOnlyList<string> Watches, DateTime FoundAt, bool IsRead);

internal sealed class GetAlertsHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetAlerts, MyAlerts>
{
    private const int Size = 20;

    public async Task<MyAlerts> Handle(GetAlerts query, CancellationToken cancellationToken)
    {
        var shown = db.AlertsOf(caller.Person).AsNoTracking();
        var unread = await shown.CountAsync(a => a.ReadAt == null, cancellationToken);
        var newest = await shown.MaxAsync(a => (DateTime?)a.FoundAt, cancellationToken);
        var wanted = query.OnlyUnread ? shown.Where(a => a.ReadAt == null) : shown;
        var total = query.OnlyUnread ? unread : await shown.CountAsync(cancellationToken);
        var alerts = await wanted.OrderByDescending(a => a.FoundAt).ThenBy(a => a.Id).Skip((query.Page - 1) * Size).Take(Size).ToListAsync(cancellationToken);
        var things = await db.ThingsOf(alerts, cancellationToken);
        var watches = await db.Watches.AsNoTracking().OwnedBy(caller.Person).ToDictionaryAsync(w => w.Id, cancellationToken);
        var called = await db.NamesOf(watches.Values, lists, caller.Language, cancellationToken);
        return new MyAlerts(
            caller.Person,
            new Page<AlertRow>(
                alerts.ConvertAll(a =>
                {
                    var thing = things[a.Subject];

                    // Who asks anonymously is not given away by the name of who is followed.
                    var names = a.Watches.Where(watches.ContainsKey).Select(id => watches[id]).Where(w => !(thing.IsAnonymous && w.Kind == WatchKind.Organisation)).Select(w => called[w.Id]);
                    return new AlertRow(a.Id, thing.Kind, thing.Code, thing.Title, thing.Path, thing.Organisation, thing.IsAnonymous, [.. names], a.FoundAt, a.ReadAt is not null);
                }),
                total, query.Page, Size),
            unread, newest, watches.Count > 0);
    }
}

internal sealed class GetAlertsValidator : AbstractValidator<GetAlerts>
{
    public GetAlertsValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
}
