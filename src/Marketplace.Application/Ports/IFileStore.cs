namespace Marketplace.Application.Ports;

/// <summary>
/// Keeps the content of files, outside whatever the web serves. A file is there as a whole or not at all, and never changes.
/// Keys are made by the store, at random: nobody guesses one, and none is made of what people typed.
/// </summary>
public interface IFileStore
{
    /// <summary>Takes a file in as it comes.</summary>
    /// <param name="longest">In bytes; of a longer one nothing stays.</param>
    /// <returns>Null when it is longer.</returns>
    Task<WrittenFile?> Write(Stream content, long longest, CancellationToken cancellationToken);

    /// <summary>A stream that can be searched; null for a key that is not there.</summary>
    Stream? Open(string key);

    /// <summary>Deletes a file; one that is not there is no mistake.</summary>
    void Delete(string key);

    /// <summary>Every file that was whole at a moment or before, and what was left half written by then.</summary>
    IEnumerable<string> KeysFromBefore(DateTime utc);
}

/// <param name="Sha256">In lower-case hexadecimal.</param>
public sealed record WrittenFile(string Key, long Length, string Sha256);
