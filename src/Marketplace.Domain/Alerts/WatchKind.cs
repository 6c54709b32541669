namespace Marketplace.Domain.Alerts;

/// <summary>What a watch looks at.</summary>
public enum WatchKind
{
    /// <summary>A saved search.</summary>
    Search,

    /// <summary>A followed field of science and technology, of the first or the second level.</summary>
    Field,

    /// <summary>A followed organisation.</summary>
    Organisation,
}

/// <summary>What a saved search looks among.</summary>
public enum Sought
{
    Listings,
    Demands,
    Organisations,
}

/// <summary>How often letters tell what a watch found; the site tells it at once either way.</summary>
public enum MailRhythm
{
    None,
    Daily,
    Weekly,
}
