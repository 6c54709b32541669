namespace Marketplace.Domain.Common;

/// <summary>The two languages of the site. Vietnamese comes first and is the default.</summary>
public enum Language
{
    Vi,
    En,
}
