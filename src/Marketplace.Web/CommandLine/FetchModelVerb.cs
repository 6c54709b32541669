using System.CommandLine;
using Marketplace.Application.Meaning;
using Spectre.Console;

namespace Marketplace.Web.CommandLine;

/// <summary>Fetches the embedding model that search by meaning runs in this process.</summary>
internal static class FetchModelVerb
{
    public static Command Of(WebApplication app)
    {
        var address = new Argument<string?>("URL") { Description = "Address of the folder with model.onnx, sentencepiece.bpe.model and SHA256SUMS; by default Meaning:Source.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("fetch-model", "Fetches an embedding model into Meaning:Folder (by default \"model\" beside the data), going on where an earlier attempt broke off.") { address };
        command.SetAction((parsed, cancellationToken) => Run(app, parsed.GetValue(address), cancellationToken));
        return command;
    }

    private static async Task<int> Run(WebApplication app, string? given, CancellationToken cancellationToken)
    {
        Uri? address = null;
        if (given is not null && (!Uri.TryCreate(given, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https")))
        {
            await Console.Error.WriteLineAsync($"\"{given}\" is no address of the form https://…");
            return 1;
        }

        try
        {
            var folder = await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new RemainingTimeColumn()).StartAsync(context =>
            {
                var tasks = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                return app.Services.GetRequiredService<IModelSource>().Fetch(address, new Steps<FetchedBytes>(bytes =>
                {
                    if (!tasks.TryGetValue(bytes.File, out var task))
                    {
                        tasks[bytes.File] = task = context.AddTask(bytes.File);
                    }

                    task.IsIndeterminate = bytes.Of is null;
                    task.MaxValue = bytes.Of ?? Math.Max(1, bytes.Done);
                    task.Value = bytes.Done;
                }), cancellationToken);
            });
            Console.WriteLine($"The model is in {folder}. Start the site with Meaning__Folder={folder} to search by meaning.");
            return 0;
        }
        catch (ModelNotFetchedException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }
}
