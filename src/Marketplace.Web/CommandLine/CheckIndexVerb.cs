using System.CommandLine;
using Marketplace.Application.Search;
using Marketplace.Web.Site;

namespace Marketplace.Web.CommandLine;

/// <summary>
/// Compares the search index with the database, also while the site runs. It puts nothing right, which is for `reindex`; but like every
/// command it brings the database up to date first, and where no site runs it owns the index meanwhile, and begins an empty one if there is none.
/// </summary>
internal static class CheckIndexVerb
{
    private const int MostShown = 50;

    public static Command Of(WebApplication app)
    {
        var command = new Command("check-index", "Compares the search index with the database: how many documents there are, which of them differ, and how far the index is behind. Exit code 1 when any differs or the index is behind.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await Preparation.Prepare(app.Services, cancellationToken);
            var drift = await app.Services.GetRequiredService<IndexCheck>().Compare(cancellationToken);
            foreach (var count in drift.Counts)
            {
                Console.WriteLine($"{count.Kind}: {count.InDatabase} in the database, {count.InIndex} in the index.");
            }

            foreach (var document in drift.Documents.Take(MostShown))
            {
                Console.WriteLine($"{document.Drift}: {document.Kind} {document.Id}");
            }

            Console.WriteLine(drift.Behind == 0 ? "The index holds the whole log." : $"The index is {drift.Behind} positions of the log behind.");
            Console.WriteLine($"{drift.Documents.Count} documents differ.");
            return drift is { Documents.Count: 0, Behind: 0 } ? 0 : 1;
        });
        return command;
    }
}
