using System.Buffers;
using System.Security.Cryptography;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Files;

/// <summary>
/// Files in a folder, two levels deep by the beginning of their keys. A file is written beside the others and moved to its place when it is
/// whole and on the disk.
/// </summary>
internal sealed class FolderFileStore : IFileStore
{
    private const string Incoming = "incoming";
    private const int KeyBytes = 32;
    private const int Piece = 64 * 1024;
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private readonly string _folder;
    private readonly TimeProvider _clock;

    public FolderFileStore(string folder, TimeProvider clock)
    {
        _folder = Path.GetFullPath(folder);
        _clock = clock;
        Directory.CreateDirectory(Path.Combine(_folder, Incoming));
    }

    public async Task<WrittenFile?> Write(Stream content, long longest, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetHexString(2 * KeyBytes, lowercase: true);
        var incoming = Path.Combine(_folder, Incoming, key);
        try
        {
            if (await Receive(content, incoming, longest, cancellationToken) is not var (length, sha256))
            {
                return null;
            }

            File.SetLastWriteTimeUtc(incoming, _clock.GetUtcNow().UtcDateTime);
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
            File.Move(incoming, PathOf(key));
            return new WrittenFile(key, length, sha256);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public Stream? Open(string key)
    {
        if (!IsKey(key))
        {
            return null;
        }

        try
        {
            return new FileStream(PathOf(key), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous });
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(string key)
    {
        if (IsKey(key))
        {
            File.Delete(Path.Combine(_folder, Incoming, key));
            if (Directory.Exists(Path.GetDirectoryName(PathOf(key))))
            {
                File.Delete(PathOf(key));
            }
        }
    }

    public IEnumerable<string> KeysFromBefore(DateTime utc) => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Where(f => IsKey(Path.GetFileName(f)) && File.GetLastWriteTimeUtc(f) <= utc)
        .Select(f => Path.GetFileName(f));

    private static bool IsKey(string key) => key.Length == 2 * KeyBytes && !key.AsSpan().ContainsAnyExcept(Hexadecimal);

    private string PathOf(string key) => Path.Combine(_folder, key[..2], key[2..4], key);

    private static async Task<(long Length, string Sha256)?> Receive(Stream content, string path, long longest, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous });
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (int read; (read = await content.ReadAsync(piece, cancellationToken)) > 0;)
            {
                if (file.Position + read > longest)
                {
                    return null;
                }

                digest.AppendData(piece, 0, read);
                await file.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        await file.FlushAsync(cancellationToken);
        file.Flush(flushToDisk: true);
        return (file.Position, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }
}
