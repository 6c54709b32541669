using Marketplace.Application.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Imports;

/// <summary>
/// Takes a catalogue over, row by row, through the same messages that a person would send. It may be broken off and run again:
/// what is there is left alone, what is missing is added, what changed becomes a new revision.
/// </summary>
public sealed class CatalogueImport(IDispatcher dispatcher)
{
    /// <summary>Imports and approves.</summary>
    /// <returns>The report, or the problem that kept the import from beginning.</returns>
    public async Task<Result<ImportReport>> Run(string codeOrId, IReadOnlyList<CatalogueRow> rows, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var answer = await dispatcher.Ask(new GetImportTarget(codeOrId), cancellationToken);
        if (answer.Problem is { } problem)
        {
            return Result<ImportReport>.Of(problem);
        }

        var (target, report) = (answer.Answer, new ImportReport { Rows = rows.Count });
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var titles = new Dictionary<string, CatalogueRow>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < rows.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = rows[i];
            if (!keys.Add(row.Key))
            {
                report.Say(row, ImportRemark.Repeated);
            }
            else
            {
                if (!titles.TryAdd(row.Title, row))
                {
                    report.Say(row, ImportRemark.SameTitle, titles[row.Title].Id);
                }

                report.CountField(row);
                await Take(row, target, report, cancellationToken);
            }

            progress?.Report(i + 1);
        }

        return Result<ImportReport>.With(report);
    }

    private async Task Take(CatalogueRow row, ImportTarget target, ImportReport report, CancellationToken cancellationToken)
    {
        var existing = target.Imported.GetValueOrDefault(row.Key);
        if (existing is { IsConfirmed: true })
        {
            report.Confirmed++;
            return;
        }

        var revision = RevisionId.New();
        if (existing is null)
        {
            var id = ListingId.New();
            if (await Done(new ImportListing(id, revision, target.Organisation, row), row, report, cancellationToken)
                && await Done(new ApproveImported(id, new Version(1), revision), row, report, cancellationToken))
            {
                report.Imported++;
            }

            return;
        }

        var (version, read, changed) = (existing.Version, existing.Latest, existing.Digest != GetImportTargetHandler.Digest(row.Content(FieldRules.Current)));
        if (existing.AwaitsApproval && await Done(new ApproveImported(existing.Id, version, read), row, report, cancellationToken))
        {
            version = version.Next();
            report.Resumed++;
        }

        if (!changed)
        {
            report.Unchanged++;
        }
        else if (await Done(new ReImportListing(existing.Id, version, revision, row), row, report, cancellationToken)
            && await Done(new ApproveImported(existing.Id, version.Next(), revision), row, report, cancellationToken))
        {
            report.Updated++;
        }
    }

    private async Task<bool> Done(ICommand command, CatalogueRow row, ImportReport report, CancellationToken cancellationToken)
    {
        var result = await dispatcher.Send(command, cancellationToken);
        if (result.Problem is { } problem)
        {
            report.Say(row, ImportRemark.Refused, string.Join(", ", problem.Refusals.Select(r => r.Member is null ? r.Code : $"{r.Member}: {r.Code}")));
        }

        return result.IsDone;
    }
}
