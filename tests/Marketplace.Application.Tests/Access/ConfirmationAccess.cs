using Marketplace.Application.Common;
using Marketplace.Application.Listings.Confirming;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Tests.Access;

internal sealed class ConfirmationAccess(TestExchange exchange) : Fixtures(exchange)
{
    private DateTime Now => Exchange.Clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => VietnamCalendar.DateOf(Now);

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> ConfirmListings()
    {
        var (supplier, listing) = await Due(days: 80);
        return Sent.Of(supplier, new ConfirmListings(supplier.Organisation, [new SeenListing(listing.Id, listing.Version)]));
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> ConfirmListingsByLetter()
    {
        var (link, key) = LinkIn.Of(await Reminder());
        return Sent.Of(Visitor, new ConfirmListingsByLetter(link, key)) with
        {
            AlsoRefused = [("with another key", Sent.Of(Visitor, new ConfirmListingsByLetter(link, new Secret("x"))), nameof(MemberRules.ALinkIsFreshAndUsedOnce))],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetListingsToConfirm()
    {
        var (link, key) = LinkIn.Of(await Reminder());
        return Sent.Of(Visitor, new GetListingsToConfirm(link, key), "HS-") with
        {
            AlsoRefused = [("with another key", Sent.Of(Visitor, new GetListingsToConfirm(link, new Secret("x")), "HS-"), nameof(MemberRules.ALinkIsFreshAndUsedOnce))],
        };
    }

    [SentBy(Who.Jobs)]
    public async Task<Sent> GetListingsDue()
    {
        var (supplier, _) = await Due(days: 80);
        return Sent.Of(CallerTicket.Job, new GetListingsDue(Today), supplier.Organisation.Value.ToString());
    }

    [SentBy(Who.Jobs)]
    public async Task<Sent> RemindToConfirm()
    {
        var (supplier, _) = await Due(days: 80);
        return Sent.Of(CallerTicket.Job, new RemindToConfirm(supplier.Organisation, Today));
    }

    [SentBy(Who.Jobs)]
    public async Task<Sent> HideUnconfirmed()
    {
        var (supplier, listing) = await Due(days: 130);
        await Exchange.InDatabase((db, token) => db.Listings.Where(l => l.Id == listing.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.RemindedAt, Now.AddDays(-10)), token));
        return Sent.Of(CallerTicket.Job, new HideUnconfirmed(supplier.Organisation, Today));
    }

    private async Task<Ports.Letter> Reminder()
    {
        var (supplier, _) = await Due(days: 80);
        await Exchange.Job.Send(new RemindToConfirm(supplier.Organisation, Today));
        return (await Exchange.LettersTo(supplier.Mail, CancellationToken.None))[^1];
    }

    /// <summary>A listing that was confirmed so many days ago.</summary>
    private async Task<(Person Supplier, Listing Listing)> Due(int days)
    {
        var supplier = await Exchange.NewPerson(Capability.Supplier);
        var listing = await Exchange.Publish(supplier);
        await Exchange.InDatabase((db, token) => db.Listings.Where(l => l.Id == listing.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.LastConfirmedAt, Now.AddDays(-days)), token));
        return (supplier, listing);
    }
}
