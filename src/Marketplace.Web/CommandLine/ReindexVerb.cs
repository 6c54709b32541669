using System.CommandLine;
using Marketplace.Application.Search;
using Marketplace.Web.Site;
using Spectre.Console;

namespace Marketplace.Web.CommandLine;

/// <summary>Builds the search index anew, also while the site runs: the site swaps it in by itself.</summary>
internal static class ReindexVerb
{
    public static Command Of(WebApplication app)
    {
        var command = new Command("reindex", "Builds the search index anew beside the running one, and has every other node build its own anew.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await Preparation.Prepare(app.Services, cancellationToken);
            await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async context =>
            {
                var task = context.AddTask("documents");
                var count = 0;
                await app.Services.GetRequiredService<IndexFollower>().RebuildAll(
                    new Steps<IndexedSoFar>(steps => (task.MaxValue, task.Value, count) = (Math.Max(steps.Of, steps.Done), steps.Done, steps.Done)), cancellationToken);
                task.StopTask();
                Console.WriteLine($"{count} documents indexed.");
            });
            return 0;
        });
        return command;
    }
}
