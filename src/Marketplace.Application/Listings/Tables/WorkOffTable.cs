using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Tables;

/// <summary>
/// One step of a check or an import, in one transaction with its audit row; what came of each row stands with the row. A check judges
/// by the same code, on listings that are read but not kept.
/// </summary>
[AllowedToJobs]
public sealed record WorkOffTable(TableImportId Import, Version Seen) : ICommand;

internal sealed class WorkOffTableHandler(MarketplaceDb db, RowReading reading, Caller caller, TimeProvider clock) : AsyncRequestHandler<WorkOffTable>
{
    private const int Step = 250;

    protected override async Task Handle(WorkOffTable command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var import = await db.TableImports.OfAnyone().Find(command.Import, command.Seen, cancellationToken);
        if (MayStill(import))
        {
            import.Advance(await Judge(import, now, cancellationToken), now);
        }
        else
        {
            import.Cancel(now);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whoever lost the membership or the power no longer imports.</summary>
    private bool MayStill(TableImport import) =>
        caller.OrganisationOrNone == import.Organisation && caller.Has(Power.Draft) && (caller.Capabilities & Capability.Supplier) != Capability.None;

    private async Task<IReadOnlyList<RowOutcome>> Judge(TableImport import, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await db.ImportRows.Where(r => r.Import == import.Id && r.Number > import.Position).OrderBy(r => r.Number).Take(Step).ToListAsync(cancellationToken);
        var texts = rows.ConvertAll(row => RowReading.Read(row, import.Mapping));
        string?[] ids = [.. texts.Select(t => t.OwnId).OfType<string>().Distinct(StringComparer.Ordinal)];
        var known = await (import.State == TableImportState.Importing ? db.Listings : db.Listings.AsNoTracking())
            .OwnedBy(import.Organisation).Where(l => ids.Contains(l.OwnId)).ToDictionaryAsync(l => l.OwnId!, StringComparer.Ordinal, cancellationToken);
        var before = (await db.ImportRows.AsNoTracking().Where(r => r.Import == import.Id && r.Number <= import.Position && ids.Contains(r.OwnId)).Select(r => r.OwnId!).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, text) = (rows[i], texts[i]);
            (row.OwnId, row.Listing) = (text.OwnId, null);
            var refusals = text.Refusals.ToList();
            if (text.OwnId is { } id && !before.Add(id))
            {
                refusals.Add(RowReading.Refusal(TableImportRules.AnOwnIdComesOnce));
            }

            row.Outcome = refusals.Count > 0 ? RowOutcome.Refused : Take(import, row, text, known.GetValueOrDefault(text.OwnId!), refusals, now);
            row.Refusals = refusals;
        }

        return rows.ConvertAll(r => r.Outcome!.Value);
    }

    private RowOutcome Take(TableImport import, ImportRow row, RowText text, Listing? listing, List<RowRefusal> refusals, DateTime now)
    {
        row.Listing = listing?.Id;
        if (listing?.RowDigest == text.Digest)
        {
            return RowOutcome.Unchanged;
        }

        var before = listing?.Latest.Content;
        var form = reading.Merge(before is null ? new ListingForm() : ListingForm.Of(before), text, refusals);
        if (!refusals.TrueForAll(r => r.LeavesOut))
        {
            return RowOutcome.Refused;
        }

        var content = form.Content();
        if (listing is null)
        {
            if (import.State == TableImportState.Importing)
            {
                listing = Listing.DraftFromRow(ListingId.New(), RevisionId.New(), import.Organisation, text.OwnId!, text.Digest, content, caller.IsDemo, now, import.Person);
                db.Listings.Add(listing);
                row.Listing = listing.Id;
            }

            return RowOutcome.New;
        }

        if (RowReading.IsSame(before!, content.WithFilesOf(before!)))
        {
            return RowOutcome.Unchanged;
        }

        try
        {
            listing.EditFromRow(RevisionId.New(), text.Digest, content, now);
            return RowOutcome.Changed;
        }
        catch (RuleBroken broken)
        {
            refusals.Add(RowReading.Refusal(broken.Rule));
            return RowOutcome.Refused;
        }
    }
}
