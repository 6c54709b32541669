using System.CommandLine;

namespace Marketplace.Web.CommandLine;

/// <summary>What `-- verb` runs instead of the site.</summary>
internal static class Verbs
{
    /// <summary>The exit code of the verb, or null when none was given and the site is to start.</summary>
    public static async Task<int?> Run(WebApplication app, string[] args)
    {
        var root = new RootCommand("Sàn Giao dịch Công nghệ · Technology Exchange");
        root.Add(CreateAdminVerb.Of(app));
        root.Add(ImportVerb.Of(app));
        root.Add(ReindexVerb.Of(app));
        root.Add(CheckIndexVerb.Of(app));
        root.Add(FetchModelVerb.Of(app));
        return args is [var verb, ..] && (root.Subcommands.Any(c => c.Name == verb) || verb is "--help" or "-h" or "-?")
            ? await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false })
            : null;
    }
}
