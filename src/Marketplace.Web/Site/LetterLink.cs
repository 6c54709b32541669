using Marketplace.Application.Data;

namespace Marketplace.Web.Site;

/// <summary>The id in a letter's link. A mangled one is an unknown one: its command says that the link is spent.</summary>
internal static class LetterLink
{
    public static LinkId Id(string? link) => new(Guid.TryParse(link, out var id) && id != Guid.Empty ? id : Guid.CreateVersion7());
}
