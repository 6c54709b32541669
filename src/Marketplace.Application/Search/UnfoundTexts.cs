using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Search;

/// <summary>
/// Takes note of what searches do not find, in memory, and writes it down once in a while: a search itself never writes. What a process
/// that is killed had not written yet is lost, and does no harm.
/// </summary>
public sealed partial class UnfoundTexts(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>A pasted paragraph tells of somebody's affairs, and is never asked twice in the same words.</summary>
    private const int MostWords = 10;

    private const int LongestText = 80;

    /// <summary>Whoever sends ever new nonsense fills no memory.</summary>
    private const int MostNoted = 2_000;

    private readonly Lock _noting = new();
    private Dictionary<(DocumentKind Kind, string Folded), int> _noted = [];

    /// <summary>Unless something was found, or filters may have kept it away.</summary>
    public void NoteUnlessFound(SearchRequest request, SearchAnswer found)
    {
        if (found.Total == 0 && request is { Text: { } text, Filters.Count: 0 })
        {
            Note(request.Kind, text);
        }
    }

    public void Note(DocumentKind kind, string text)
    {
        if (!IsFit(text))
        {
            return;
        }

        lock (_noting)
        {
            if (_noted.Count < MostNoted)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_noted, (kind, Folding.Folded(text)), out _)++;
            }
        }
    }

    /// <summary>Writes down what was noted, and forgets what nobody asks any more.</summary>
    public async Task Save(CancellationToken cancellationToken)
    {
        var noted = Take();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var oldest = today.AddDays(-UnfoundText.DaysUntilForgotten);
        db.UnfoundTexts.RemoveRange(await db.UnfoundTexts.Where(t => t.LastDay < oldest).Take(MostNoted).ToListAsync(cancellationToken));
        if (noted.Count > 0)
        {
            var key = Encoding.UTF8.GetBytes(await db.Settings.Where(s => s.Name == Setting.DatabaseId).Select(s => s.Value).SingleAsync(cancellationToken));
            foreach (var some in noted.Select(n => (Digest: Digest(key, n.Key.Kind, n.Key.Folded), n.Key.Kind, n.Key.Folded, Times: n.Value)).Chunk(200))
            {
                var digests = some.Select(s => s.Digest).ToArray();
                var known = await db.UnfoundTexts.Where(t => digests.Contains(t.Digest)).ToDictionaryAsync(t => t.Digest, StringComparer.Ordinal, cancellationToken);
                foreach (var (digest, kind, folded, times) in some)
                {
                    var text = known.GetValueOrDefault(digest) ?? db.UnfoundTexts.Add(new UnfoundText { Digest = digest, Kind = kind }).Entity;
                    text.Asked(folded, times, today);
                }
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private Dictionary<(DocumentKind Kind, string Folded), int> Take()
    {
        lock (_noting)
        {
            (var noted, _noted) = (_noted, []);
            return noted;
        }
    }

    /// <summary>A few words, and nothing that looks like a mail address, a web address, a telephone number or a tax code.</summary>
    private static bool IsFit(string text) =>
        text.Length <= LongestText && !Personal().IsMatch(text) && Folding.Folded(text) is { Length: > 0 } folded
        && folded.Count(c => c == ' ') < MostWords && folded.Count(char.IsLetter) > 1;

    private static string Digest(byte[] key, DocumentKind kind, string folded) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{(int)kind}:{folded}")));

    [GeneratedRegex(@"@|://|www\.|(?:[0-9][\s.()/+-]*){6}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Personal();
}
