using Marketplace.Application.Matching;
using Marketplace.Application.Tests.Matching;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class MatchingAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Capability.Supplier | Capability.Recipient, Power.Draft)]
    public async Task<Sent> AcceptMatch()
    {
        var suggestion = await Exchange.Suggested(supplier: await Both());
        return Sent.Of(suggestion.Supplier, new AcceptMatch(suggestion.Match.Id, suggestion.Match.Version)) with
        {
            AlsoRefused = [("by a third party", Sent.Of(await Both(), new AcceptMatch(suggestion.Match.Id, suggestion.Match.Version)), Came.NotFound)],
        };
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Draft)]
    public async Task<Sent> DismissMatch()
    {
        var suggestion = await Exchange.Suggested(business: await Both());
        return Sent.Of(suggestion.Business, new DismissMatch(suggestion.Match.Id, suggestion.Match.Version, "price", null));
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Draft)]
    public async Task<Sent> RestoreMatch()
    {
        var suggestion = await Exchange.Suggested(business: await Both());
        await suggestion.Business.Do(new DismissMatch(suggestion.Match.Id, suggestion.Match.Version, "price", null));
        return Sent.Of(suggestion.Business, new RestoreMatch(suggestion.Match.Id, suggestion.Match.Version.Next()));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> LookForDemands()
    {
        var suggestion = await Exchange.Suggested();
        var command = new LookForDemands(MatchLookId.New(), suggestion.Listing.Id);
        return Sent.Of(suggestion.Supplier, command) with { Otherwise = command with { Listing = (await Exchange.Publish(suggestion.Supplier)).Id } };
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> LookForListings()
    {
        var suggestion = await Exchange.Suggested();
        var command = new LookForListings(MatchLookId.New(), suggestion.Demand.Id);
        return Sent.Of(suggestion.Business, command) with { Otherwise = command with { Demand = (await Exchange.OpenDemand(suggestion.Business, Suggesting.Ceramic)).Id } };
    }

    [SentBy(Capability.Supplier, Power.None)]
    public async Task<Sent> GetMatchedListings()
    {
        var suggestion = await Exchange.Suggested();
        return Sent.Of(suggestion.Supplier, new GetMatchedListings(1), suggestion.Listing.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Capability.Recipient, Power.None)]
    public async Task<Sent> GetMatchedDemands()
    {
        var suggestion = await Exchange.Suggested();
        return Sent.Of(suggestion.Business, new GetMatchedDemands(1), suggestion.Demand.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Capability.Supplier, Power.None)]
    public async Task<Sent> GetListingMatches()
    {
        var suggestion = await Exchange.Suggested();
        return Sent.Of(suggestion.Supplier, new GetListingMatches(suggestion.Listing.Id, MatchShelf.New, 1), suggestion.Demand.Code);
    }

    [SentBy(Capability.Recipient, Power.None)]
    public async Task<Sent> GetDemandMatches()
    {
        var suggestion = await Exchange.Suggested();
        return Sent.Of(suggestion.Business, new GetDemandMatches(suggestion.Demand.Id, MatchShelf.New, 1), suggestion.Listing.Code);
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetMatchPrecision()
    {
        var suggestion = await Exchange.Suggested();
        await suggestion.Business.Do(new DismissMatch(suggestion.Match.Id, suggestion.Match.Version, "price", null));
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetMatchPrecision(null, null, 1), "\"price\"") with { FromAnotherOrganisation = Came.Done };
    }

    /// <summary>Somebody whose organisation may be on either side.</summary>
    private Task<Person> Both() => Exchange.NewPerson(Capability.Supplier | Capability.Recipient);
}
