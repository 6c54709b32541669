using Microsoft.AspNetCore.Components;

namespace Marketplace.Web.Site;

/// <summary>What somebody typed for a number and could not be read: it stands in its field again when they come back to its step. One per open page.</summary>
internal sealed class UnreadTexts(NavigationManager navigation)
{
    private readonly Dictionary<(string Path, string Field), string> _texts = [];

    public string? this[string field]
    {
        get => _texts.GetValueOrDefault((Path, field));
        set
        {
            if (value is null)
            {
                _texts.Remove((Path, field));
            }
            else
            {
                _texts[(Path, field)] = value;
            }
        }
    }

    private string Path => new Uri(navigation.Uri).AbsolutePath;
}
