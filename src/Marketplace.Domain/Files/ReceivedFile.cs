using System.Text.Json.Serialization;

namespace Marketplace.Domain.Files;

/// <summary>
/// A file that was taken in and lies in the store, before anything refers to it. The same file sent twice is the same by its name and by
/// what was brought; where each of them came to lie does not count, so it is left out of what is told of it.
/// </summary>
/// <param name="Name">Cleaned, with the ending of its kind.</param>
/// <param name="Kind">Of what is stored: an image is made anew as WebP.</param>
/// <param name="Brought">SHA-256 of what was brought.</param>
public sealed record ReceivedFile(string Name, FileKind Kind, string Brought)
{
    /// <summary>Where it lies in the store.</summary>
    [JsonIgnore]
    public string Key { get; init; } = "";

    /// <summary>Where the small picture of an image lies.</summary>
    [JsonIgnore]
    public string? SmallKey { get; init; }

    /// <summary>Of what is stored, in bytes.</summary>
    [JsonIgnore]
    public long Length { get; init; }

    /// <summary>Of what is stored.</summary>
    [JsonIgnore]
    public string Sha256 { get; init; } = "";

    /// <summary>Of the large picture of an image.</summary>
    [JsonIgnore]
    public int? Width { get; init; }

    [JsonIgnore]
    public int? Height { get; init; }

    /// <summary>A reader's mark can be written on every page of the document.</summary>
    [JsonIgnore]
    public bool TakesMark { get; init; }
}
