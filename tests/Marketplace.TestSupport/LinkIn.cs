using System.Text.RegularExpressions;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;

namespace Marketplace.TestSupport;

/// <summary>The one-time link that a letter holds.</summary>
public static partial class LinkIn
{
    public static (LinkId Id, Secret Key) Of(Letter letter)
    {
        var match = Link().Match(letter.Text);
        return match.Success
            ? (new LinkId(Guid.Parse(match.Groups["id"].Value)), new Secret(match.Groups["key"].Value))
            : throw new InvalidOperationException($"There is no link in \"{letter.Text}\".");
    }

    [GeneratedRegex(@"link=(?<id>[0-9a-f]{32})&key=(?<key>[\w-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
