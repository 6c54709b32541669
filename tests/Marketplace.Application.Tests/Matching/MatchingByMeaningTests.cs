using Marketplace.Application.Matching;
using Marketplace.Application.Meaning;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Matching;

/// <summary>With a real model: what no word and no term has in common is suggested, and what is unlike is not.</summary>
public sealed class MatchingByMeaningTests : IAsyncLifetime
{
    private TestExchange? _exchange;
    private bool _isAway;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var model = await EmbeddingTools.Model();
        Assert.SkipUnless(model.Value is not null || Environment.GetEnvironmentVariable("CI") == "true", model.Reason);
        model.Value.ShouldNotBeNull(model.Reason);
        _exchange = await TestExchange.Open(settings: [new("Meaning:Folder", model.Value), new("Meaning:Budget", "10000")], services: services =>
        {
            var made = services.Last(s => !s.IsKeyedService && s.ServiceType == typeof(IEmbeddingGenerator<string, Embedding<float>>)).ImplementationFactory!;
            services.Replace(ServiceDescriptor.Singleton<IEmbeddingGenerator<string, Embedding<float>>>(
                provider => new Leaving((IEmbeddingGenerator<string, Embedding<float>>)made(provider), () => _isAway)));
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_exchange is not null)
        {
            await _exchange.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_english_demand_finds_a_vietnamese_listing_without_a_common_word()
    {
        var (supplier, business) = (await _exchange!.NewPerson(Capability.Supplier), await _exchange.NewPerson(Capability.Recipient));
        var wanted = await PublishDryer(supplier);
        await _exchange.PublishListing(supplier, Content("Phần mềm quản lý phòng thí nghiệm", "Theo dõi mẫu, thiết bị và hoá chất trong phòng thí nghiệm."));
        await _exchange.PublishListing(supplier, Content("Vắc xin phòng bệnh đốm trắng cho tôm", "Tiêm hoặc ngâm, giảm tỷ lệ chết ở tôm thẻ chân trắng."));
        var demand = await _exchange.OpenDemand(business, Drying);
        await Embed();
        await Load();
        await Look();

        var row = (await Suggested(business, demand)).ShouldHaveSingleItem();
        row.Code.ShouldBe(wanted.Code);
        row.Reasons.Single(r => r.Part == MatchPart.Text).ShouldSatisfyAllConditions(r => r.Facts.IsByMeaning.ShouldBeTrue(), r => r.Common.ShouldBeEmpty());
    }

    [Fact]
    public async Task What_was_published_while_the_embedder_was_away_is_matched_when_it_is_back()
    {
        var (supplier, business) = (await _exchange!.NewPerson(Capability.Supplier), await _exchange.NewPerson(Capability.Recipient));
        await Load();
        _isAway = true;
        var wanted = await PublishDryer(supplier);
        var demand = await _exchange.OpenDemand(business, Drying);
        var (alike, other) = (await _exchange.Publish(supplier), await _exchange.OpenDemand(business, Suggesting.Ceramic));
        await Should.ThrowAsync<HttpRequestException>(Embed);
        await Load();
        await Look();

        // Words make matches meanwhile.
        (await Suggested(business, other)).ShouldHaveSingleItem().Code.ShouldBe(alike.Code);
        (await Suggested(business, demand)).ShouldBeEmpty();

        _isAway = false;
        _exchange.Clock.Advance(TimeSpan.FromMinutes(3));
        await Embed();

        // Nothing is passed over while this node's vectors are behind those that were made.
        await Look();
        await Load();
        await Look();
        (await Suggested(business, demand)).ShouldHaveSingleItem().Code.ShouldBe(wanted.Code);
    }

    private static DemandContent Drying => DemandContent.Empty with
    {
        Title = new Bilingual("Drying mango and banana slices with sunlight"),
        Problem = new Bilingual("Our cooperative dries fruit in the open and loses colour and flavour."),
        Result = new Bilingual("Evenly dried fruit that keeps its colour."),
        Field = "211",
    };

    private static ListingContent Content(string title, string summary) =>
        Publishing.Content(title) with { Title = new Bilingual(title), Summary = new Bilingual(summary), Problem = new Bilingual(summary), Field = "211" };

    private Task<Listing> PublishDryer(Person supplier) =>
        _exchange!.PublishListing(supplier, Content("Buồng làm khô hoa quả bằng hơi nóng từ mặt trời", "Giữ màu và hương của xoài, mít, chuối khi làm khô."));

    private Task Embed() => _exchange!.Services.GetRequiredService<EmbedPublicTexts>().CatchUp(Token);

    private Task Load() => _exchange!.Services.GetRequiredService<VectorFollower>().CatchUp(Token);

    private async Task Look()
    {
        await _exchange!.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        await _exchange.Services.GetRequiredService<MatchFollower>().CatchUp(Token);
    }

    private static async Task<IReadOnlyList<MatchRow>> Suggested(Person business, Demand demand) => (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token)).Page.Items;

    /// <summary>Like a server that is out of reach at times.</summary>
    private sealed class Leaving(IEmbeddingGenerator<string, Embedding<float>> inner, Func<bool> isAway) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
    {
        public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            isAway() ? throw new HttpRequestException("The server is gone.") : base.GenerateAsync(values, options, cancellationToken);
    }
}
