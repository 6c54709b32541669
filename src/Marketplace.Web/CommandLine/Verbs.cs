namespace Marketplace.Web.CommandLine;

/// <summary>What `-- verb` runs instead of the site.</summary>
internal static class Verbs
{
    /// <summary>The exit code of the verb, or null when none was given.</summary>
    public static Task<int?> Run(WebApplication app, string[] args) => Task.FromResult<int?>(null);
}
