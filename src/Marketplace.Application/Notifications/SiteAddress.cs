using Marketplace.Domain.Common;

namespace Marketplace.Application.Notifications;

/// <summary>Where links in letters lead. Never taken from a request's own host name: its sender chooses that.</summary>
public sealed class SiteAddress(Func<string> address)
{
    /// <summary>The address that the site serves unless told otherwise.</summary>
    public const string Usual = "http://127.0.0.1:5080";

    /// <summary>The English side of every page.</summary>
    public const string EnglishBase = "/en";

    /// <param name="page">Without a slash at its beginning: "account/sign-in".</param>
    public string Link(Language language, string page) => $"{address().TrimEnd('/')}{(language == Language.En ? EnglishBase : "")}/{page}";
}
