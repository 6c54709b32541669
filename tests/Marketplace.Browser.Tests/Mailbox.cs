using System.Text.RegularExpressions;
using MimeKit;
using Xunit;

namespace Marketplace.Browser.Tests;

/// <summary>The folder that the site writes its letters to in Development.</summary>
public sealed partial class Mailbox(string folder)
{
    /// <summary>Waits for a letter to this address that leads there ("account/reset"), and gives the link in it.</summary>
    public async Task<string> LinkTo(string page, string address)
    {
        Directory.CreateDirectory(folder);
        using var watcher = new FileSystemWatcher(folder, "*.eml");
        using var news = new SemaphoreSlim(0);
        watcher.Renamed += (_, _) => news.Release();
        watcher.EnableRaisingEvents = true;
        while (true)
        {
            if (Links(address).FirstOrDefault(link => link.Contains(page, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            if (!await news.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken))
            {
                throw new InvalidOperationException($"No letter to {address} leads to {page}.");
            }
        }
    }

    private IEnumerable<string> Links(string address) => Directory.EnumerateFiles(folder, "*.eml").SelectMany(path => Links(path, address));

    /// <summary>A letter takes its name when it is whole, so that none is read half.</summary>
    private static List<string> Links(string path, string address)
    {
        using var letter = MimeMessage.Load(path);
        return letter.To.Mailboxes.Any(m => m.Address == address) ? [.. Link().Matches(letter.TextBody ?? "").Select(match => match.Value)] : [];
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
