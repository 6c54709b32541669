using Marketplace.Application.SavedItems;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.SavedItems;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class SavedItemAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> SaveListing()
    {
        var (listing, other) = (await Published(), await Published());
        var (_, draft) = await Exchange.DraftedListing();
        var reader = await Exchange.NewPerson(Capability.Recipient);
        var command = new SaveListing(SavedItemId.New(), listing.Code);
        return Sent.Of(reader, command) with
        {
            FromAnotherOrganisation = Came.Done,
            Otherwise = command with { Code = other.Code },
            AlsoRefused = [("for a draft", Sent.Of(reader, new SaveListing(SavedItemId.New(), draft.Code)), Came.NotFound)],
        };
    }

    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> RemoveSavedItem()
    {
        var (reader, item) = await Saved();
        return Sent.Of(reader, new RemoveSavedItem(item.Id, item.Version));
    }

    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> AddNote()
    {
        var (reader, item) = await Saved();
        return Sent.Of(reader, new AddNote(item.Id, SavedNoteId.New(), "Hỏi giá lắp đặt."));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> EditNote()
    {
        var (reader, item, note) = await Noted();
        return Sent.Of(reader, new EditNote(item, note, "Đã hỏi giá."));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> RemoveNote()
    {
        var (reader, item, note) = await Noted();
        return Sent.Of(reader, new RemoveNote(item, note));
    }

    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> GetSavedItems()
    {
        var (reader, item) = await Saved();
        return Sent.Of(reader, new GetSavedItems(1), item.Id.Value.ToString()) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    private async Task<Listing> Published() => await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));

    private async Task<(Person Reader, SavedRow Item)> Saved()
    {
        var (listing, reader) = (await Published(), await Exchange.NewPerson(Capability.Recipient));
        await reader.Do(new SaveListing(SavedItemId.New(), listing.Code));
        return (reader, (await reader.Get(new GetSavedItems(1))).Items.Single());
    }

    private async Task<(Person Reader, SavedItemId Item, SavedNoteId Note)> Noted()
    {
        var ((reader, item), note) = (await Saved(), SavedNoteId.New());
        await reader.Do(new AddNote(item.Id, note, "Hỏi giá lắp đặt."));
        return (reader, item.Id, note);
    }
}
