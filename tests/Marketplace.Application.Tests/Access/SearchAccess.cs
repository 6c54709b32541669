using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Tests.Access;

/// <summary>Anyone finds what is public, and nothing of a draft.</summary>
internal sealed class SearchAccess(TestExchange exchange) : Fixtures(exchange)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetHome()
    {
        var listing = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        var (_, draft) = await Exchange.DraftedListing();
        return Sent.Of(Visitor, new GetHome(), listing.Code) with
        {
            AlsoRefused = [("for a draft", Sent.Of(Visitor, new GetHome(), draft.Code), Came.DoneWithoutIt)],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> SearchListings()
    {
        var listing = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        var (_, draft) = await Exchange.DraftedListing();
        await Index();
        var query = new SearchListings("mang loc gom", NoFilters, SearchSort.Relevance, 1);
        return Sent.Of(Visitor, query, listing.Code) with { AlsoRefused = [("for a draft", Sent.Of(Visitor, query, draft.Code), Came.DoneWithoutIt)] };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> SearchDemands()
    {
        var demand = await Exchange.OpenDemand();
        var (_, draft) = await Exchange.DraftedDemand();
        await Index();
        var query = new SearchDemands("nuoc thai", NoFilters, SearchSort.Relevance, 1);
        return Sent.Of(Visitor, query, demand.Code) with { AlsoRefused = [("for a draft", Sent.Of(Visitor, query, draft.Code), Came.DoneWithoutIt)] };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetSimilarListings()
    {
        var supplier = await Exchange.NewPerson(Capability.Supplier);
        var (listing, other) = (await Exchange.Publish(supplier), await Exchange.Publish(supplier));
        var (_, draft) = await Exchange.DraftedListing();
        await Index();
        return Sent.Of(Visitor, new GetSimilarListings(listing.Id), other.Code) with { AlsoRefused = [("of a draft", Sent.Of(Visitor, new GetSimilarListings(draft.Id), other.Code), Came.DoneWithoutIt)] };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetSimilarDemands()
    {
        var (demand, other) = (await Exchange.OpenDemand(), await Exchange.OpenDemand());
        var (_, draft) = await Exchange.DraftedDemand();
        await Index();
        return Sent.Of(Visitor, new GetSimilarDemands(demand.Id), other.Code) with { AlsoRefused = [("of a draft", Sent.Of(Visitor, new GetSimilarDemands(draft.Id), other.Code), Came.DoneWithoutIt)] };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetSuggestions()
    {
        await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        await Index();
        return Sent.Of(Visitor, new GetSuggestions(DocumentKind.Listing, "mang loc"), "Màng lọc gốm");
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetUnfoundTexts()
    {
        var texts = Exchange.Services.GetRequiredService<UnfoundTexts>();
        for (var day = 0; day < 3; day++)
        {
            texts.Note(DocumentKind.Listing, "tua bin lạ");
            await texts.Save(CancellationToken.None);
            Exchange.Clock.Advance(TimeSpan.FromDays(1));
        }

        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetUnfoundTexts(1), "tua bin la") with { FromAnotherOrganisation = Came.Done };
    }

    private Task Index() => Exchange.Services.GetRequiredService<IndexFollower>().CatchUp(CancellationToken.None);
}
