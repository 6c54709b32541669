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
            await AnsiConsole.Progress().StartAsync(async context =>
            {
                var task = context.AddTask("documents", maxValue: double.MaxValue);
                task.IsIndeterminate = true;
                var count = 0;
                await app.Services.GetRequiredService<IndexFollower>().RebuildAll(new Steps(done => task.Value = count = done), cancellationToken);
                task.StopTask();
                Console.WriteLine($"{count} documents indexed.");
            });
            return 0;
        });
        return command;
    }
}

/// <summary>Reports at once, on the caller's thread; the framework's own Progress posts and may come late.</summary>
internal sealed class Steps(Action<int> report) : IProgress<int>
{
    public void Report(int value) => report(value);
}
