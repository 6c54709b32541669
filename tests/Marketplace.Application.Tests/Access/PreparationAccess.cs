using Marketplace.Application.Listings.Preparing;
using Marketplace.Application.Organisations;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

/// <summary>Staff prepare for everybody; what an organisation wrote itself they do not find here.</summary>
internal sealed class PreparationAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> PrepareListing()
    {
        var supplier = await Exchange.NewPerson(Capability.Supplier);
        var command = new PrepareListing(ListingId.New(), (await supplier.Get(new GetMyOrganisation())).Code, ListingAccess.Complete);
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), command) with { FromAnotherOrganisation = Came.Done, Otherwise = command with { Form = ListingAccess.Complete with { Trl = 8 } } };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> EditPreparedListing()
    {
        var (staff, id) = await Prepared();
        var (_, own) = await Exchange.DraftedListing();
        return Sent.Of(staff, new EditPreparedListing(id, new Version(1), ListingAccess.Complete with { Trl = 8 })) with
        {
            FromAnotherOrganisation = Came.Done,
            AlsoRefused = [("for an organisation's own draft", Sent.Of(staff, new EditPreparedListing(own.Id, own.Version, ListingAccess.Complete)), Came.NotFound)],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> HandPreparedListing()
    {
        var (staff, id) = await Prepared();
        return Sent.Of(staff, new HandPreparedListing(id, new Version(1))) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetPreparedListing()
    {
        var (staff, id) = await Prepared();
        var (_, own) = await Exchange.DraftedListing();
        return Sent.Of(staff, new GetPreparedListing(id), id.Value.ToString()) with
        {
            FromAnotherOrganisation = Came.Done,
            AlsoRefused = [("for an organisation's own draft", Sent.Of(staff, new GetPreparedListing(own.Id), own.Code), Came.NotFound)],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetPreparedListings()
    {
        var (staff, id) = await Prepared();
        return Sent.Of(staff, new GetPreparedListings(1), id.Value.ToString()) with { FromAnotherOrganisation = Came.Done };
    }

    private async Task<(Person Staff, ListingId Id)> Prepared()
    {
        var (staff, supplier) = (await Exchange.NewPerson(Capability.Exchange), await Exchange.NewPerson(Capability.Supplier));
        var id = ListingId.New();
        await staff.Do(new PrepareListing(id, (await supplier.Get(new GetMyOrganisation())).Code, ListingAccess.Complete));
        return (staff, id);
    }
}
