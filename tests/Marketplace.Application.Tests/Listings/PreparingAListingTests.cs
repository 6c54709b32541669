using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Application.Listings.Preparing;
using Marketplace.Application.Organisations;
using Marketplace.Application.Tests.Access;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Listings;

public sealed class PreparingAListingTests : IAsyncLifetime
{
    private readonly ListingId _id = ListingId.New();
    private TestExchange _exchange = null!;
    private Person _staff = null!;
    private Person _supplier = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        (_staff, _supplier) = (await _exchange.NewPerson(Capability.Exchange), await _exchange.NewPerson(Capability.Supplier));
        await _staff.Do(new PrepareListing(_id, (await _supplier.Get(new GetMyOrganisation(), Token)).Code, ListingAccess.Complete), Token);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Staff_prepare_a_draft_that_its_organisation_alone_submits()
    {
        var draft = await _staff.Get(new GetPreparedListing(_id), Token);
        await _staff.Do(new EditPreparedListing(_id, draft.Version, ListingAccess.Complete with { TitleVi = "Máy sấy lạnh" }), Token);
        (await Standing()).ShouldBe(PreparedStanding.Writing);
        await _staff.Do(new HandPreparedListing(_id, draft.Version.Next()), Token);
        (await Standing()).ShouldBe(PreparedStanding.Handed);
        var name = await _exchange.InDatabase((db, token) => db.Members.Where(m => m.Id == _staff.Id).Select(m => m.Name).SingleAsync(token), Token);
        (await _exchange.LettersTo(_supplier.Mail, Token)).ShouldContain(l => l.Subject == "Sàn đã nhập hộ một hồ sơ: Máy sấy lạnh" && l.Text.StartsWith(name, StringComparison.Ordinal));

        var mine = await _supplier.Get(new GetListingForEdit(_id), Token);
        (mine.Prepared!.Name, mine.Prepared.TakenOverAt).ShouldBe((name, null));
        (await _supplier.Get(new GetMyListings(1), Token)).Page.Items.ShouldHaveSingleItem().IsPrepared.ShouldBeTrue();
        (await _staff.Send(new SubmitListing(_id, mine.Version), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
        await _supplier.Do(new SubmitListing(_id, mine.Version), Token);
        (await Standing()).ShouldBe(PreparedStanding.Submitted);
        (await _exchange.InDatabase((db, token) => db.Audit.AnyAsync(a => a.Message == "PrepareListing" && a.Subject == _id.Value && a.Person == _staff.Id.Value, token), Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task From_its_organisations_first_edit_on_staff_neither_change_nor_read_the_draft()
    {
        var draft = await _supplier.Get(new GetListingForEdit(_id), Token);
        await _supplier.Do(new EditListing(_id, draft.Version, ListingAccess.Complete with { TitleVi = "Của đơn vị" }), Token);

        (await _staff.Refused(new EditPreparedListing(_id, draft.Version.Next(), ListingAccess.Complete), Token)).ShouldBe(nameof(ListingRules.OnlyAnUntouchedPreparedDraftIsStaffs));
        (await _staff.Ask(new GetPreparedListing(_id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        var row = (await _staff.Get(new GetPreparedListings(1), Token)).Items.ShouldHaveSingleItem();
        (row.Standing, row.Title.IsEmpty).ShouldBe((PreparedStanding.TakenOver, true));
    }

    [Fact]
    public async Task Its_organisation_discards_a_draft()
    {
        await _supplier.Do(new WithdrawListing(_id, (await _supplier.Get(new GetListingForEdit(_id), Token)).Version), Token);
        (await Standing()).ShouldBe(PreparedStanding.Discarded);
    }

    [Fact]
    public async Task Nothing_is_prepared_for_nobody_or_for_who_supplies_nothing()
    {
        var buyer = await _exchange.NewPerson(Capability.Recipient);
        var code = (await buyer.Get(new GetMyOrganisation(), Token)).Code;
        (await _staff.Refused(new PrepareListing(ListingId.New(), code, ListingAccess.Complete), Token)).ShouldBe(nameof(ListingRules.AListingIsPreparedForASupplier));
        (await _staff.Send(new PrepareListing(ListingId.New(), "KHONG", ListingAccess.Complete), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    private async Task<PreparedStanding> Standing() => (await _staff.Get(new GetPreparedListings(1), Token)).Items.Single().Standing;
}
