using Marketplace.Application.Matching;
using Marketplace.Application.Meaning;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Matching;

/// <summary>With a real model: what no word and no term has in common is suggested, and what is unlike is not.</summary>
public sealed class MatchingByMeaningTests : IAsyncLifetime
{
    private TestExchange? _exchange;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var model = await EmbeddingTools.Model();
        Assert.SkipUnless(model.Value is not null || Environment.GetEnvironmentVariable("CI") == "true", model.Reason);
        model.Value.ShouldNotBeNull(model.Reason);
        _exchange = await TestExchange.Open(settings: [new("Meaning:Folder", model.Value), new("Meaning:Budget", "10000")]);
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
        var wanted = await _exchange.PublishListing(supplier, Content("Buồng làm khô hoa quả bằng hơi nóng từ mặt trời", "Giữ màu và hương của xoài, mít, chuối khi làm khô."));
        await _exchange.PublishListing(supplier, Content("Phần mềm quản lý phòng thí nghiệm", "Theo dõi mẫu, thiết bị và hoá chất trong phòng thí nghiệm."));
        await _exchange.PublishListing(supplier, Content("Vắc xin phòng bệnh đốm trắng cho tôm", "Tiêm hoặc ngâm, giảm tỷ lệ chết ở tôm thẻ chân trắng."));
        var demand = await _exchange.OpenDemand(business, DemandContent.Empty with
        {
            Title = new Bilingual("Drying mango and banana slices with sunlight"),
            Problem = new Bilingual("Our cooperative dries fruit in the open and loses colour and flavour."),
            Result = new Bilingual("Evenly dried fruit that keeps its colour."),
            Field = "211",
        });
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        await _exchange.Services.GetRequiredService<EmbedPublicTexts>().CatchUp(Token);
        await _exchange.Services.GetRequiredService<VectorFollower>().CatchUp(Token);
        await _exchange.Services.GetRequiredService<MatchFollower>().CatchUp(Token);

        var row = (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem();
        row.Code.ShouldBe(wanted.Code);
        row.Reasons.Single(r => r.Part == MatchPart.Text).ShouldSatisfyAllConditions(r => r.Facts.IsByMeaning.ShouldBeTrue(), r => r.Common.ShouldBeEmpty());
    }

    private static ListingContent Content(string title, string summary) =>
        Publishing.Content(title) with { Title = new Bilingual(title), Summary = new Bilingual(summary), Problem = new Bilingual(summary), Field = "211" };
}
