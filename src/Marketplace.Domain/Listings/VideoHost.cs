namespace Marketplace.Domain.Listings;

/// <summary>A host of videos, as the reference list describes it: what the addresses of its videos look like, and where they may be shown from.</summary>
/// <param name="Pages">"youtube.com/watch?v=*", "youtu.be/*": the star is the video.</param>
/// <param name="Player">"https://www.youtube-nocookie.com/embed/*".</param>
public sealed record VideoHost(IReadOnlyList<string> Pages, string Player)
{
    private const char Video = '*';
    private const int LongestVideo = 64;

    /// <summary>Where frames of this host come from.</summary>
    public string Origin => new Uri(Player.Replace("*", "", StringComparison.Ordinal)).GetLeftPart(UriPartial.Authority);

    /// <summary>Reads the details of a list's entry; null when they do not say where a video is.</summary>
    public static VideoHost? Of(IReadOnlyDictionary<string, string> details) =>
        details.GetValueOrDefault("player") is { } player && player.StartsWith("https://", StringComparison.Ordinal) && player.Contains(Video, StringComparison.Ordinal) && Uri.TryCreate(player, UriKind.Absolute, out _)
        && details.GetValueOrDefault("pages")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } pages
            ? new VideoHost(pages, player)
            : null;

    /// <summary>Where the video of a page may be shown from; null when it is no page of this host.</summary>
    public Uri? PlayerOf(Uri page) => Pages.Select(shape => VideoOf(shape, page)).FirstOrDefault(video => video is not null) is { } found
        ? new Uri(Player.Replace("*", found, StringComparison.Ordinal))
        : null;

    private static string? VideoOf(string shape, Uri page)
    {
        if (page is not { IsAbsoluteUri: true, Scheme: "https", IsDefaultPort: true, UserInfo: "" })
        {
            return null;
        }

        var host = page.IdnHost.StartsWith("www.", StringComparison.Ordinal) || page.IdnHost.StartsWith("m.", StringComparison.Ordinal) ? page.IdnHost[(page.IdnHost.IndexOf('.', StringComparison.Ordinal) + 1)..] : page.IdnHost;
        var (path, query) = shape.Split('?') is [var before, var asked] ? (before, asked) : (shape, null);
        var video = query is null
            ? Between(path, host + page.AbsolutePath.TrimEnd('/'))
            : host + page.AbsolutePath == path ? page.Query.TrimStart('?').Split('&').Select(part => Between(query, part)).FirstOrDefault(v => v is not null) : null;
        return video is { Length: > 0 and <= LongestVideo } && video.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? video : null;
    }

    private static string? Between(string shape, string text)
    {
        var star = shape.IndexOf(Video, StringComparison.Ordinal);
        return star >= 0 && text.Length > shape.Length - 1 && text.StartsWith(shape[..star], StringComparison.Ordinal) && text.EndsWith(shape[(star + 1)..], StringComparison.Ordinal)
            ? text[star..(text.Length - (shape.Length - star - 1))]
            : null;
    }
}
