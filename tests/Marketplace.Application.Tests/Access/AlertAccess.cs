using Marketplace.Application.Alerts;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Search;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Tests.Access;

/// <summary>Watches and alerts are a person's own: a colleague's are as little found as a stranger's.</summary>
internal sealed class AlertAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Who.SignedIn)]
    public async Task<Sent> SaveSearch()
    {
        var command = new SaveSearch(WatchId.New(), new SavedSearch(Sought.Listings, "màng lọc", []), "Màng lọc", MailRhythm.Daily);
        return Sent.Of(await Exchange.NewPerson(Capability.Recipient), command) with { FromAnotherOrganisation = Came.Done, Otherwise = command with { Name = "Khác" } };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> FollowField()
    {
        var (command, reader) = (new FollowField(WatchId.New(), "207", MailRhythm.Daily), await Exchange.NewPerson(Capability.Recipient));
        return Sent.Of(reader, command) with
        {
            FromAnotherOrganisation = Came.Done,
            Otherwise = command with { Field = "2" },
        };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> FollowOrganisation()
    {
        var (followed, other, hidden) = (await CodeOfNew(), await CodeOfNew(), await CodeOfNew(verified: false));
        var (command, reader) = (new FollowOrganisation(WatchId.New(), followed, MailRhythm.Daily), await Exchange.NewPerson(Capability.Recipient));
        return Sent.Of(reader, command) with
        {
            FromAnotherOrganisation = Came.Done,
            Otherwise = command with { Code = other },
            AlsoRefused = [("for one that the public does not see", Sent.Of(reader, new FollowOrganisation(WatchId.New(), hidden, MailRhythm.None)), Came.NotFound)],
        };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> RenameWatch()
    {
        var (reader, watch) = await Kept();
        return await NotByColleagues(reader, new RenameWatch(watch.Id, watch.Version, "Tên khác"));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> ChooseRhythm()
    {
        var (reader, watch) = await Kept();
        return await NotByColleagues(reader, new ChooseRhythm(watch.Id, watch.Version, MailRhythm.Weekly));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> PauseWatch()
    {
        var (reader, watch) = await Kept();
        return await NotByColleagues(reader, new PauseWatch(watch.Id, watch.Version));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> ResumeWatch()
    {
        var (reader, watch) = await Kept();
        await reader.Do(new PauseWatch(watch.Id, watch.Version));
        return await NotByColleagues(reader, new ResumeWatch(watch.Id, watch.Version.Next()));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> RemoveWatch()
    {
        var (reader, watch) = await Kept();
        return await NotByColleagues(reader, new RemoveWatch(watch.Id, watch.Version));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetWatches()
    {
        var (reader, watch) = await Kept();
        return Sent.Of(reader, new GetWatches(1), watch.Id.Value.ToString()) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetFollow()
    {
        var (reader, _) = await Kept();
        return Sent.Of(reader, new GetFollow(WatchKind.Field, "207"), $"\"{nameof(Follow.IsFollowed)}\":true") with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetAlerts()
    {
        var (reader, alert) = await Alerted();
        return Sent.Of(reader, new GetAlerts(OnlyUnread: true, 1), alert.Id.Value.ToString()) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetAlertPath()
    {
        var (reader, alert) = await Alerted();
        var colleague = await Exchange.Join(reader.Organisation, Role.Representative);
        return Sent.Of(reader, new GetAlertPath(alert.Id), alert.Path) with { AlsoRefused = [("by a colleague", Sent.Of(colleague, new GetAlertPath(alert.Id), alert.Path), Came.NotFound)] };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> MarkAlertRead()
    {
        var (reader, alert) = await Alerted();
        return await NotByColleagues(reader, new MarkAlertRead(alert.Id));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> MarkAlertsRead()
    {
        var (reader, alert) = await Alerted();
        return await NotByColleagues(reader, new MarkAlertsRead(reader.Id, alert.FoundAt));
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> StopAlertMail()
    {
        var ((link, key), now) = (await Letter(), Exchange.Clock.GetUtcNow().UtcDateTime);
        return Sent.Of(Visitor, new StopAlertMail(link, key, now)) with
        {
            AlsoRefused =
            [
                ("with another key", Sent.Of(Visitor, new StopAlertMail(link, new Secret("x"), now)), nameof(WatchRules.ALinkThatEndsLettersIsKnown)),
                ("with an unknown link", Sent.Of(Visitor, new StopAlertMail(LinkId.New(), key, now)), nameof(WatchRules.ALinkThatEndsLettersIsKnown)),
            ],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetAlertMail()
    {
        var (link, key) = await Letter();
        return Sent.Of(Visitor, new GetAlertMail(link, key), "true") with
        {
            AlsoRefused = [("with another key", Sent.Of(Visitor, new GetAlertMail(link, new Secret("x")), "true"), nameof(WatchRules.ALinkThatEndsLettersIsKnown))],
        };
    }

    [SentBy(Who.Jobs)]
    public async Task<Sent> GetDigestReaders()
    {
        var (reader, _) = await Alerted();
        return Sent.Of(CallerTicket.Job, new GetDigestReaders(MailRhythm.Daily, Exchange.Clock.GetUtcNow().UtcDateTime), reader.Id.Value.ToString());
    }

    [SentBy(Who.Jobs)]
    public async Task<Sent> SendDigest()
    {
        var (reader, _) = await Alerted();
        return Sent.Of(CallerTicket.Job, new SendDigest(reader.Id, MailRhythm.Daily, Exchange.Clock.GetUtcNow().UtcDateTime));
    }

    private async Task<Sent> NotByColleagues(Person reader, ICommand command)
    {
        var colleague = await Exchange.Join(reader.Organisation, Role.Representative);
        return Sent.Of(reader, command) with { AlsoRefused = [("by a colleague", Sent.Of(colleague, command), Came.NotFound)] };
    }

    private async Task<string> CodeOfNew(bool verified = true)
    {
        var person = await Exchange.NewPerson(Capability.Supplier, verified: verified);
        return await Exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == person.Organisation).Select(o => o.Code).SingleAsync(token));
    }

    private async Task<(Person Reader, WatchRow Watch)> Kept()
    {
        var reader = await Exchange.NewPerson(Capability.Recipient);
        await reader.Do(new FollowField(WatchId.New(), "207", MailRhythm.Daily));
        return (reader, (await reader.Get(new GetWatches(1))).Page.Items.Single());
    }

    private async Task<(Person Reader, AlertRow Alert)> Alerted()
    {
        var (reader, _) = await Kept();
        await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        await Exchange.Services.GetRequiredService<IndexFollower>().CatchUp(CancellationToken.None);
        await Exchange.Services.GetRequiredService<AlertFinding>().CatchUp(CancellationToken.None);
        return (reader, (await reader.Get(new GetAlerts(OnlyUnread: false, 1))).Page.Items.Single());
    }

    private async Task<(LinkId Id, Secret Key)> Letter()
    {
        var (reader, _) = await Alerted();
        await Exchange.Job.Send(new SendDigest(reader.Id, MailRhythm.Daily, Exchange.Clock.GetUtcNow().UtcDateTime));
        return LinkIn.Of((await Exchange.LettersTo(reader.Mail, CancellationToken.None)).Single());
    }
}
