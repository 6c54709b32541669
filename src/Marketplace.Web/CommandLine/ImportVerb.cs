using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Accounts;
using Marketplace.Application.Common;
using Marketplace.Application.Imports;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Web.Site;
using Spectre.Console;

namespace Marketplace.Web.CommandLine;

/// <summary>Takes a catalogue over for an organisation, in the name of a member of the exchange who reviews.</summary>
internal static class ImportVerb
{
    public static Command Of(WebApplication app)
    {
        var file = new Argument<string>("FILE") { Description = "The catalogue: a JSON list of rows with id, title, abstract, organisation, category, keywords, updated, url." };
        var organisation = new Option<string>("--organisation") { Description = "Code or id of the organisation that the listings belong to.", Required = true };
        var by = new Option<string>("--by") { Description = "Mail of the admin in whose name it is imported and approved.", Required = true };
        var report = new Option<string?>("--report") { Description = "Where the report is written; by default beside the data." };
        var command = new Command("import", "Imports a catalogue of technologies and approves it in bulk.") { file, organisation, by, report };
        command.SetAction((parsed, cancellationToken) => Run(
            app, CallersFile.Path(parsed.GetRequiredValue(file)), parsed.GetRequiredValue(organisation), parsed.GetRequiredValue(by), parsed.GetValue(report), cancellationToken));
        return command;
    }

    private static async Task<int> Run(WebApplication app, string file, string organisation, string by, string? report, CancellationToken cancellationToken)
    {
        await Preparation.Prepare(app.Services, cancellationToken);
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        var acting = await new Dispatcher(scopes, new GivenCaller(CallerTicket.Job)).Ask(new GetStaffMember(by), cancellationToken);
        if (acting.Problem is not null)
        {
            return Fail($"No member of the exchange has the mail {by}.");
        }

        IReadOnlyList<CatalogueRow> rows;
        try
        {
            await using var stream = File.OpenRead(file);
            rows = await CatalogueRow.Read(stream, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return Fail($"{file} could not be read: {exception.Message}");
        }

        var ticket = new CallerTicket(Door.Job, Language.En, acting.Answer.Member, Membership: acting.Answer.Membership);
        var result = await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async context =>
        {
            var task = context.AddTask("rows", maxValue: Math.Max(1, rows.Count));
            return await new CatalogueImport(new Dispatcher(scopes, new GivenCaller(ticket))).Run(organisation, rows, new Steps<int>(done => task.Value = done), cancellationToken);
        });
        if (result.Problem is { } problem)
        {
            return Fail(problem.Kind == ProblemKind.NotFound ? $"There is no organisation {organisation}." : Sentences.Of(problem.Refusals[0], Language.En));
        }

        var path = report is null
            ? Path.Combine(Path.GetFullPath(app.Configuration["Data:Folder"] ?? "data"), $"import-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.txt")
            : CallersFile.Path(report);
        await File.WriteAllTextAsync(path, Text(file, result.Answer), cancellationToken);
        Console.WriteLine(Summary(result.Answer));
        Console.WriteLine($"Report: {path}");
        return 0;
    }

    private static string Summary(ImportReport report) =>
        $"{report.Rows} rows: {report.Imported} imported, {report.Updated} updated, {report.Unchanged} unchanged, {report.Resumed} approved after a broken-off run, "
        + $"{report.Confirmed} left to their organisation, {report.Repeated} repeated, {report.Refused} refused; {report.SameTitle} with a title of another row, {report.WithoutField} without a field.";

    private static string Text(string file, ImportReport report)
    {
        var text = new StringBuilder().AppendLine(file).AppendLine(Summary(report)).AppendLine();
        foreach (var line in report.Lines)
        {
            text.Append(line.Remark).Append('\t').Append(line.Id).Append('\t').Append(line.Title).Append('\t').AppendLine(line.Detail);
        }

        return text.ToString();
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
