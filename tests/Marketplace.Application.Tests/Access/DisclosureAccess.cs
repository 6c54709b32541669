using Marketplace.Application.Data;
using Marketplace.Application.Disclosures;
using Marketplace.Application.Tests.Disclosures;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Tests.Access;

internal sealed class DisclosureAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Capability.Recipient, Power.Negotiate, Verified = true)]
    public async Task<Sent> AskForDisclosure()
    {
        var confidence = await Confidence.Open(Exchange);
        var asker = await confidence.NewAsker();
        var (_, draft) = await Exchange.DraftedListing();
        var command = await confidence.Asking(asker);
        return Sent.Of(asker, command) with
        {
            Otherwise = command with { Purpose = "Mục đích khác." },
            AlsoRefused =
            [
                ("for a draft", Sent.Of(asker, command with { Listing = draft.Id }), Came.NotFound),
                ("for somebody else's member", Sent.Of(asker, command with { Readers = [confidence.Supplier.Ticket.Membership!.Value] }), Came.NotFound),
            ],
        };
    }

    [SentBy(Capability.Recipient, Power.Bind, Verified = true)]
    public async Task<Sent> AcceptUndertaking()
    {
        var confidence = await Confidence.Open(Exchange);
        var officer = await confidence.NewAsker(Role.Officer);
        var head = await Exchange.Join(officer.Organisation, Role.Representative);
        var asked = await confidence.Asked(officer);
        return Sent.Of(head, new AcceptUndertaking(asked.Id, asked.Version, asked.Undertaking.Id));
    }

    [SentBy(Capability.Recipient, Power.Negotiate)]
    public async Task<Sent> WithdrawDisclosure()
    {
        var (confidence, asker, asked) = await Asked();
        var command = new WithdrawDisclosure(asked.Id, asked.Version);
        return Sent.Of(asker, command) with { AlsoRefused = [("by the supplier", Sent.Of(await AlsoRecipient(confidence.Supplier), command), Came.NotFound)] };
    }

    [SentBy(Capability.Supplier, Power.Bind, Verified = true)]
    public async Task<Sent> GrantDisclosure()
    {
        var (confidence, _, asked) = await Asked();
        return Sent.Of(confidence.Supplier, new GrantDisclosure(asked.Id, asked.Version, Confidence.Until));
    }

    [SentBy(Capability.Supplier, Power.Bind)]
    public async Task<Sent> DeclineDisclosure()
    {
        var (confidence, _, asked) = await Asked();
        return Sent.Of(confidence.Supplier, new DeclineDisclosure(asked.Id, asked.Version, "too-early", null));
    }

    [SentBy(Capability.Supplier, Power.Negotiate)]
    public async Task<Sent> RevokeDisclosure()
    {
        var (confidence, _, granted) = await Granted();
        return Sent.Of(confidence.Supplier, new RevokeDisclosure(granted.Id, granted.Version, "Dự án đã dừng"));
    }

    [SentBy(Capability.Supplier, Power.Bind, Verified = true)]
    public async Task<Sent> OpenNewRevision()
    {
        var (confidence, _, granted) = await Granted();
        var next = await Exchange.InDatabase(async (db, token) =>
        {
            var (revision, now) = (RevisionId.New(), Exchange.Clock.GetUtcNow().UtcDateTime);
            var listing = await db.Listings.SingleAsync(l => l.Id == confidence.Listing.Id, token);
            listing.Edit(revision, listing.Latest.Content with { Keywords = ["màng"] }, now);
            listing.Submit(now);
            listing.Approve(revision, Domain.Members.MemberId.New(), now);
            await db.SaveChangesAsync(token);
            return revision;
        });
        return Sent.Of(confidence.Supplier, new OpenNewRevision(granted.Id, granted.Version, next));
    }

    [SentBy(Capability.Recipient, Power.Manage, Verified = true)]
    public async Task<Sent> NameReader()
    {
        var (confidence, asker, granted) = await Granted();
        var colleague = await Exchange.Join(asker.Organisation, Role.Reader);
        return Sent.Of(asker, new NameReader(granted.Id, granted.Version, colleague.Ticket.Membership!.Value)) with
        {
            AlsoRefused =
            [
                ("of somebody else's member", Sent.Of(asker, new NameReader(granted.Id, granted.Version, confidence.Supplier.Ticket.Membership!.Value)), nameof(DisclosureRules.AReaderIsAMember)),
            ],
        };
    }

    [SentBy(Capability.Recipient, Power.Manage)]
    public async Task<Sent> RemoveReader()
    {
        var (_, asker, granted) = await Granted();
        return Sent.Of(asker, new RemoveReader(granted.Id, granted.Version, asker.Ticket.Membership!.Value));
    }

    [SentBy(Capability.Supplier, Power.Bind, Verified = true)]
    public async Task<Sent> ConsentToReader()
    {
        var (confidence, waiting, reader) = await Waiting();
        return Sent.Of(confidence.Supplier, new ConsentToReader(waiting.Id, waiting.Version, reader));
    }

    [SentBy(Capability.Supplier, Power.Bind)]
    public async Task<Sent> RefuseReader()
    {
        var (confidence, waiting, reader) = await Waiting();
        return Sent.Of(confidence.Supplier, new RefuseReader(waiting.Id, waiting.Version, reader));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> OpenConfidentialPart()
    {
        var (confidence, asker, granted) = await Granted();
        var (colleague, stranger) = (await Exchange.Join(asker.Organisation, Role.Representative), await confidence.NewAsker());
        var theirs = await (await Confidence.Open(Exchange)).Granted(stranger);
        OpenConfidentialPart Opening() => new(granted.Id, OpeningId.New());
        return Sent.Of(asker, Opening()) with
        {
            AlsoRefused =
            [
                ("by a colleague who is not named", Sent.Of(colleague, Opening()), nameof(DisclosureRules.OnlyNamedReadersRead)),
                ("by a reader of another organisation", Sent.Of(stranger, Opening()), Came.NotFound),
                ("by that of another listing", Sent.Of(asker, new OpenConfidentialPart(theirs.Id, OpeningId.New())), Came.NotFound),
                ("by the supplier", Sent.Of(confidence.Supplier, Opening()), Came.NotFound),
                ("by staff", Sent.Of(await Exchange.NewPerson(Capability.Exchange), Opening()), Came.NotFound),
                ("without an organisation", Sent.Of(asker.Ticket with { Membership = null }, Opening()), Came.NotFound),
            ],
        };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetOpenedPart()
    {
        var (_, asker, granted) = await Granted();
        var opening = OpeningId.New();
        await asker.Do(new OpenConfidentialPart(granted.Id, opening));
        return Sent.Of(asker, new GetOpenedPart(opening), "Nung 1.120") with
        {
            AlsoRefused =
            [
                ("by a colleague", Sent.Of(await Exchange.Join(asker.Organisation, Role.Representative), new GetOpenedPart(opening), "Nung"), Came.NotFound),
                ("by staff", Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetOpenedPart(opening), "Nung"), Came.NotFound),
                ("without an organisation", Sent.Of(asker.Ticket with { Membership = null }, new GetOpenedPart(opening), "Nung"), Came.NotFound),
            ],
        };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> OpenConfidentialDocument()
    {
        var (confidence, asker, granted) = await Granted(withDocument: true);
        var part = OpeningId.New();
        await asker.Do(new OpenConfidentialPart(granted.Id, part));
        var command = new OpenConfidentialDocument(part, confidence.Document, OpeningId.New());
        return Sent.Of(asker, command) with
        {
            AlsoRefused =
            [
                ("by a colleague", Sent.Of(await Exchange.Join(asker.Organisation, Role.Representative), command), Came.NotFound),
                ("of another listing", Sent.Of(asker, command with { Document = FileId.New() }), Came.NotFound),
            ],
        };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetOpenedDocument()
    {
        var (confidence, asker, granted) = await Granted(withDocument: true);
        var (part, document) = (OpeningId.New(), OpeningId.New());
        await asker.Do(new OpenConfidentialPart(granted.Id, part));
        await asker.Do(new OpenConfidentialDocument(part, confidence.Document, document));
        return Sent.Of(asker, new GetOpenedDocument(document), "ly-lich.pdf") with
        {
            AlsoRefused =
            [
                ("by a colleague", Sent.Of(await Exchange.Join(asker.Organisation, Role.Representative), new GetOpenedDocument(document), "ly-lich"), Came.NotFound),
                ("by the opening of the part", Sent.Of(asker, new GetOpenedDocument(part), "ly-lich"), Came.NotFound),
            ],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> OpenConfidentialPartAsStaff()
    {
        var confidence = await Confidence.Open(Exchange);
        return Sent.Of(
            await Exchange.NewPerson(Capability.Exchange),
            new OpenConfidentialPartAsStaff(confidence.Listing.Id, confidence.Listing.PublicRevision!.Value, OpeningId.New(), "Đối chiếu theo yêu cầu của bên nhận.")) with
        {
            FromAnotherOrganisation = Came.Done,
        };
    }

    [SentBy(Capability.Supplier, Power.None)]
    public async Task<Sent> GetOpenings()
    {
        var (confidence, asker, granted) = await Granted();
        await asker.Do(new OpenConfidentialPart(granted.Id, OpeningId.New()));
        return Sent.Of(confidence.Supplier, new GetOpenings(confidence.Listing.Id, 1), "\"Total\":1");
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetMyOpenings()
    {
        var (confidence, asker, granted) = await Granted();
        await asker.Do(new OpenConfidentialPart(granted.Id, OpeningId.New()));
        return Sent.Of(asker, new GetMyOpenings(1), confidence.Listing.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetDisclosureStart()
    {
        var confidence = await Confidence.Open(Exchange);
        var (_, draft) = await Exchange.DraftedListing();
        var asker = await confidence.NewAsker();
        return Sent.Of(asker, new GetDisclosureStart(confidence.Listing.Code), confidence.Listing.Code) with
        {
            FromAnotherOrganisation = Came.Done,
            AlsoRefused = [("for a draft", Sent.Of(asker, new GetDisclosureStart(draft.Code), draft.Code), Came.NotFound)],
        };
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.None)]
    public async Task<Sent> GetDisclosures()
    {
        var (_, asker, asked) = await Asked();
        return Sent.Of(asker, new GetDisclosures(null, 1), asked.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.None)]
    public async Task<Sent> GetDisclosure()
    {
        var (_, asker, asked) = await Asked();
        return Sent.Of(asker, new GetDisclosure(asked.Id), asked.Code);
    }

    private async Task<(Confidence Confidence, Person Asker, DisclosureDetail Asked)> Asked()
    {
        var confidence = await Confidence.Open(Exchange);
        var asker = await confidence.NewAsker();
        return (confidence, asker, await confidence.Asked(asker));
    }

    private async Task<(Confidence Confidence, Person Asker, DisclosureDetail Granted)> Granted(bool withDocument = false)
    {
        var confidence = await Confidence.Open(Exchange, withDocument);
        var asker = await confidence.NewAsker();
        return (confidence, asker, await confidence.Granted(asker));
    }

    private async Task<(Confidence Confidence, DisclosureDetail Waiting, MembershipId Reader)> Waiting()
    {
        var (confidence, asker, granted) = await Granted();
        var reader = (await Exchange.Join(asker.Organisation, Role.Reader)).Ticket.Membership!.Value;
        await asker.Do(new NameReader(granted.Id, granted.Version, reader));
        return (confidence, await asker.Get(new GetDisclosure(granted.Id)), reader);
    }

    /// <summary>The supplier, whose organisation also receives technologies.</summary>
    private async Task<Person> AlsoRecipient(Person supplier)
    {
        await Exchange.InDatabase((db, token) =>
            db.Organisations.Where(o => o.Id == supplier.Organisation).ExecuteUpdateAsync(s => s.SetProperty(o => o.Capabilities, Capability.Supplier | Capability.Recipient), token));
        return supplier;
    }
}
