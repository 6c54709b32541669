using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Approvals;

public sealed class SuspendingTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _staff = null!;
    private Person _supplier = null!;
    private Listing _listing = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        (_staff, _supplier) = (await _exchange.NewPerson(Capability.Exchange), await _exchange.NewPerson(Capability.Supplier));
        _listing = await _exchange.Publish(_supplier);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Staff_hide_a_listing_with_a_reason_and_show_it_again_and_who_did_both_stays()
    {
        (await _staff.Refused(new SuspendListing(_listing.Id, _listing.Version, " "), Token)).ShouldBe(nameof(SuspensionRules.ASuspensionHasAReason));
        await _staff.Do(new SuspendListing(_listing.Id, _listing.Version, "Số liệu đang được kiểm tra."), Token);
        (await _exchange.Visitor.Ask(new GetListing(_listing.Code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await _supplier.Get(new GetListingForEdit(_listing.Id), Token)).HiddenFor.ShouldBe(["Số liệu đang được kiểm tra."]);
        (await _exchange.LettersTo(_supplier.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Hồ sơ tạm ngừng", StringComparison.Ordinal) && l.Text.Contains("Số liệu đang được kiểm tra.", StringComparison.Ordinal));

        var desk = await _staff.Get(new GetSuspensions(_listing.Code, 1), Token);
        desk.Hidden.Items.ShouldHaveSingleItem().IsByCase.ShouldBeFalse();
        var listing = desk.Listing.ShouldNotBeNull();
        listing.MaySuspend.ShouldBeFalse();
        (await _staff.Refused(new SuspendListing(_listing.Id, listing.Version, "Lần nữa."), Token)).ShouldBe(nameof(SuspensionRules.NothingIsHiddenTwiceForOneReason));

        var colleague = await _exchange.Join(_staff.Organisation, Role.Officer);
        await colleague.Do(new ResumeListing(_listing.Id, listing.Version, listing.History[0].Id), Token);
        (await _exchange.Visitor.Ask(new GetListing(_listing.Code), Token)).IsDone.ShouldBeTrue();
        (await _exchange.LettersTo(_supplier.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Hồ sơ được hiển thị lại", StringComparison.Ordinal));
        desk = await _staff.Get(new GetSuspensions(_listing.Code, 1), Token);
        desk.Hidden.Total.ShouldBe(0);
        var past = desk.Listing!.History.ShouldHaveSingleItem();
        var names = await _exchange.InDatabase((db, token) => db.Members.Where(m => m.Id == _staff.Id || m.Id == colleague.Id).ToDictionaryAsync(m => m.Id, m => m.Name, token), Token);
        (past.By, past.LiftedBy, past.IsLifted).ShouldBe((names[_staff.Id], names[colleague.Id], true));
        (await _staff.Refused(new ResumeListing(_listing.Id, desk.Listing.Version, past.Id), Token)).ShouldBe(nameof(SuspensionRules.OnlyWhatIsHiddenIsShownAgain));
    }

    [Fact]
    public async Task What_a_case_decided_is_not_lifted_here()
    {
        await _exchange.InDatabase(async (db, token) =>
        {
            var listing = await db.Listings.SingleAsync(l => l.Id == _listing.Id, token);
            listing.Suspend(Guid.NewGuid(), "Vụ việc.", _exchange.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(token);
        }, Token);
        var listing = (await _staff.Get(new GetSuspensions(_listing.Code, 1), Token)).Listing!;
        listing.History[0].By.ShouldBeNull();
        (await _staff.Refused(new ResumeListing(listing.Id, listing.Version, listing.History[0].Id), Token)).ShouldBe(nameof(SuspensionRules.ACaseLiftsItsOwnSuspension));
    }

    [Fact]
    public async Task What_was_never_public_is_not_found()
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, new ListingForm(TitleVi: "Bản nháp")), Token);
        var draft = await _supplier.Get(new GetListingForEdit(id), Token);
        (await _staff.Get(new GetSuspensions(draft.Code, 1), Token)).Listing.ShouldBeNull();
        (await _staff.Send(new SuspendListing(id, draft.Version, "Lý do."), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }
}
