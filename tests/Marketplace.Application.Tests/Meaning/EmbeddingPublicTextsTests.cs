using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Meaning;

/// <summary>Vectors follow what the public may read, and nothing else.</summary>
public sealed class EmbeddingPublicTextsTests : IAsyncLifetime
{
    private readonly CountingEmbedder _embedder = new();
    private TestExchange _exchange = null!;
    private Person _supplier = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private VectorSet Listings => _exchange.Services.GetRequiredService<VectorStore>()[DocumentKind.Listing];

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open(
            settings: [new("Meaning:Endpoint", "http://127.0.0.1:9/v1"), new("Meaning:Model", "test"), new("Meaning:Threshold", "0.3"), new("Meaning:ThresholdAcross", "0.3"), new("Meaning:Margin", "1"), new("Meaning:Budget", "10000")],
            services: services => services.Replace(ServiceDescriptor.Singleton<IEmbeddingGenerator<string, Embedding<float>>>(_embedder)));
        _supplier = await _exchange.NewPerson(Capability.Supplier);
        await CatchUp();
        _embedder.Texts.Clear();
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_published_listing_gets_its_vector_and_a_question_finds_it()
    {
        var listing = await _exchange.Publish(_supplier, "Máy sấy nông sản");
        Listings.Count.ShouldBe(0);
        await CatchUp();

        _embedder.Texts.Count.ShouldBe(2);
        _embedder.Texts[0].ShouldStartWith("passage: Máy sấy nông sản\nMàng lọc gốm");
        _embedder.Texts[1].ShouldBe("passage: Ceramic membrane");
        Listings.Count.ShouldBe(1);
        var near = await _exchange.Services.GetRequiredService<Nearness>().To("may say nong san", DocumentKind.Listing, Token);
        near!.Nearest.ShouldHaveSingleItem().Id.ShouldBe(listing.Id.Value);
        near.CosineOf(listing.Id.Value)!.Value.ShouldBeGreaterThan(0.3f);
        near.CosineOf(Guid.CreateVersion7()).ShouldBeNull();
        _embedder.Texts[^1].ShouldBe("query: máy sấy nông sản");
    }

