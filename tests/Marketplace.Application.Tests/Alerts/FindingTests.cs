using Marketplace.Application.Accounts;
using Marketplace.Application.Alerts;
using Marketplace.Application.Approvals;
using Marketplace.Application.Demands;
using Marketplace.Application.Listings;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Application.Terminology;
using Marketplace.Application.Tests.Access;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Alerts;

public sealed class FindingTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _supplier = null!;
    private Person _reader = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier);
        _reader = await _exchange.NewPerson(Capability.Recipient);
        await Look();
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_saved_search_finds_what_is_published_later_and_nothing_else()
    {
        await _exchange.Publish(_supplier, "Giống lúa cũ");
        _exchange.Clock.Advance(TimeSpan.FromMinutes(1));
        await Save("giống lúa");
        await Look();
        (await Alerts()).ShouldBeEmpty();

        var wanted = await _exchange.Publish(_supplier, "Giống lúa chịu mặn");
        await _exchange.Publish(_supplier, "Màng lọc gốm");
        await Look();

        (await Alerts()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            a => a.Code.ShouldBe(wanted.Code), a => a.Path.ShouldBe($"listings/{wanted.Code}"), a => a.Watches.ShouldBe(["giống lúa"]), a => a.IsRead.ShouldBeFalse());
    }

    [Fact]
    public async Task Words_typed_without_marks_and_other_words_of_the_glossary_find_too()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        await staff.Do(new AddConcept(ConceptId.New(), new ConceptForm("204", "máy sấy", "zirconia dryer", null, null)), Token);
        await _exchange.Services.GetRequiredService<GlossaryFollower>().CatchUp(Token);
        await Save("giong lua chiu man");
        await Save("zirconia dryer");
        await _exchange.Publish(_supplier, "Giống lúa chịu mặn");
        await _exchange.Publish(_supplier, "Máy sấy");
        await _exchange.Publish(_supplier, "Cảm biến");
        await Look();
        (await Alerts()).Select(a => a.Title.Vi).ShouldBe(["Giống lúa chịu mặn", "Máy sấy"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_long_saved_search_tells_of_what_holds_most_of_it_and_not_of_any_one_word()
    {
        await Save("thiết bị sấy nông sản bằng năng lượng mặt trời");
        var wanted = await _exchange.Publish(_supplier, "Máy sấy nông sản dùng năng lượng mặt trời");
        await _exchange.Publish(_supplier, "Thiết bị y tế");
        await _exchange.Publish(_supplier, "Bằng chứng số");
        await _exchange.Publish(_supplier, "Năng lượng tái tạo");
        await Look();
        (await Alerts()).ShouldHaveSingleItem().Code.ShouldBe(wanted.Code);

        var page = string.Join(' ', Enumerable.Repeat("thiết bị sấy nông sản bằng năng lượng mặt trời", 40));
        await _reader.Do(new SaveSearch(WatchId.New(), new SavedSearch(Sought.Listings, page, []), "Cả trang", MailRhythm.None), Token);
        wanted = await _exchange.Publish(_supplier, "Thiết bị sấy nông sản bằng năng lượng mặt trời");
        await _exchange.Publish(_supplier, "Thiết bị y tế");
        await Look();
        (await Alerts()).First(a => a.Code == wanted.Code).Watches.Count.ShouldBe(2);
        (await Alerts()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_followed_is_called_in_the_readers_language_unless_they_gave_it_another_name()
    {
        await _exchange.InDatabase(async (db, token) =>
        {
            await db.Organisations.Where(o => o.Id == _supplier.Organisation).ExecuteUpdateAsync(s => s.SetProperty(o => o.Profile.Name.Vi, "Viện Gốm").SetProperty(o => o.Profile.Name.En, "Ceramics Institute"), token);
        }, Token);
        await _reader.Do(new FollowField(WatchId.New(), "207", MailRhythm.Daily), Token);
        await _reader.Do(new FollowOrganisation(WatchId.New(), await _exchange.CodeOf(_supplier), MailRhythm.Daily), Token);
        await _exchange.Publish(_supplier, "Màng lọc gốm");
        await Look();
        var english = new Person(_exchange, _reader.Ticket with { Language = Language.En }, _reader.Id, _reader.Mail, _reader.Organisation);

        (await _reader.Get(new GetWatches(1), Token)).Page.Items.Select(w => w.Name).ShouldBe(["Kỹ thuật môi trường", "Viện Gốm"], ignoreOrder: true);
        (await english.Get(new GetWatches(1), Token)).Page.Items.Select(w => w.Name).ShouldBe(["Environmental engineering", "Ceramics Institute"], ignoreOrder: true);
        (await english.Get(new GetAlerts(OnlyUnread: false, 1), Token)).Page.Items.ShouldHaveSingleItem().Watches.ShouldBe(["Environmental engineering", "Ceramics Institute"], ignoreOrder: true);

        var field = (await english.Get(new GetWatches(1), Token)).Page.Items.Single(w => w.Kind == WatchKind.Field);
        await english.Do(new RenameWatch(field.Id, field.Version, "Nước sạch"), Token);
        (await english.Get(new GetWatches(1), Token)).Page.Items.Select(w => w.Name).ShouldContain("Nước sạch");
    }

    [Fact]
    public async Task What_several_watches_find_is_told_once_and_names_them_all()
    {
        await Save("màng lọc");
        await _reader.Do(new SaveSearch(WatchId.New(), new SavedSearch(Sought.Listings, null, [new ChosenFacet(FacetNames.TrlBand, ["7-9"])]), "Sẵn sàng", MailRhythm.None), Token);
        await _reader.Do(new FollowField(WatchId.New(), "2", MailRhythm.None), Token);
        await _reader.Do(new FollowField(WatchId.New(), "207", MailRhythm.None), Token);
        await _reader.Do(new FollowOrganisation(WatchId.New(), await CodeOf(_supplier), MailRhythm.None), Token);
        await _exchange.Publish(_supplier);
        await Look();
        await Look();

        (await Alerts()).ShouldHaveSingleItem().Watches.Count.ShouldBe(5);
        (await _reader.Get(new GetWhoAmI(), Token)).UnreadAlerts.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_that_was_broken_off_or_is_worked_on_twice_tells_everything_once()
    {
        await Save("màng lọc");
        await _reader.Do(new FollowField(WatchId.New(), "207", MailRhythm.None), Token);
        var listing = await _exchange.Publish(_supplier);
        await Index();

        // The rows come back, as after a crash before they were put away; and a second process looks at the same moment.
        await Finding().CatchUp(Token);
        await _exchange.InDatabase(
            async (db, token) =>
            {
                NewThings.Announce(db, DocumentKind.Listing, listing.Key, _exchange.Clock.GetUtcNow().UtcDateTime);
                await db.SaveChangesAsync(token);
            },
            Token);
        var second = ActivatorUtilities.CreateInstance<AlertFinding>(_exchange.Services);
        await Task.WhenAll(Finding().CatchUp(Token), second.CatchUp(Token));
        _exchange.Clock.Advance(TimeSpan.FromMinutes(3));
        await second.CatchUp(Token);

        (await Alerts()).ShouldHaveSingleItem().Watches.Count.ShouldBe(2);
        (await _exchange.InDatabase((db, token) => db.Outbox.CountAsync(o => o.Lane == NewThings.Lane, token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task While_the_index_lacks_it_it_waits()
    {
        await Save("màng lọc");
        await _exchange.Publish(_supplier);
        await Finding().CatchUp(Token);
        (await Alerts()).ShouldBeEmpty();
        await Look();
        (await Alerts()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_new_revision_is_not_new()
    {
        var listing = await _exchange.Publish(_supplier, "Giống lúa");
        await Look();
        await Save("màng lọc");
        await _exchange.InDatabase(
            async (db, token) =>
            {
                var again = await db.Listings.SingleAsync(l => l.Id == listing.Id, token);
                var (now, revision) = (_exchange.Clock.GetUtcNow().UtcDateTime, RevisionId.New());
                again.Edit(revision, Publishing.Content("Màng lọc gốm"), now);
                again.Submit(now);
                again.Approve(revision, MemberId.New(), now);
                await db.SaveChangesAsync(token);
            },
            Token);
        await Look();
        (await Alerts()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ones_own_organisation_tells_its_people_nothing_new()
    {
        var colleague = await _exchange.Join(_supplier.Organisation, Role.Reader);
        await colleague.Do(new FollowField(WatchId.New(), "207", MailRhythm.None), Token);
        (await colleague.Refused(new FollowOrganisation(WatchId.New(), await CodeOf(_supplier), MailRhythm.None), Token)).ShouldBe(nameof(WatchRules.OnesOwnOrganisationIsNotFollowed));
        await _exchange.Publish(_supplier);
        await Look();
        (await colleague.Get(new GetAlerts(false, 1), Token)).Page.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Who_follows_an_organisation_does_not_learn_of_its_anonymous_demands()
    {
        var business = await _exchange.NewPerson(Capability.Recipient);
        await _reader.Do(new FollowOrganisation(WatchId.New(), await CodeOf(business), MailRhythm.None), Token);
        var field = await _exchange.NewPerson(Capability.Supplier);
        await field.Do(new FollowField(WatchId.New(), "207", MailRhythm.None), Token);
        await Open(business, DemandAccess.Complete with { IsAnonymous = true });
        await Look();
        (await Alerts()).ShouldBeEmpty();
        (await field.Get(new GetAlerts(false, 1), Token)).Page.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            a => a.Kind.ShouldBe(DocumentKind.Demand), a => a.IsAnonymous.ShouldBeTrue(), a => a.Organisation.IsEmpty.ShouldBeTrue());

        await Open(business, DemandAccess.Complete with { TitleVi = "Có tên" });
        await Look();
        (await Alerts()).ShouldHaveSingleItem().Title.Vi.ShouldBe("Có tên");
    }

    [Fact]
    public async Task A_new_organisation_is_found_by_its_name()
    {
        await _reader.Do(new SaveSearch(WatchId.New(), new SavedSearch(Sought.Organisations, "tổ chức", []), "Tổ chức mới", MailRhythm.None), Token);
        var newcomer = await _exchange.NewPerson(Capability.Supplier);
        await Look();
        (await Alerts()).ShouldHaveSingleItem().Code.ShouldBe(await CodeOf(newcomer));
    }

    [Fact]
    public async Task What_is_hidden_before_it_is_read_is_told_no_more()
    {
        await Save("màng lọc");
        var listing = await _exchange.Publish(_supplier);
        await Look();
        await _supplier.Do(new WithdrawListing(listing.Id, listing.Version), Token);
        (await Alerts()).ShouldBeEmpty();
        (await _reader.Get(new GetWhoAmI(), Token)).UnreadAlerts.ShouldBe(0);
    }

    [Fact]
    public async Task A_paused_watch_finds_nothing_and_a_resumed_one_only_what_comes_then()
    {
        await Save("màng lọc");
        var watch = (await _reader.Get(new GetWatches(1), Token)).Page.Items.Single();
        await _reader.Do(new PauseWatch(watch.Id, watch.Version), Token);
        (await _reader.Refused(new PauseWatch(watch.Id, watch.Version.Next()), Token)).ShouldBe(nameof(WatchRules.OnlyARunningWatchIsPaused));
        await _exchange.Publish(_supplier, "Màng lọc một");
        await Look();
        _exchange.Clock.Advance(TimeSpan.FromHours(1));
        await _reader.Do(new ResumeWatch(watch.Id, watch.Version.Next()), Token);
        await Look();
        (await Alerts()).ShouldBeEmpty();
        await _exchange.Publish(_supplier, "Màng lọc hai");
        await Look();
        (await Alerts()).ShouldHaveSingleItem().Title.Vi.ShouldBe("Màng lọc hai");
    }

    [Fact]
    public async Task Alerts_are_read_one_by_one_or_all_at_once_and_leave_with_nobody()
    {
        await Save("màng lọc");
        for (var i = 0; i < 25; i++)
        {
            await _exchange.Publish(_supplier, $"Màng lọc {i}");
            _exchange.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Look();
        var first = await _reader.Get(new GetAlerts(OnlyUnread: false, 1), Token);
        first.ShouldSatisfyAllConditions(a => a.Page.Items.Count.ShouldBe(20), a => a.Page.Total.ShouldBe(25), a => a.Unread.ShouldBe(25));
        await _reader.Do(new MarkAlertRead(first.Page.Items[0].Id), Token);
        (await _reader.Get(new GetAlerts(OnlyUnread: true, 2), Token)).Page.ShouldSatisfyAllConditions(p => p.Items.Count.ShouldBe(4), p => p.Total.ShouldBe(24));

        // Who leaves an organisation keeps what is their own.
        await _exchange.InDatabase((db, token) => db.Set<Membership>().Where(m => m.Member == _reader.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.EndedAt, TestExchange.Beginning.UtcDateTime), token), Token);
        await _reader.Do(new MarkAlertsRead(_reader.Id, first.NewestAt!.Value), Token);
        (await _reader.Get(new GetAlerts(OnlyUnread: true, 1), Token)).ShouldSatisfyAllConditions(a => a.Unread.ShouldBe(0), a => a.HasWatches.ShouldBeTrue());
    }

    [Fact]
    public async Task Nothing_is_watched_twice_and_nobody_watches_everything()
    {
        await Save("màng lọc");
        (await _reader.Refused(new SaveSearch(WatchId.New(), new SavedSearch(Sought.Listings, " màng lọc ", [new ChosenFacet(FacetNames.ConfirmedOn, ["30"])]), "Khác", MailRhythm.None), Token)).ShouldBe(nameof(WatchRules.ASearchIsSavedOnce));
        (await _reader.Refused(new SaveSearch(WatchId.New(), new SavedSearch(Sought.Listings, "", []), "Tất cả", MailRhythm.None), Token)).ShouldBe(nameof(WatchRules.ASavedSearchNarrows));
        await _reader.Do(new FollowField(WatchId.New(), "207", MailRhythm.None), Token);
        (await _reader.Refused(new FollowField(WatchId.New(), "207", MailRhythm.Daily), Token)).ShouldBe(nameof(WatchRules.AFollowIsKeptOnce));
        (await _reader.Send(new FollowField(WatchId.New(), "999999", MailRhythm.Daily), Token)).Problem!.Refusals.ShouldHaveSingleItem().Code.ShouldBe("CodeIsKnown");
        (await _reader.Send(new FollowField(WatchId.New(), null, MailRhythm.Daily), Token)).Problem!.Refusals.ShouldHaveSingleItem().Code.ShouldBe("CodeIsKnown");
        for (var i = 2; i < WatchRules.MostWatches; i++)
        {
            await Save($"từ khóa {i}");
        }

        (await _reader.Refused(new FollowField(WatchId.New(), "2", MailRhythm.None), Token)).ShouldBe(nameof(WatchRules.APersonKeepsSoManyWatches));
        (await _reader.Get(new GetWatches(3), Token)).Page.Items.Count.ShouldBe(10);
    }

    private Task Save(string text) => _reader.Do(new SaveSearch(WatchId.New(), new SavedSearch(Sought.Listings, text, []), text, MailRhythm.None), Token);

    private async Task<IReadOnlyList<AlertRow>> Alerts() => (await _reader.Get(new GetAlerts(OnlyUnread: false, 1), Token)).Page.Items;

    private Task<string> CodeOf(Person person) => _exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == person.Organisation).Select(o => o.Code).SingleAsync(token), Token);

    private async Task Open(Person business, DemandForm form)
    {
        var (id, staff) = (DemandId.New(), await _exchange.NewPerson(Capability.Exchange));
        await business.Do(new DraftDemand(id, form), Token);
        await business.Do(new SubmitDemand(id, (await business.Get(new GetDemandForEdit(id), Token)).Version), Token);
        var review = await staff.Get(new GetDemandReview(id), Token);
        await staff.Do(new ApproveDemand(id, review.Version, review.Revision, ReviewChecklist.Demand), Token);
    }

    private AlertFinding Finding() => _exchange.Services.GetRequiredService<AlertFinding>();

    private Task Index() => _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);

    private async Task Look()
    {
        await Index();
        await Finding().CatchUp(Token);
    }
}
