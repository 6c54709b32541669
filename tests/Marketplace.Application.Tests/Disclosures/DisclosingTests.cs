using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Disclosures;
using Marketplace.Application.Listings;
using Marketplace.Application.Negotiations;
using Marketplace.Application.Policies;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Work;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Disclosures;

public sealed class DisclosingTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Confidence _confidence = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _confidence = await Confidence.Open(_exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task From_the_request_to_the_reading_and_its_log()
    {
        var asker = await _confidence.NewAsker();
        var asked = await _confidence.Asked(asker);
        (await Tasks(_confidence.Supplier)).ShouldContain((WorkKind.AnswerDisclosure, $"disclosures/{asked.Id.Value}"));
        await GotLetter(_confidence.Supplier, "Có đề nghị xem phần bảo mật");
        (await PublicPage(asker)).Disclosure!.State.ShouldBe(DisclosureState.Waiting);
        var seen = await _confidence.Supplier.Get(new GetDisclosure(asked.Id), Token);
        (seen.Side, seen.DaysLeft, seen.Purpose).ShouldBe((Side.Supplier, 2, "Đánh giá để lắp thử."));

        await _confidence.Supplier.Do(new GrantDisclosure(asked.Id, seen.Version, Confidence.Until), Token);
        (await Tasks(asker)).ShouldContain((WorkKind.ReadConfidentialPart, $"disclosures/{asked.Id.Value}/read"));
        await GotLetter(asker, "Phần bảo mật của");
        (await PublicPage(asker)).Disclosure.ShouldBe(new ListingDisclosure(asked.Id, DisclosureState.Granted, Confidence.Until, IsOpen: true, IsReader: true));

        var part = await Confidence.Read(asker, asked.Id);
        (part.Text.Vi, part.ListingCode, part.Revision).ShouldBe((Confidence.Secret, _confidence.Listing.Code, 1));
        (await Tasks(asker)).ShouldNotContain(t => t.Kind == WorkKind.ReadConfidentialPart);
        var row = (await _confidence.Supplier.Get(new GetOpenings(_confidence.Listing.Id, 1), Token)).Page.Items.ShouldHaveSingleItem();
        (row.Person, row.IsStaff, row.Reason, row.Revision).ShouldBe((part.Mark.Reader, false, null, 1));
        (await asker.Get(new GetMyOpenings(1), Token)).Items.ShouldHaveSingleItem().ListingCode.ShouldBe(_confidence.Listing.Code);
    }

    [Fact]
    public async Task A_document_is_taken_away_under_its_readers_mark_and_logged_by_itself()
    {
        var confidence = await Confidence.Open(_exchange, withDocument: true);
        var asker = await confidence.NewAsker();
        var granted = await confidence.Granted(asker);
        var (part, opening) = (OpeningId.New(), OpeningId.New());
        await asker.Do(new OpenConfidentialPart(granted.Id, part), Token);
        var offered = (await asker.Get(new GetOpenedPart(part), Token)).Documents.ShouldHaveSingleItem();
        (offered.File, offered.Title.Vi, offered.Kind).ShouldBe((confidence.Document, "ly-lich", FileKind.Pdf));

        await asker.Do(new OpenConfidentialDocument(part, offered.File, opening), Token);
        var taken = await asker.Get(new GetOpenedDocument(opening), Token);
        (taken.Name, taken.Mark.ListingCode).ShouldBe(("ly-lich.pdf", confidence.Listing.Code));
        var rows = (await confidence.Supplier.Get(new GetOpenings(confidence.Listing.Id, 1), Token)).Page.Items;
        rows.Select(r => r.Document?.Vi).ShouldBe([null, "ly-lich"], ignoreOrder: true);
        (await asker.Get(new GetMyOpenings(1), Token)).Items.Select(r => r.Document?.Vi).ShouldBe([null, "ly-lich"], ignoreOrder: true);

        _exchange.Clock.Advance(Disclosure.ReadingTime);
        (await asker.Ask(new GetOpenedDocument(opening), Token)).Problem.ShouldBe(Problem.NotFound);
        (await asker.Send(new OpenConfidentialDocument(part, offered.File, OpeningId.New()), Token)).Problem.ShouldBe(Problem.NotFound);
    }

    [Fact]
    public async Task A_document_closes_with_its_part_and_staff_take_it_for_their_reason()
    {
        var confidence = await Confidence.Open(_exchange, withDocument: true);
        var asker = await confidence.NewAsker();
        var granted = await confidence.Granted(asker);
        var (part, opening) = (OpeningId.New(), OpeningId.New());
        await asker.Do(new OpenConfidentialPart(granted.Id, part), Token);
        await asker.Do(new OpenConfidentialDocument(part, confidence.Document, opening), Token);
        await confidence.Supplier.Do(new RevokeDisclosure(granted.Id, granted.Version, "Dự án đã dừng"), Token);
        (await asker.Ask(new GetOpenedDocument(opening), Token)).Problem!.Refusals.Single().Code.ShouldBe(nameof(DisclosureRules.OnlyWhatIsOpenIsRead));

        var staff = await _exchange.NewPerson(Capability.Exchange);
        var (seen, taken) = (OpeningId.New(), OpeningId.New());
        const string Reason = "Đối chiếu theo yêu cầu của bên nhận.";
        await staff.Do(new OpenConfidentialPartAsStaff(confidence.Listing.Id, confidence.Listing.PublicRevision!.Value, seen, Reason), Token);
        await staff.Do(new OpenConfidentialDocument(seen, confidence.Document, taken), Token);
        (await staff.Get(new GetOpenedDocument(taken), Token)).Kind.ShouldBe(FileKind.Pdf);
        (await confidence.Supplier.Get(new GetOpenings(confidence.Listing.Id, 1), Token)).Page.Items.Where(r => r.IsStaff).ShouldAllBe(r => r.Reason == Reason);
    }

    [Fact]
    public async Task Each_reading_is_a_row_and_one_that_was_not_logged_is_not_read()
    {
        var asker = await _confidence.NewAsker();
        var granted = await _confidence.Granted(asker);
        (await asker.Ask(new GetOpenedPart(OpeningId.New()), Token)).Problem.ShouldBe(Problem.NotFound);
        await Confidence.Read(asker, granted.Id);
        await Confidence.Read(asker, granted.Id);
        (await _confidence.Supplier.Get(new GetOpenings(_confidence.Listing.Id, 1), Token)).Page.Total.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_opened_is_read_for_an_hour_and_no_longer_than_the_access_holds()
    {
        var asker = await _confidence.NewAsker();
        var granted = await _confidence.Granted(asker);
        var (first, second) = (OpeningId.New(), OpeningId.New());
        await asker.Do(new OpenConfidentialPart(granted.Id, first), Token);
        _exchange.Clock.Advance(Disclosure.ReadingTime);
        (await asker.Ask(new GetOpenedPart(first), Token)).Problem.ShouldBe(Problem.NotFound);

        await asker.Do(new OpenConfidentialPart(granted.Id, second), Token);
        (await asker.Get(new GetOpenedPart(second), Token)).Text.Vi.ShouldBe(Confidence.Secret);
        await _confidence.Supplier.Do(new RevokeDisclosure(granted.Id, granted.Version, "Dự án đã dừng"), Token);
        (await asker.Ask(new GetOpenedPart(second), Token)).IsDone.ShouldBeFalse();
        await GotLetter(asker, "Quyền xem phần bảo mật");
        (await PublicPage(asker)).Disclosure!.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task An_officers_request_goes_up_to_the_representative_and_the_supplier_knows_nothing_of_it_before()
    {
        var officer = await _confidence.NewAsker(Role.Officer);
        var head = await _exchange.Join(officer.Organisation, Role.Representative);
        var asked = await _confidence.Asked(officer);
        asked.State.ShouldBe(DisclosureState.AwaitsRepresentative);
        (await _confidence.Supplier.Ask(new GetDisclosure(asked.Id), Token)).Problem.ShouldBe(Problem.NotFound);
        (await _confidence.Supplier.Get(new GetDisclosures(null, 1), Token)).Total.ShouldBe(0);
        (await _exchange.LettersTo(_confidence.Supplier.Mail, Token)).ShouldNotContain(l => l.Subject.Contains("phần bảo mật", StringComparison.Ordinal));
        await GotLetter(head, "Chờ bạn chấp nhận cam kết bảo mật");
        (await Tasks(head)).ShouldContain((WorkKind.AcceptUndertaking, $"disclosures/{asked.Id.Value}"));
        (await Tasks(officer)).ShouldNotContain(t => t.Kind == WorkKind.AcceptUndertaking);

        await head.Do(new AcceptUndertaking(asked.Id, asked.Version, asked.Undertaking.Id), Token);
        (await _confidence.Supplier.Get(new GetDisclosures(Side.Supplier, 1), Token)).Items.ShouldHaveSingleItem().State.ShouldBe(DisclosureState.Waiting);
    }

    [Fact]
    public async Task Only_the_undertaking_in_force_is_accepted()
    {
        var asker = await _confidence.NewAsker();
        var command = await _confidence.Asking(asker);
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var before = await staff.Get(new GetPolicyToPublish(PolicyKind.Confidentiality), Token);
        await staff.Do(new PublishPolicy(before.Id, PolicyId.New(), new DateOnly(2026, 11, 24), new PolicyForm("Cam kết mới", "A new undertaking", "Đổi", "Changed")), Token);

        (await asker.Refused(command, Token)).ShouldBe(nameof(DisclosureRules.TheUndertakingInForceIsAccepted));
        await asker.Do(await _confidence.Asking(asker), Token);
    }

    [Fact]
    public async Task An_organisation_asks_once_at_a_time_and_again_when_it_has_ended()
    {
        var asker = await _confidence.NewAsker();
        var granted = await _confidence.Granted(asker);
        (await asker.Get(new GetDisclosureStart(_confidence.Listing.Code), Token)).Hindrance.ShouldBe(DisclosureHindrance.AlreadyAsked);
        (await asker.Refused(await _confidence.Asking(asker), Token)).ShouldBe(nameof(DisclosureRules.OneDisclosureIsAskedForAtATime));

        _exchange.Clock.Advance(TimeSpan.FromDays(200));
        (await asker.Get(new GetDisclosure(granted.Id), Token)).ShouldSatisfyAllConditions(d => d.IsExpired.ShouldBeTrue(), d => d.IsOpen.ShouldBeFalse());
        await asker.Do(await _confidence.Asking(asker), Token);
    }

    [Fact]
    public async Task A_declined_request_tells_its_reason_in_the_readers_language()
    {
        var asker = await _confidence.NewAsker();
        var asked = await _confidence.Asked(asker);
        await _confidence.Supplier.Do(new DeclineDisclosure(asked.Id, asked.Version, "purpose-unclear", "Xin nói rõ dây chuyền."), Token);
        var declined = await asker.Get(new GetDisclosure(asked.Id), Token);
        (declined.State, declined.Reason, declined.Steps[^1].Text).ShouldBe((DisclosureState.Declined, "Mục đích chưa rõ", "Xin nói rõ dây chuyền."));
        (await asker.Refused(new OpenConfidentialPart(asked.Id, OpeningId.New()), Token)).ShouldBe(nameof(DisclosureRules.OnlyWhatIsOpenIsRead));
    }

    [Fact]
    public async Task Nobody_reads_but_the_named_readers_of_the_asking_organisation()
    {
        var asker = await _confidence.NewAsker();
        var (reader, colleague) = (await _exchange.Join(asker.Organisation, Role.Reader), await _exchange.Join(asker.Organisation, Role.Officer));
        var granted = await _confidence.Granted(asker, reader);
        (await Confidence.Read(reader, granted.Id)).Text.Vi.ShouldBe(Confidence.Secret);
        (await asker.Refused(Opening(granted), Token)).ShouldBe(nameof(DisclosureRules.OnlyNamedReadersRead));
        (await colleague.Refused(Opening(granted), Token)).ShouldBe(nameof(DisclosureRules.OnlyNamedReadersRead));
        (await (await _confidence.NewAsker()).Send(Opening(granted), Token)).Problem.ShouldBe(Problem.NotFound);
        (await _confidence.Supplier.Send(Opening(granted), Token)).Problem.ShouldBe(Problem.NotFound);
        (await (await _exchange.NewPerson(Capability.Exchange)).Send(Opening(granted), Token)).Problem.ShouldBe(Problem.NotFound);
        (await PublicPage(colleague)).Disclosure!.IsReader.ShouldBeFalse();

        var opening = OpeningId.New();
        await reader.Do(new OpenConfidentialPart(granted.Id, opening), Token);
        (await colleague.Ask(new GetOpenedPart(opening), Token)).Problem.ShouldBe(Problem.NotFound);
    }

    [Fact]
    public async Task Who_leaves_loses_access_at_once_and_coming_back_does_not_bring_it_again()
    {
        var asker = await _confidence.NewAsker();
        var reader = await _exchange.Join(asker.Organisation, Role.Reader);
        var granted = await _confidence.Granted(asker, reader);
        var opening = OpeningId.New();
        await reader.Do(new OpenConfidentialPart(granted.Id, opening), Token);
        var back = MembershipId.New();
        await _exchange.InDatabase(async (db, token) =>
        {
            var organisation = await db.Organisations.SingleAsync(o => o.Id == asker.Organisation, token);
            organisation.EndMembership(reader.Ticket.Membership!.Value, _exchange.Clock.GetUtcNow().UtcDateTime);
            organisation.Admit(back, reader.Id, Role.Reader, _exchange.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(token);
        }, Token);
        (await reader.Send(Opening(granted), Token)).Problem.ShouldBe(Problem.NotFound);
        (await reader.Ask(new GetOpenedPart(opening), Token)).Problem.ShouldBe(Problem.NotFound);

        var again = reader.For(asker.Organisation, back);
        (await again.Refused(Opening(granted), Token)).ShouldBe(nameof(DisclosureRules.OnlyNamedReadersRead));
        (await again.Ask(new GetOpenedPart(opening), Token)).IsDone.ShouldBeFalse();
        (await asker.Get(new GetDisclosure(granted.Id), Token)).Readers.ShouldHaveSingleItem().HasLeft.ShouldBeTrue();
    }

    [Fact]
    public async Task An_organisation_that_is_no_longer_verified_reads_nothing()
    {
        var asker = await _confidence.NewAsker();
        var granted = await _confidence.Granted(asker);
        await _exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == asker.Organisation).ExecuteUpdateAsync(s => s.SetProperty(o => o.VerifiedAt, (DateTime?)null), token), Token);
        (await asker.Refused(Opening(granted), Token)).ShouldBe(nameof(OrganisationRules.OnlyVerifiedOrganisationsTrade));
        (await asker.Get(new GetDisclosureStart((await Confidence.Open(_exchange)).Listing.Code), Token)).Hindrance.ShouldBe(DisclosureHindrance.Unverified);
    }

    [Fact]
    public async Task A_further_reader_waits_for_the_suppliers_consent()
    {
        var asker = await _confidence.NewAsker();
        var colleague = await _exchange.Join(asker.Organisation, Role.Officer);
        var granted = await _confidence.Granted(asker);
        await asker.Do(new NameReader(granted.Id, granted.Version, colleague.Ticket.Membership!.Value), Token);
        await GotLetter(_confidence.Supplier, "Có thêm người đề nghị đọc");
        (await Tasks(_confidence.Supplier)).ShouldContain((WorkKind.AnswerReader, $"disclosures/{granted.Id.Value}"));
        (await colleague.Refused(Opening(granted), Token)).ShouldBe(nameof(DisclosureRules.OnlyNamedReadersRead));

        var waiting = await _confidence.Supplier.Get(new GetDisclosure(granted.Id), Token);
        await _confidence.Supplier.Do(new ConsentToReader(granted.Id, waiting.Version, colleague.Ticket.Membership!.Value), Token);
        await Confidence.Read(colleague, granted.Id);
        await GotLetter(colleague, "Bên giao đồng ý người đọc mới");

        var open = await asker.Get(new GetDisclosure(granted.Id), Token);
        await asker.Do(new RemoveReader(granted.Id, open.Version, colleague.Ticket.Membership!.Value), Token);
        (await colleague.Refused(Opening(granted), Token)).ShouldBe(nameof(DisclosureRules.OnlyNamedReadersRead));
    }

    [Fact]
    public async Task A_newer_revision_stays_closed_until_the_supplier_opens_it()
    {
        var asker = await _confidence.NewAsker();
        var granted = await _confidence.Granted(asker);
        var next = await Revise("Nung 1.180 °C");
        (await Confidence.Read(asker, granted.Id)).Text.Vi.ShouldBe(Confidence.Secret);
        var seen = await _confidence.Supplier.Get(new GetDisclosure(granted.Id), Token);
        seen.Newer.ShouldBe(new NewerRevision(next, 2));
        await _confidence.Supplier.Do(new OpenNewRevision(granted.Id, seen.Version, next), Token);
        (await Confidence.Read(asker, granted.Id)).ShouldSatisfyAllConditions(p => p.Text.Vi.ShouldBe("Nung 1.180 °C"), p => p.Revision.ShouldBe(2));
        (await _confidence.Supplier.Get(new GetDisclosure(granted.Id), Token)).Newer.ShouldBeNull();
        await GotLetter(asker, "Bản mới của phần bảo mật");
    }

    [Fact]
    public async Task Staff_open_it_with_a_reason_that_the_supplier_reads()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var (listing, opening) = (_confidence.Listing, OpeningId.New());
        var command = new OpenConfidentialPartAsStaff(listing.Id, listing.PublicRevision!.Value, opening, "xem thử");
        (await staff.Refused(command, Token)).ShouldBe(nameof(DisclosureRules.StaffSayWhyTheyOpen));
        await staff.Do(command with { Reason = "Đối chiếu với vụ việc VV-1 theo yêu cầu của bên nhận." }, Token);
        (await staff.Get(new GetOpenedPart(opening), Token)).Text.Vi.ShouldBe(Confidence.Secret);
        var row = (await _confidence.Supplier.Get(new GetOpenings(listing.Id, 1), Token)).Page.Items.ShouldHaveSingleItem();
        (row.IsStaff, row.Reason).ShouldBe((true, "Đối chiếu với vụ việc VV-1 theo yêu cầu của bên nhận."));
        await GotLetter(_confidence.Supplier, "Quản trị Sàn đã mở phần bảo mật");

        var (_, draft) = await _exchange.DraftedListing();
        (await staff.Send(new OpenConfidentialPartAsStaff(draft.Id, listing.PublicRevision.Value, OpeningId.New(), command.Reason + " và đối chiếu thêm một lần"), Token)).Problem.ShouldBe(Problem.NotFound);
    }

    [Fact]
    public async Task The_room_says_whether_it_is_open()
    {
        var asker = await _confidence.NewAsker();
        await asker.Do(new AskQuestion(QuestionId.New(), _confidence.Listing.Id, "Màng dùng được bao lâu?"), Token);
        var room = (await asker.Get(new GetNegotiations(NegotiationFilter.All, 1), Token)).Items[0].Id;
        (await asker.Get(new GetRoom(room), Token)).Disclosure.ShouldBeNull();
        var granted = await _confidence.Granted(asker);
        (await _confidence.Supplier.Get(new GetRoom(room), Token)).Disclosure.ShouldBe(new RoomDisclosure(granted.Id, IsOpen: true));
        (await (await _exchange.NewPerson(Capability.Exchange)).Get(new GetRoom(room), Token)).Disclosure.ShouldBeNull();
    }

    [Fact]
    public async Task Letters_never_hold_what_is_confidential()
    {
        var asker = await _confidence.NewAsker();
        await Confidence.Read(asker, (await _confidence.Granted(asker)).Id);
        var letters = await _exchange.InDatabase((db, token) => db.Outbox.Select(o => o.Payload).ToListAsync(token), Token);
        letters.ShouldNotBeEmpty();
        letters.ShouldAllBe(l => !l.Contains("1.120", StringComparison.Ordinal));
    }

    private static OpenConfidentialPart Opening(DisclosureDetail disclosure) => new(disclosure.Id, OpeningId.New());

    private static async Task<List<(WorkKind Kind, string Path)>> Tasks(Person person) => (await person.Get(new GetWork(), Token)).Tasks.Select(t => (t.Kind, t.Path)).ToList();

    private Task<PublicListing> PublicPage(Person reader) => reader.Get(new GetListing(_confidence.Listing.Code), Token);

    private async Task GotLetter(Person person, string subject) =>
        (await _exchange.LettersTo(person.Mail, Token)).ShouldContain(l => l.Subject.StartsWith(subject, StringComparison.Ordinal));

    private Task<RevisionId> Revise(string confidential) => _exchange.InDatabase(async (db, token) =>
    {
        var (next, now) = (RevisionId.New(), _exchange.Clock.GetUtcNow().UtcDateTime);
        var listing = await db.Listings.SingleAsync(l => l.Id == _confidence.Listing.Id, token);
        listing.Edit(next, listing.Latest.Content with { Confidential = new Domain.Common.Bilingual(confidential) }, now);
        listing.Submit(now);
        listing.Approve(next, MemberId.New(), now);
        await db.SaveChangesAsync(token);
        return next;
    }, Token);
}
