using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Listings;

/// <summary>
/// Nhập theo bảng: an organisation's table that becomes drafts, row by row. First it is checked without changing a listing, then it
/// is imported; both go on in steps, so that they can be cancelled, and go on after a restart where they stood.
/// </summary>
public sealed class TableImport : Root<TableImportId>
{
    private TableImport()
    {
    }

    public OrganisationId Organisation { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>The names in the table's first row.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    public IReadOnlyList<MappedColumn> Mapping { get; private set; } = [];

    /// <summary>Under which the organisation keeps the mapping for later tables.</summary>
    public string? MappingName { get; private set; }

    public int Rows { get; private set; }

    public TableImportState State { get; private set; }

    /// <summary>Rows that the check or the import at hand has behind it.</summary>
    public int Position { get; private set; }

    public RowTally Tally { get; private set; } = RowTally.None;

    /// <summary>Who began the work at hand; it is done in their name.</summary>
    public MemberId Person { get; private set; }

    public MembershipId Membership { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public bool IsAtWork => State is TableImportState.Checking or TableImportState.Importing;

    public static TableImport Upload(TableImportId id, OrganisationId organisation, MemberId person, MembershipId membership, string fileName, IReadOnlyList<string> columns, int rows, DateTime now)
    {
        TableImportRules.ATableHasRows.Require(rows > 0);
        return new TableImport
        {
            Id = id,
            Organisation = organisation,
            Person = person,
            Membership = membership,
            FileName = fileName,
            Columns = columns,
            Rows = rows,
            CreatedAt = now,
        };
    }

    /// <summary>What stands beside the form at first: a mapping that somebody still looks at.</summary>
    public void Propose(IReadOnlyList<MappedColumn> mapping, string? name) => (Mapping, MappingName) = (mapping, name);

    /// <summary>Begins a dry run: every row is judged, no listing is touched.</summary>
    /// <param name="name">Null when the mapping is not kept.</param>
    public void Check(IReadOnlyList<MappedColumn> mapping, string? name, MemberId person, MembershipId membership)
    {
        TableImportRules.ATableAtWorkIsLeftAlone.Require(!IsAtWork);
        TableImportRules.AMappedColumnIsInTheTable.Require(mapping.All(m => Columns.Contains(m.Column, StringComparer.Ordinal)));
        TableImportRules.AColumnMeansOneThing.Require(mapping.DistinctBy(m => m.Means).Count() == mapping.Count && mapping.DistinctBy(m => m.Column, StringComparer.Ordinal).Count() == mapping.Count);
        TableImportRules.TheOwnIdIsMapped.Require(mapping.Any(m => m.Means == ListingColumn.OwnId));
        TableImportRules.ATitleIsMapped.Require(mapping.Any(m => m.Means is ListingColumn.TitleVi or ListingColumn.TitleEn));
        (Mapping, MappingName) = (mapping, name);
        Begin(TableImportState.Checking, person, membership);
    }

    /// <summary>Imports what was checked; after it was cancelled, the rest.</summary>
    public void Import(MemberId person, MembershipId membership)
    {
        TableImportRules.OnlyCheckedTablesAreImported.Require(State is TableImportState.Checked or TableImportState.Cancelled);
        if (State == TableImportState.Cancelled)
        {
            (State, Person, Membership, EndedAt) = (TableImportState.Importing, person, membership, null);
        }
        else
        {
            Begin(TableImportState.Importing, person, membership);
        }
    }

    /// <summary>A step is done.</summary>
    public void Advance(IReadOnlyCollection<RowOutcome> outcomes, DateTime now)
    {
        Position += outcomes.Count;
        Tally = Tally.With(outcomes);
        if (Position >= Rows)
        {
            State = State == TableImportState.Checking ? TableImportState.Checked : TableImportState.Imported;
            EndedAt = now;
        }
    }

    /// <summary>Stops after the last step that was done. What was imported stays.</summary>
    public void Cancel(DateTime now)
    {
        TableImportRules.OnlyWorkIsCancelled.Require(IsAtWork);
        State = State == TableImportState.Checking ? TableImportState.Uploaded : TableImportState.Cancelled;
        EndedAt = now;
    }

    private void Begin(TableImportState work, MemberId person, MembershipId membership) =>
        (State, Position, Tally, Person, Membership, EndedAt) = (work, 0, RowTally.None, person, membership, null);
}

public enum TableImportState
{
    Uploaded,
    Checking,
    Checked,
    Importing,
    Cancelled,
    Imported,
}

/// <summary>What becomes of a row.</summary>
public enum RowOutcome
{
    New,
    Changed,
    Unchanged,
    Refused,
}

/// <summary>How many rows came to what.</summary>
public sealed record RowTally(int New, int Changed, int Unchanged, int Refused)
{
    public static readonly RowTally None = new(0, 0, 0, 0);

    public int Of(RowOutcome outcome) => outcome switch
    {
        RowOutcome.New => New,
        RowOutcome.Changed => Changed,
        RowOutcome.Unchanged => Unchanged,
        _ => Refused,
    };

    internal RowTally With(IReadOnlyCollection<RowOutcome> outcomes) => new(
        New + outcomes.Count(o => o == RowOutcome.New),
        Changed + outcomes.Count(o => o == RowOutcome.Changed),
        Unchanged + outcomes.Count(o => o == RowOutcome.Unchanged),
        Refused + outcomes.Count(o => o == RowOutcome.Refused));
}
