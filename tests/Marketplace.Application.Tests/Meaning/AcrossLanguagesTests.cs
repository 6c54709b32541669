using Marketplace.Application.Listings;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Meaning;

/// <summary>With a real model, from the publishing of a listing to its row on the page.</summary>
public sealed class AcrossLanguagesTests : IAsyncLifetime
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = new(StringComparer.Ordinal);
    private TestExchange? _exchange;
    private Person _supplier = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var model = await EmbeddingTools.Model();
        Assert.SkipUnless(model.Value is not null || Environment.GetEnvironmentVariable("CI") == "true", model.Reason);
        model.Value.ShouldNotBeNull(model.Reason);
        _exchange = await TestExchange.Open(settings: [new("Meaning:Folder", model.Value), new("Meaning:Budget", "10000")]);
        _supplier = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient);
    }

    public async ValueTask DisposeAsync()
    {
        if (_exchange is not null)
        {
            await _exchange.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_english_question_and_an_english_demand_find_a_vietnamese_listing()
    {
        var wanted = await Publish("Thiết bị xử lý nước thải dệt nhuộm bằng ozone", "Khử màu và hợp chất hữu cơ khó phân huỷ trong nước thải của nhà máy dệt.");
        await Publish("Máy gặt đập liên hợp cỡ nhỏ", "Gặt lúa trên ruộng bậc thang, nặng dưới 200 kg.");
        await Publish("Vắc xin phòng bệnh đốm trắng cho tôm", "Tiêm hoặc ngâm, giảm tỷ lệ chết ở tôm thẻ chân trắng.");
        var demand = await Open("Removing colour from textile wastewater", "Our dyeing mill must bring the colour of its effluent below the limit.");
        await CatchUp();

        var found = (await _exchange!.Visitor.Ask(new SearchListings("decolourising effluent of dyeing mills", NoFilters, SearchSort.Relevance, 1), Token)).Answer;
        found.Page.Items[0].Code.ShouldBe(wanted.Code);

        var near = _exchange.Services.GetRequiredService<Nearness>().ToDocument(demand.Id.Value, DocumentKind.Listing);
        near.ShouldNotBeNull().Nearest[0].Id.ShouldBe(wanted.Id.Value);
    }

    [Fact]
    public async Task A_question_without_marks_finds_what_is_said_in_other_words()
    {
        var wanted = await Publish("Buồng làm khô hoa quả bằng hơi nóng từ mặt trời", "Giữ màu và hương của xoài, mít, chuối.");
        await Publish("Phần mềm quản lý phòng thí nghiệm", "Theo dõi mẫu, thiết bị và hoá chất.");
        await CatchUp();

        var found = (await _exchange!.Visitor.Ask(new SearchListings("may say trai cay dung nang luong mat troi", NoFilters, SearchSort.Relevance, 1), Token)).Answer;
        found.Page.Items[0].Code.ShouldBe(wanted.Code);
    }

    [Fact]
    public async Task A_technology_shows_the_one_that_says_the_same_in_other_words_and_nothing_else()
    {
        var dryer = await Publish("Buồng làm khô hoa quả bằng hơi nóng từ mặt trời", "Giữ màu và hương của xoài, mít, chuối.");
        var other = await Publish("Máy sấy trái cây dùng năng lượng mặt trời", "Sấy dẻo các loại quả, không cần điện lưới.");
        await Publish("Phần mềm quản lý phòng thí nghiệm", "Theo dõi mẫu, thiết bị và hoá chất.");
        await CatchUp();

        (await _exchange!.Visitor.Ask(new GetSimilarListings(dryer.Id), Token)).Answer.Select(r => r.Code).ShouldBe([other.Code]);
    }

    [Fact]
    public async Task A_draft_in_english_is_shown_beside_the_same_technology_in_vietnamese()
    {
        var first = await Publish("Thiết bị xử lý nước thải dệt nhuộm bằng ozone", "Khử màu và hợp chất hữu cơ khó phân huỷ trong nước thải của nhà máy dệt bằng tháp ozone.");
        await Publish("Máy gặt đập liên hợp cỡ nhỏ", "Gặt lúa trên ruộng bậc thang, nặng dưới 200 kg.");
        await CatchUp();
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, new ListingForm(
            TitleEn: "Equipment for treating textile dyeing wastewater with ozone", SummaryEn: "An ozone tower removes colour and hardly degradable organic compounds from the wastewater of textile mills.")), Token);

        var alike = (await _supplier.Get(new GetAlikeListings(id), Token)).ShouldHaveSingleItem();
        (alike.Code, alike.IsByMeaning).ShouldBe((first.Code, true));
    }

    [Fact]
    public async Task A_draft_is_not_shown_to_a_model_elsewhere()
    {
        await Publish("Máy gặt đập liên hợp cỡ nhỏ", "Gặt lúa trên ruộng bậc thang, nặng dưới 200 kg.");
        await CatchUp();
        var services = _exchange!.Services;
        var here = services.GetRequiredService<MeaningModel>();
        var draft = new Bilingual("Máy gặt đập liên hợp cỡ nhỏ\nGặt lúa trên ruộng bậc thang, nặng dưới 200 kg.");

        (await Same(here)).ShouldNotBeEmpty();
        (await Same(here with { IsInProcess = false })).ShouldBeEmpty();

        Task<IReadOnlyList<NearDocument>> Same(MeaningModel model) =>
            new Nearness(services.GetRequiredService<QuestionVectors>(), services.GetRequiredService<VectorStore>(), services.GetRequiredService<MarkRestoring>(), model)
                .ToSame(draft, DocumentKind.Listing, Guid.NewGuid(), Token);
    }

    private async Task<Listing> Publish(string title, string summary)
    {
        var now = _exchange!.Clock.GetUtcNow().UtcDateTime;
        var revision = RevisionId.New();
        var listing = Listing.Draft(
            ListingId.New(), revision, _supplier.Organisation,
            Publishing.Content(title) with { Title = new Bilingual(title), Summary = new Bilingual(summary), Problem = new Bilingual(summary) }, isDemo: false, now);
        listing.Submit(now);
        listing.Approve(revision, MemberId.New(), now);
        await _exchange.InDatabase(async (db, token) =>
        {
            db.Listings.Add(listing);
            await db.SaveChangesAsync(token);
        }, Token);
        return listing;
    }

    /// <summary>The form's first fields ask for Vietnamese; who knows none writes English there.</summary>
    private async Task<Demand> Open(string title, string problem)
    {
        var now = _exchange!.Clock.GetUtcNow().UtcDateTime;
        var revision = DemandRevisionId.New();
        var demand = Demand.Draft(
            DemandId.New(), revision, _supplier.Organisation,
            DemandContent.Empty with { Title = new Bilingual(title), Problem = new Bilingual(problem), Result = new Bilingual("A treatment line that keeps the limit."), Field = "405" }, isDemo: false, now);
        demand.Submit(now);
        demand.Approve(revision, MemberId.New(), now);
        await _exchange.InDatabase(async (db, token) =>
        {
            db.Demands.Add(demand);
            await db.SaveChangesAsync(token);
        }, Token);
        return demand;
    }

    private async Task CatchUp()
    {
        await _exchange!.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        await _exchange.Services.GetRequiredService<EmbedPublicTexts>().CatchUp(Token);
        await _exchange.Services.GetRequiredService<VectorFollower>().CatchUp(Token);
    }
}
