using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Resources;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>One letter tells a person what their watches of a rhythm found; none when there is nothing to tell.</summary>
/// <param name="Until">The moment at which it is due: what is found later comes with the next.</param>
[AllowedToJobs]
public sealed record SendDigest(MemberId Person, MailRhythm Rhythm, DateTime Until) : ICommand;

internal sealed class SendDigestHandler(MarketplaceDb db, ReferenceLists lists, SiteAddress site, DigestTimes times, TimeProvider clock) : AsyncRequestHandler<SendDigest>
{
    /// <summary>Of one person at once; nobody reads so many.</summary>
    private const int Most = 500;

    /// <summary>A letter can end the letters for so long after it was written.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromDays(90);

    protected override async Task Handle(SendDigest command, CancellationToken cancellationToken)
    {
        var watches = await db.Watches.AsNoTracking().OwnedBy(command.Person).Where(w => w.Mail == command.Rhythm && w.Mail != MailRhythm.None && w.PausedAt == null)
            .ToDictionaryAsync(w => w.Id, cancellationToken);
        var alerts = await db.AlertsOf(command.Person).DueAt(command.Until).OrderByDescending(a => a.FoundAt).ThenBy(a => a.Id).Take(Most).ToListAsync(cancellationToken);
        alerts = alerts.FindAll(a => a.Watches.Any(id => watches.TryGetValue(id, out var watch) && a.FoundAt >= watch.MailSince));
        if (alerts.Count > 0)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var reader = await db.Members.AsNoTracking().Where(m => m.Id == command.Person).Select(m => new { m.Mail, m.Language }).SingleAsync(cancellationToken);
            Alert[] named = [.. alerts.Take(times.MostItems)];
            var things = await db.ThingsOf(named, cancellationToken);
            var called = await db.NamesOf(watches.Values, lists, reader.Language, cancellationToken);
            var lines = named.Select(a =>
            {
                var thing = things[a.Subject];
                var names = a.Watches.Where(watches.ContainsKey).Select(id => watches[id]).Where(w => !(thing.IsAnonymous && w.Kind == WatchKind.Organisation)).Select(w => called[w.Id]);
                return Sentences.OfMail(
                    thing.Organisation.IsEmpty ? "AlertLineAlone" : "AlertLine", reader.Language,
                    thing.Title.In(reader.Language).Text, thing.Code, site.Link(reader.Language, thing.Path), string.Join("; ", names), thing.Organisation.In(reader.Language).Text);
            });
            lines = alerts.Count > named.Length ? lines.Append(Sentences.OfMail("MoreAlerts", reader.Language, alerts.Count - named.Length)) : lines;
            var query = await StopLink(reader.Mail, now, cancellationToken);
            db.PostRegularly(
                reader.Mail, reader.Language, $"Alerts{command.Rhythm}", site.Link(reader.Language, "alerts/stop" + query), command.Person.Value, now,
                alerts.Count, string.Join("\n\n", lines), site.Link(reader.Language, "my/alerts"), site.Link(reader.Language, "my/watches"), site.Link(reader.Language, "alerts/unsubscribe" + query));
            alerts.ForEach(a => a.Mail(now));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Each letter has a key of its own, of which only a digest is kept; those of old letters are forgotten.</summary>
    private async Task<string> StopLink(string mail, DateTime now, CancellationToken cancellationToken)
    {
        db.Links.RemoveRange(await db.Links.Where(l => l.Mail == mail && l.Purpose == LinkPurpose.StopAlertMail && l.ExpiresAt < now).ToListAsync(cancellationToken));
        var (link, query) = OneTimeLink.For(LinkId.New(), LinkPurpose.StopAlertMail, mail, now + TimeToStop);
        db.Links.Add(link);
        return query;
    }
}