    [Fact]
    public async Task A_text_is_embedded_once_however_often_it_is_looked_at()
    {
        await _exchange.Publish(_supplier, "Máy sấy nông sản");
        await CatchUp();
        var made = _embedder.Texts.Count;

        await Worker().CatchUp(Token);
        await _exchange.InDatabase((db, token) => db.Settings.Where(s => s.Name.StartsWith("vectors:")).ExecuteDeleteAsync(token), Token);
        await Worker().CatchUp(Token);

        _embedder.Texts.Count.ShouldBe(made);
        Listings.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_withdrawn_listing_leaves_no_vector_anywhere()
    {
        var listing = await _exchange.Publish(_supplier, "Máy sấy nông sản");
        await CatchUp();
        await _exchange.InDatabase(async (db, token) =>
        {
            var found = await db.Listings.SingleAsync(l => l.Id == listing.Id, token);
            found.Withdraw();
            await db.SaveChangesAsync(token);
        }, Token);
        await CatchUp();

        Listings.Count.ShouldBe(0);
        (await _exchange.InDatabase((db, token) => db.PublicTexts.CountAsync(t => t.Kind == DocumentKind.Listing, token), Token)).ShouldBe(0);
        (await _exchange.InDatabase((db, token) => db.TextVectors.CountAsync(v => !db.PublicTexts.Any(t => t.TextHash == v.TextHash), token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task One_process_at_a_time_makes_vectors_and_a_dead_one_is_succeeded()
    {
        await _exchange.Publish(_supplier, "Máy sấy nông sản");
        await Hold("another process", Token);
        await Worker().CatchUp(Token);
        _embedder.Texts.ShouldBeEmpty();

        _exchange.Clock.Advance(TimeSpan.FromMinutes(3));
        await CatchUp();
        _embedder.Texts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Work_that_broke_off_goes_on_where_it_broke()
    {
        for (var i = 0; i < 40; i++)
        {
            await _exchange.Publish(_supplier, $"Thiết bị số {i}");
        }

        _embedder.FailsAfter = 20;
        await Should.ThrowAsync<HttpRequestException>(() => Worker().CatchUp(Token));
        _embedder.FailsAfter = null;
        var before = _embedder.Texts.Count;
        before.ShouldBeInRange(1, 20);
        _exchange.Clock.Advance(TimeSpan.FromMinutes(3));
        await CatchUp();

        // All of them have the same English title, which is embedded once.
        _embedder.Texts.Count.ShouldBe(41);
        _embedder.Texts.Distinct(StringComparer.Ordinal).Count().ShouldBe(41);
        Listings.Count.ShouldBe(40);
    }

    [Fact]
    public async Task Another_model_makes_its_own_vectors_and_never_meets_the_others()
    {
        await _exchange.Publish(_supplier, "Máy sấy nông sản");
        await CatchUp();
        var other = _exchange.Services.GetRequiredService<MeaningModel>() with { Name = "other" };
        using var store = new VectorStore();
        var follower = new VectorFollower(_exchange.Services.GetRequiredService<IServiceScopeFactory>(), store, new MarkRestoring(), other);
        await follower.CatchUp(Token);
        store[DocumentKind.Listing].Count.ShouldBe(0);
        var made = _embedder.Texts.Count;

        _exchange.Clock.Advance(TimeSpan.FromMinutes(3));
        await Worker(other).CatchUp(Token);
        await follower.CatchUp(Token);

        _embedder.Texts.Count.ShouldBeGreaterThan(made);
        store[DocumentKind.Listing].Count.ShouldBe(1);
        Listings.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_node_that_starts_later_loads_what_is_there()
    {
        await _exchange.Publish(_supplier, "Máy sấy nông sản");
        await CatchUp();
        using var store = new VectorStore();
        var marks = new MarkRestoring();
        await new VectorFollower(_exchange.Services.GetRequiredService<IServiceScopeFactory>(), store, marks, _exchange.Services.GetRequiredService<MeaningModel>()).CatchUp(Token);
        store[DocumentKind.Listing].Count.ShouldBe(1);
        store[DocumentKind.Organisation].Count.ShouldBe(_exchange.Services.GetRequiredService<VectorStore>()[DocumentKind.Organisation].Count);
        marks.Restore("may say nong san").ShouldBe("máy sấy nông sản");
    }

    [Fact]
    public async Task What_is_confidential_or_still_a_draft_is_never_embedded()
    {
        await _exchange.Publish(_supplier, "Máy sấy nông sản", confidential: "Mat-ma-4711");
        await CatchUp();
        _embedder.Texts.ShouldNotBeEmpty();
        _embedder.Texts.ShouldAllBe(t => !t.Contains("4711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Documents_have_neighbours_of_either_kind_and_are_none_of_their_own()
    {
        var one = await _exchange.Publish(_supplier, "Máy sấy nông sản");
        var other = await _exchange.Publish(_supplier, "Máy sấy nông sản nhiệt đới");
        await CatchUp();
        var nearness = _exchange.Services.GetRequiredService<Nearness>();

        nearness.ToDocument(one.Id.Value, DocumentKind.Listing)!.Nearest.Select(n => n.Id).ShouldBe([other.Id.Value]);
        nearness.ToDocument(one.Id.Value, DocumentKind.Demand)!.Nearest.ShouldBeEmpty();
        nearness.ToDocument(Guid.CreateVersion7(), DocumentKind.Listing).ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_vector_words_alone_are_searched()
    {
        await _exchange.Publish(_supplier, "Máy sấy nông sản");
        await CatchUp();
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        _embedder.FailsAfter = 0;
        var found = (await _exchange.Visitor.Ask(new SearchListings("máy sấy", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 1), Token)).Answer;
        found.IsDegraded.ShouldBeFalse();
        found.Page.Total.ShouldBe(1);
    }

    [Fact]
    public async Task An_organisation_is_found_by_what_is_near_in_meaning_and_its_row_says_so()
    {
        await _exchange.InDatabase(async (db, token) =>
        {
            var now = _exchange.Clock.GetUtcNow().UtcDateTime;
            var organisation = new Organisation(OrganisationId.New(), "VSK", "0101234567", new OrganisationProfile { Name = new Bilingual("Viện sấy khô"), LegalKind = "institute" }, Capability.Supplier, isDemo: false, now);
            organisation.Verify(now);
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync(token);
        }, Token);
        await CatchUp();
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);

        (await Found("sấy sạch")).ShouldBe([("VSK", true, false)]);
        (await Found("sấy khô")).ShouldBe([("VSK", false, false)]);

        async Task<IEnumerable<(string Code, bool IsByMeaning, bool IsInFullText)>> Found(string text) =>
            (await _exchange.Visitor.Ask(new SearchOrganisations(text, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), 1), Token)).Answer.Page.Items.Select(r => (r.Code, r.IsByMeaning, r.IsInFullText));
    }

    [Fact]
    public async Task A_running_node_notices_an_older_copy_of_the_database()
    {
        var end = await _exchange.InDatabase((db, token) => db.LastPosition(token), Token);
        var listing = await _exchange.Publish(_supplier, "Máy sấy nông sản");
        await CatchUp();
        Listings.Count.ShouldBe(1);
        await _exchange.InDatabase(async (db, token) =>
        {
            await db.PublicTexts.Where(t => t.Subject == listing.Id.Value).ExecuteDeleteAsync(token);
            await db.Changes.Where(c => c.Position > end).ExecuteDeleteAsync(token);
        }, Token);
        await _exchange.Services.GetRequiredService<VectorFollower>().CatchUp(Token);
        Listings.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_running_node_that_stood_still_for_longer_than_changes_are_kept_loads_all_again()
    {
        using var store = new VectorStore();
        var follower = new VectorFollower(_exchange.Services.GetRequiredService<IServiceScopeFactory>(), store, new MarkRestoring(), _exchange.Services.GetRequiredService<MeaningModel>());
        await follower.CatchUp(Token);
        await _exchange.Publish(_supplier, "Máy sấy nông sản");
        await CatchUp();
        await _exchange.NewPerson(Capability.Recipient);
        _exchange.Clock.Advance(ChangeRow.Kept + TimeSpan.FromHours(1));
        await _exchange.Publish(_supplier, "Cảm biến độ mặn");
        await _exchange.Services.GetRequiredService<ForgetOldChanges>().Forget(Token);
        await _exchange.Publish(_supplier, "Giống lúa");
        await follower.CatchUp(Token);
        store[DocumentKind.Listing].Count.ShouldBe(1);
    }

    [Fact]
    public async Task How_far_the_vectors_are_and_whether_the_embedder_answers_is_told()
    {
        var state = _exchange.Services.GetRequiredService<MeaningState>();
        await _exchange.Publish(_supplier, "Máy sấy nông sản");
        var figures = await state.Look(Token);
        (figures.Model, figures.Failure, figures.Wanted - figures.Made, figures.IsWhole).ShouldBe(("test", null, 1, false));
        await CatchUp();
        (await state.Look(Token)).ShouldSatisfyAllConditions(f => f.Made.ShouldBe(f.Wanted), f => f.IsWhole.ShouldBeTrue());

        // It is asked once a minute, however often one looks.
        var asked = _embedder.Texts.Count;
        await state.Look(Token);
        _embedder.Texts.Count.ShouldBe(asked);
        _embedder.FailsAfter = 0;
        (await state.Look(Token)).IsWhole.ShouldBeTrue();
        _exchange.Clock.Advance(TimeSpan.FromMinutes(1));
        (await state.Look(Token)).ShouldSatisfyAllConditions(f => f.Failure.ShouldBeOfType<HttpRequestException>(), f => f.Made.ShouldBe(f.Wanted), f => f.IsWhole.ShouldBeFalse());
    }

    private async Task CatchUp()
    {
        await _exchange.Services.GetRequiredService<EmbedPublicTexts>().CatchUp(Token);
        await _exchange.Services.GetRequiredService<VectorFollower>().CatchUp(Token);
    }

    /// <summary>As another process would have it.</summary>
    private EmbedPublicTexts Worker(MeaningModel? model = null)
    {
        _exchange.Clock.Advance(TimeSpan.FromMinutes(3));
        return new EmbedPublicTexts(
            _exchange.Services.GetRequiredService<IServiceScopeFactory>(), _embedder, model ?? _exchange.Services.GetRequiredService<MeaningModel>(), _exchange.Clock, NullLogger<EmbedPublicTexts>.Instance);
    }

    private Task Hold(string holder, CancellationToken cancellationToken) => _exchange.InDatabase(async (db, token) =>
    {
        _exchange.Clock.Advance(TimeSpan.FromMinutes(3));
        (await Lease.Take(db, EmbedPublicTexts.LeaseName(_exchange.Services.GetRequiredService<MeaningModel>()), holder, TimeSpan.FromMinutes(5), _exchange.Clock, token)).ShouldBeTrue();
    }, cancellationToken);

    /// <summary>Texts are as near as they have words in common; it remembers what it was given.</summary>
    private sealed class CountingEmbedder : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Texts { get; } = [];

        public int? FailsAfter { get; set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var texts = values.ToArray();
            if (Texts.Count + texts.Length > FailsAfter)
            {
                throw new HttpRequestException("The server is gone.");
            }

            Texts.AddRange(texts);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(t => new Embedding<float>(Vector(t)))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private static float[] Vector(string text)
        {
            var vector = new float[64];
            foreach (var word in text.ToLowerInvariant().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                vector[word.Aggregate(17u, (hash, letter) => (hash * 31) + letter) % 64]++;
            }

            var length = MathF.Sqrt(vector.Sum(v => v * v));
            return [.. vector.Select(v => length == 0 ? 0 : v / length)];
        }
    }
}
