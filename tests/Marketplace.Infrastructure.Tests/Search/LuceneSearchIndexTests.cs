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

        again.Checkpoint.Position.ShouldBe(1);
        (await Find("pin luu tru")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task An_index_of_another_database_counts_as_empty()
    {
        await Put(Listing("Pin lưu trữ"));
        _opened[0].Dispose();
        _opened.Clear();

        (await Open("another")).Checkpoint.ShouldBe(default);
    }

    [Fact]
    public async Task A_second_process_follows_and_takes_over_when_the_first_is_gone()
    {
        await Put(Listing("Máy ấp trứng"));
        var second = await Open();
        (await second.Refresh(Token)).ShouldBeFalse();

        await Put(Listing("Máy gặt lúa"));
        await second.Refresh(Token);
        (await second.Search(Request("may"), Token))!.Total.ShouldBe(2);

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
            await command.Rebuild(new[] { document, Listing("Vắc xin tôm") }.ToAsyncEnumerable(), new IndexCheckpoint(9, 0), Token);
        }

        (await Find("vac xin")).Total.ShouldBe(1);
        (await Index.Refresh(Token)).ShouldBeTrue();
        (await Find("vac xin")).Total.ShouldBe(2);
        Index.Checkpoint.Position.ShouldBe(9);
        Directory.GetDirectories(_root).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_rebuild_that_breaks_off_changes_nothing_and_leaves_nothing()
    {
        await Put(Listing("Đèn LED"));
        var before = Directory.GetFileSystemEntries(_root);
        await Should.ThrowAsync<InvalidOperationException>(() => Index.Rebuild(Failing(), new IndexCheckpoint(5, 0), Token));
        Directory.GetFileSystemEntries(_root).ShouldBe(before, ignoreOrder: true);
        (await Find("den led")).Total.ShouldBe(1);
        Index.Checkpoint.Position.ShouldBe(1);
    }

    [Fact]
    public async Task An_index_that_another_process_finishes_while_an_older_one_is_taken_over_is_not_swept()
    {
        await Put(Listing("Đèn LED"));
        await Index.Apply([], 5, Token);
        using var command = new LuceneSearchIndex(_root, () => "test", NullLogger<LuceneSearchIndex>.Instance);
        await command.Rebuild(new[] { Listing("Máy ép") }.ToAsyncEnumerable(), new IndexCheckpoint(1, 1), Token);
        await Index.Refresh(Token);
        await command.Rebuild(new[] { Listing("Vắc xin") }.ToAsyncEnumerable(), new IndexCheckpoint(2, 2), Token);

        await Index.CaughtUp(Token);
        (await Find("may ep")).Total.ShouldBe(1);
        await Index.Refresh(Token);
        Index.Checkpoint.ShouldBe(new IndexCheckpoint(2, 2));
        (await Find("vac xin")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_rebuild_that_another_process_still_writes_is_not_swept()
    {
        await Put(Listing("Tua bin gió"));
        using var command = new LuceneSearchIndex(_root, () => "test", NullLogger<LuceneSearchIndex>.Instance);
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var rebuilding = command.Rebuild(Waiting(), new IndexCheckpoint(7, 0), Token);
        await begun.Task.WaitAsync(Token);

        // Another rebuild is finished and swept after meanwhile.
        await Index.Rebuild(new[] { Listing("Tua bin nước") }.ToAsyncEnumerable(), new IndexCheckpoint(6, 0), Token);
        goOn.SetResult();
        await rebuilding;
        await Index.Refresh(Token);

        Index.Checkpoint.Position.ShouldBe(7);
        (await Find("tua bin khi")).Total.ShouldBe(1);

        async IAsyncEnumerable<SearchDocument> Waiting()
        {
            begun.SetResult();
            await goOn.Task;
            yield return Listing("Tua bin khí");
        }
    }

    [Fact]
    public async Task Searches_go_on_while_a_follower_takes_the_index_over()
    {
        await Put(Listing("Máy ấp trứng"));
        using var second = new LuceneSearchIndex(_root, () => "test", NullLogger<LuceneSearchIndex>.Instance);
        (await second.Refresh(Token)).ShouldBeFalse();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var searching = Task.Run(async () =>
        {
            var least = int.MaxValue;
            do
            {
                least = Math.Min(least, (await second.Search(Request("may ap trung"), CancellationToken.None))?.Total ?? 0);
            }
            while (!stop.IsCancellationRequested);

            return least;
        }, Token);

        _opened[0].Dispose();
        _opened.Clear();
        (await second.Refresh(Token)).ShouldBeTrue();
        await stop.CancelAsync();
        (await searching).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_broken_off_process_left_is_swept()
    {
        await Put(Listing("Máy đo mưa"));
        var left = Path.Combine(_root, "index-" + Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(left);
        foreach (var file in new[] { Path.Combine(left, "_0.cfs"), left + ".lock", left + ".pointer", Path.Combine(_root, "index-" + Guid.CreateVersion7().ToString("N") + ".pointer") })
        {
            await File.WriteAllTextAsync(file, "half", Token);
        }

        _opened[0].Dispose();
        _opened.Clear();
        await Open();

        var kept = Path.GetFileName(Directory.GetDirectories(_root).ShouldHaveSingleItem());
        Directory.GetFiles(_root).Select(Path.GetFileName).ShouldBe(["current", kept + ".lock"], ignoreOrder: true);
        (await Find("may do mua")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task An_index_that_cannot_be_read_is_left_for_an_empty_one()
    {
        await Put(Listing("Kính hiển vi"));
        _opened[0].Dispose();
        _opened.Clear();
        foreach (var file in Directory.EnumerateFiles(Directory.GetDirectories(_root).Single()))
        {
            await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file, Token))[..^3], Token);
        }

        (await Open()).Checkpoint.ShouldBe(default);
        await Put(Listing("Kính lúp"));
        (await Find("kinh")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_disk_that_fails_while_writing_loses_nothing_that_was_committed_and_never_a_search()
    {
        _opened[0].Dispose();
        _opened.Clear();
        var random = new Random(20261125);
        var disk = new FailingDisk();
        using var index = new LuceneSearchIndex(_root, () => "test", NullLogger<LuceneSearchIndex>.Instance, disk.Open);
        _opened.Add(index);
        await index.Refresh(Token);
        var (all, failures) = (Enumerable.Range(0, 600).Select(i => Listing($"Mẫu thử {i}")).ToArray(), 0);
        await Put(all[0]);
        while (index.Checkpoint.Position < all.Length)
        {
            // As the follower does: on from the checkpoint, a few at a time, again after a failure.
            var position = (int)index.Checkpoint.Position;
            var next = all.Skip(position).Take(random.Next(1, 20)).ToArray();
            disk.FailAfter(random.Next(3) == 0 ? random.Next(0, 4_000) : long.MaxValue);
            try
            {
                await index.Refresh(Token);
                await index.Apply([.. next.Select(d => new IndexChange(d.Kind, d.Id, d))], position + next.Length, Token);
            }
            catch (IOException)
            {
                failures++;
                (await Find("mau thu")).Total.ShouldBe(position);
            }
        }

        failures.ShouldBeGreaterThan(10);
        disk.FailAfter(long.MaxValue);
        (await Find("mau thu")).Total.ShouldBe(all.Length);
        for (var i = 0; i < all.Length; i += 50)
        {
            (await Find($"mau thu {i}")).Hits[0].Id.ShouldBe(all[i].Id);
        }
    }

    [Fact]
    public async Task What_people_ask_for_in_facets_is_not_kept()
    {
        await Put(Listing("Một", field: "207"));
        var before = FacetCodes.Count;
        for (var i = 0; i < 100; i++)
        {
            var filter = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Field] = [Guid.NewGuid().ToString("N")] };
            (await Ask(Request(null) with { Filters = filter })).Total.ShouldBe(0);
        }

        FacetCodes.Count.ShouldBeLessThan(before + 100);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rebuild_without_room_for_it_is_not_begun(bool isServing)
    {
        await Put(Listing("Máy ép"));
        using var index = new LuceneSearchIndex(_root, () => "test", NullLogger<LuceneSearchIndex>.Instance, room: _ => 10);
        if (isServing)
        {
            await index.Refresh(Token);
        }

        (await Should.ThrowAsync<IOException>(() => index.Rebuild(AsyncEnumerable.Empty<SearchDocument>(), new IndexCheckpoint(9, 0), Token))).Message.ShouldContain("free");
        Directory.GetDirectories(_root).Length.ShouldBe(1);
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
