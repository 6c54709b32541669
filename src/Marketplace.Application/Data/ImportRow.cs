using Marketplace.Domain.Listings;

namespace Marketplace.Application.Data;

/// <summary>A row of an organisation's table as it was uploaded, and what came of it. No listing: a record of the import.</summary>
public sealed class ImportRow
{
    public required TableImportId Import { get; init; }

    /// <summary>1, 2, 3 … within the import.</summary>
    public required int Number { get; init; }

    /// <summary>In the file.</summary>
    public required int Line { get; init; }

    public required bool IsBroken { get; init; }

    /// <summary>By the column's name.</summary>
    public required IReadOnlyDictionary<string, string> Cells { get; init; }

    /// <summary>The organisation's own id, as the mapping at hand finds it.</summary>
    public string? OwnId { get; set; }

    public RowOutcome? Outcome { get; set; }

    public IReadOnlyList<RowRefusal> Refusals { get; set; } = [];

    /// <summary>The draft that it became.</summary>
    public ListingId? Listing { get; set; }
}

/// <summary>A sentence on a row, by its code.</summary>
/// <param name="Means">The column, by what it means; null for the row as a whole.</param>
/// <param name="LeavesOut">Only this cell is left out; the row is taken.</param>
public sealed record RowRefusal(string Code, ListingColumn? Means, IReadOnlyList<string> Arguments, bool LeavesOut = false);
