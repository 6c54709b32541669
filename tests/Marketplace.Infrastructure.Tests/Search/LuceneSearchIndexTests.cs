using Marketplace.Application.Ports;
using Marketplace.Infrastructure.Search.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Search;

public sealed class LuceneSearchIndexTests : SearchContract, IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("marketplace-index-").FullName;
    private readonly List<LuceneSearchIndex> _opened = [];

    protected override ISearchIndex Index => _opened[0];

    public async ValueTask InitializeAsync() => await Open();

    public ValueTask DisposeAsync()
    {
        _opened.ForEach(index => index.Dispose());
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_index_opens_again_at_its_committed_position()
    {
        await Put(Listing("Pin lưu trữ"));
        _opened[0].Dispose();
        _opened.Clear();

        var again = await Open();

        again.Checkpoint.ShouldBe(1);
        (await Find("pin luu tru")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task An_index_of_another_database_counts_as_empty()
    {
        await Put(Listing("Pin lưu trữ"));
        _opened[0].Dispose();
        _opened.Clear();

        (await Open("another")).Checkpoint.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_process_follows_and_takes_over_when_the_first_is_gone()
    {
        await Put(Listing("Máy ấp trứng"));
        var second = await Open();
        (await second.Refresh(Token)).ShouldBeFalse();

        await Put(Listing("Máy gặt lúa"));
        await second.Refresh(Token);
        (await second.Search(Request("may"), Token)).Total.ShouldBe(2);

        _opened[0].Dispose();
        _opened.RemoveAt(0);
        (await second.Refresh(Token)).ShouldBeTrue();
        await Put(Listing("Máy cày"));
        (await Find("may")).Total.ShouldBe(3);
    }

    [Fact]
    public async Task A_rebuild_by_another_process_is_taken_up_and_the_old_folder_removed()
    {
        var document = Listing("Vắc xin thú y");
        await Put(document);
        using (var command = new LuceneSearchIndex(_root, () => "test", NullLogger<LuceneSearchIndex>.Instance))
        {
            await command.Refresh(Token);
            await command.Rebuild(new[] { document, Listing("Vắc xin tôm") }.ToAsyncEnumerable(), 9, Token);
        }

        (await Find("vac xin")).Total.ShouldBe(1);
        (await Index.Refresh(Token)).ShouldBeTrue();
        (await Find("vac xin")).Total.ShouldBe(2);
        Index.Checkpoint.ShouldBe(9);
        Directory.GetDirectories(_root).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_rebuild_that_was_broken_off_changes_nothing_and_is_swept()
    {
        await Put(Listing("Đèn LED"));
        await Should.ThrowAsync<InvalidOperationException>(() => Index.Rebuild(Failing(), 5, Token));
        Directory.GetDirectories(_root).Length.ShouldBe(2);
        (await Find("den led")).Total.ShouldBe(1);
        Index.Checkpoint.ShouldBe(1);

        _opened[0].Dispose();
        _opened.Clear();
        await Open();
        Directory.GetDirectories(_root).Length.ShouldBe(1);
        (await Find("den led")).Total.ShouldBe(1);
    }

    private static async IAsyncEnumerable<SearchDocument> Failing()
    {
        yield return Listing("Một");
        await Task.Yield();
        throw new InvalidOperationException("The scan broke off.");
    }

    private async Task<LuceneSearchIndex> Open(string database = "test")
    {
        var index = new LuceneSearchIndex(_root, () => database, NullLogger<LuceneSearchIndex>.Instance);
        _opened.Add(index);
        await index.Refresh(Token);
        return index;
    }
}
