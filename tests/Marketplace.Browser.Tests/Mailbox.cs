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
        watcher.Created += (_, _) => news.Release();
        watcher.Changed += (_, _) => news.Release();
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

    private IEnumerable<string> Links(string address) => Directory.EnumerateFiles(folder, "*.eml")
        .Select(Text)
        .Where(letter => letter.To == address)
        .SelectMany(letter => Link().Matches(letter.Text).Select(match => match.Value));

    /// <summary>A letter that is being written has no link yet; its next change is waited for.</summary>
    private static (string? To, string Text) Text(string path)
    {
        try
        {
            using var letter = MimeMessage.Load(path);
            return (letter.To.Mailboxes.FirstOrDefault()?.Address, letter.TextBody ?? "");
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            return (null, "");
        }
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
