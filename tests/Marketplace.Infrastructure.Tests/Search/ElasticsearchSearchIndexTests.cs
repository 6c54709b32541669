using Marketplace.Application.Ports;
using Marketplace.Infrastructure.Search.Elasticsearch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>The contract on a real Elasticsearch, and what only a cluster has: aliases, versions, several that feed it.</summary>
public sealed class ElasticsearchSearchIndexTests(RunningElasticsearch server) : SearchContract, IAsyncLifetime
{
    private readonly string _prefix = "test-" + Guid.NewGuid().ToString("N");
    private readonly List<ServiceProvider> _processes = [];
    private ElasticsearchSearchIndex _index = null!;

    protected override ISearchIndex Index => _index;

    public async ValueTask InitializeAsync()
    {
        _index = Open();
        await _index.Refresh(Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_processes is [var first, ..])
        {
            await first.GetRequiredService<ElasticsearchClient>().Delete($"{_prefix}-*", CancellationToken.None);
        }

        _processes.ForEach(p => p.Dispose());
    }

    [Fact]
    public async Task Another_process_stands_where_the_index_stands()
    {
        await Put(Listing("Pin lưu trữ"));

        var second = Open();
        (await second.Refresh(Token)).ShouldBeTrue();

        second.Checkpoint.ShouldBe(_index.Checkpoint);
        (await second.Search(Request("pin luu tru"), Token))!.Total.ShouldBe(1);
    }

    [Fact]
    public async Task An_index_of_another_database_counts_as_empty()
    {
        await Put(Listing("Pin lưu trữ"));

        var other = Open("another");
        await other.Refresh(Token);

        other.Checkpoint.ShouldBe(default);
    }

    [Fact]
    public async Task What_comes_late_changes_nothing()
    {
        var listing = Listing("Máy sấy");
        var late = Open();
        await late.Refresh(Token);
        await _index.Apply([new IndexChange(DocumentKind.Listing, listing.Id, listing with { Title = new("Máy nghiền") })], 9, Token);

        await late.Apply([new IndexChange(DocumentKind.Listing, listing.Id, listing)], 8, Token);

        (await Find("may nghien")).Total.ShouldBe(1);
        (await Find("may say")).Total.ShouldBe(0);
        late.Checkpoint.Position.ShouldBe(9);

        await _index.Apply([new IndexChange(DocumentKind.Listing, listing.Id, null)], 20, Token);
        await late.Apply([new IndexChange(DocumentKind.Listing, listing.Id, listing)], 19, Token);
        (await Find("may")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_rebuilt_index_is_seen_when_it_is_not_behind_and_the_old_one_is_gone()
    {
        var (old, young) = (Listing("Lò cũ"), Listing("Lò mới"));
        await Put(old);
        await Put(young);

        await _index.Rebuild(new[] { old }.ToAsyncEnumerable(), new IndexCheckpoint(1, 3), Token);
        _index.Checkpoint.ShouldBe(new IndexCheckpoint(1, 3));
        (await Find("lo")).Total.ShouldBe(2);

        await _index.Apply([new IndexChange(DocumentKind.Listing, young.Id, young)], 2, Token);
        (await Find("lo")).Total.ShouldBe(2);
        _index.Checkpoint.ShouldBe(new IndexCheckpoint(2, 3));
        var indices = await _processes[0].GetRequiredService<ElasticsearchClient>().Get($"{_prefix}-index-*", Token);
        indices.AsObject().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rebuild_that_breaks_off_leaves_the_running_index_alone()
    {
        await Put(Listing("Lò nung"));

        await Should.ThrowAsync<IOException>(() => _index.Rebuild(Broken(), new IndexCheckpoint(5, 1), Token));

        _index.Checkpoint.Position.ShouldBe(1);
        (await Find("lo nung")).Total.ShouldBe(1);
        (await _processes[0].GetRequiredService<ElasticsearchClient>().Get($"{_prefix}-index-*", Token)).AsObject().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_documents_are_rebuilt_and_told_of()
    {
        var all = Enumerable.Range(0, 2_300).Select(i => Listing($"Công nghệ {i}")).ToArray();

        await _index.Rebuild(all.ToAsyncEnumerable(), new IndexCheckpoint(1, 0), Token);

        (await Ask(Request(null))).Total.ShouldBe(2_300);
        (await _index.Contents(Token).Select(c => c.Id).ToListAsync(Token)).ShouldBe(all.Select(d => d.Id), ignoreOrder: true);
    }

    private ElasticsearchSearchIndex Open(string database = "test")
    {
        var options = new ElasticsearchOptions { Address = server.Address() + "/", Prefix = _prefix };
        var process = new ServiceCollection().AddElasticsearchClient(options).BuildServiceProvider();
        _processes.Add(process);
        return new ElasticsearchSearchIndex(process.GetRequiredService<ElasticsearchClient>(), options, () => database, TimeProvider.System, NullLogger<ElasticsearchSearchIndex>.Instance);
    }

    private static async IAsyncEnumerable<SearchDocument> Broken()
    {
        yield return Listing("Một");
        await Task.Yield();
        throw new IOException("The database is gone.");
    }
}
