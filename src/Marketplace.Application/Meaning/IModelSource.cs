namespace Marketplace.Application.Meaning;

/// <summary>Where the files of an embedding model are to be had.</summary>
public interface IModelSource
{
    /// <summary>
    /// Fetches a model's files into a folder, which holds all of them or none. What an earlier attempt left is gone on with,
    /// and nothing is taken whose SHA-256 is not the one that was said.
    /// </summary>
    /// <param name="address">Of the folder that holds the files; null for the configured one.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="ModelNotFetchedException">with a sentence that says what to do.</exception>
    Task<string> Fetch(Uri? address, IProgress<FetchedBytes> progress, CancellationToken cancellationToken);
}

/// <param name="Of">How many there are in the file; null when the server does not say.</param>
public sealed record FetchedBytes(string File, long Done, long? Of);

public sealed class ModelNotFetchedException(string message, Exception? inner = null) : Exception(message, inner);
