using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Application.SavedItems;
using Marketplace.Application.Search;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.SavedItems;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.SavedItems;

public sealed class SavingTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _supplier = null!;
    private Person _reader = null!;
    private Listing _listing = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier);
        _reader = await _exchange.NewPerson(Capability.Recipient);
        _listing = await _exchange.Publish(_supplier);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Colleagues_share_one_list_with_each_others_notes()
    {
        var colleague = await _exchange.Join(_reader.Organisation, Role.Reader);
        await _reader.Do(new SaveListing(SavedItemId.New(), _listing.Code), Token);
        (await colleague.Refused(new SaveListing(SavedItemId.New(), _listing.Code), Token)).ShouldBe(nameof(SavedItemRules.ATechnologyIsSavedOnce));
        var item = (await colleague.Get(new GetSavedItems(1), Token)).Items.ShouldHaveSingleItem();
        await colleague.Do(new AddNote(item.Id, SavedNoteId.New(), "Hỏi giá lắp đặt."), Token);
        (await _reader.Refused(new AddNote(item.Id, SavedNoteId.New(), "  "), Token)).ShouldBe(nameof(SavedItemRules.ASavedNoteIsWritten));

        item = (await _reader.Get(new GetSavedItems(1), Token)).Items.Single();
        item.ShouldSatisfyAllConditions(i => i.Code.ShouldBe(_listing.Code), i => i.IsShown.ShouldBeTrue(), i => i.Title.Vi.ShouldBe("Màng lọc gốm"));
        var note = item.Notes.ShouldHaveSingleItem();
        note.ShouldSatisfyAllConditions(n => n.Text.ShouldBe("Hỏi giá lắp đặt."), n => n.IsMine.ShouldBeFalse());
        (await _reader.Refused(new EditNote(item.Id, note.Id, "Khác"), Token)).ShouldBe(nameof(SavedItemRules.OnlyItsWriterChangesANote));
        await colleague.Do(new EditNote(item.Id, note.Id, "Đã hỏi giá."), Token);
        await colleague.Do(new RemoveNote(item.Id, note.Id), Token);
        (await _reader.Get(new GetSavedItems(1), Token)).Items.Single().Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_page_and_the_finds_say_that_it_is_saved_to_the_organisation_only()
    {
        await _reader.Do(new SaveListing(SavedItemId.New(), _listing.Code), Token);

        (await _reader.Get(new GetListing(_listing.Code), Token)).IsSaved.ShouldBeTrue();
        (await _supplier.Get(new GetListing(_listing.Code), Token)).IsSaved.ShouldBeFalse();
        (await _exchange.Visitor.Ask(new GetListing(_listing.Code), Token)).Answer.IsSaved.ShouldBeFalse();
        (await _reader.Get(new GetHome(), Token)).Listings.ShouldHaveSingleItem().IsSaved.ShouldBeTrue();
        (await _exchange.Visitor.Ask(new GetHome(), Token)).Answer.Listings.ShouldHaveSingleItem().IsSaved.ShouldBeFalse();
    }

    [Fact]
    public async Task A_withdrawn_listing_says_so_and_can_be_taken_off()
    {
        await _reader.Do(new SaveListing(SavedItemId.New(), _listing.Code), Token);
        var item = (await _reader.Get(new GetSavedItems(1), Token)).Items.Single();
        await _reader.Do(new AddNote(item.Id, SavedNoteId.New(), "Hỏi giá."), Token);
        await _supplier.Do(new WithdrawListing(_listing.Id, _listing.Version), Token);

        var noted = (await _reader.Get(new GetSavedItems(1), Token)).Items.Single();
        noted.IsShown.ShouldBeFalse();
        (await _reader.Send(new RemoveSavedItem(item.Id, item.Version), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
        await _reader.Do(new RemoveSavedItem(noted.Id, noted.Version), Token);
        (await _reader.Get(new GetSavedItems(1), Token)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_list_holds_so_many_items()
    {
        await _exchange.InDatabase(
            async (db, token) =>
            {
                for (var i = 0; i < SavedItemRules.MostItems; i++)
                {
                    var listing = Listing.Draft(ListingId.New(), RevisionId.New(), _supplier.Organisation, Publishing.Content($"Máy đo {i}"), isDemo: false, _exchange.Clock.GetUtcNow().UtcDateTime);
                    db.AddRange(listing, new SavedItem(SavedItemId.New(), _reader.Organisation, listing.Id, _reader.Id, _exchange.Clock.GetUtcNow().UtcDateTime));
                }

                await db.SaveChangesAsync(token);
            },
            Token);

        (await _reader.Refused(new SaveListing(SavedItemId.New(), _listing.Code), Token)).ShouldBe(nameof(SavedItemRules.AListHoldsSoManyItems));
    }
}
