using Marketplace.Application.Ports;
using Marketplace.Infrastructure.Files;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Files;

public sealed class FolderFileStoreTests : FileStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-files-").FullName;
    private FolderFileStore? _store;

    protected override IFileStore Store => _store ??= new FolderFileStore(_folder, Clock);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_crash_left_half_written_can_be_cleared_away()
    {
        await Store.Write(new MemoryStream([1]), 10, Token);
        var key = new string('a', 64);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "incoming", key), [1, 2], Token);
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "incoming", key), Clock.GetUtcNow().UtcDateTime);

        Store.Open(key).ShouldBeNull();
        Store.KeysFromBefore(Clock.GetUtcNow().UtcDateTime).ShouldContain(key);
        Store.Delete(key);
        File.Exists(Path.Combine(_folder, "incoming", key)).ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_is_nobodys_is_left_alone()
    {
        Store.KeysFromBefore(DateTime.MaxValue).ShouldBeEmpty();
        File.WriteAllText(Path.Combine(_folder, "README"), "not mine");
        Store.KeysFromBefore(DateTime.MaxValue).ShouldBeEmpty();
    }
}
