using Marketplace.Domain.Common;

namespace Marketplace.Domain.ReferenceData;

/// <summary>Every way in which a reference list says no.</summary>
public static class ReferenceRules
{
    public static readonly Rule AListIsKnown = Rule.Named("List");
    public static readonly Rule ACodeHasItsShape = Rule.Named("Code");
    public static readonly Rule ACodeOfADayIsItsDate = Rule.Named("Code");
    public static readonly Rule ACodeIsInForceOnce = Rule.Named("Code");
    public static readonly Rule AParentIsInForce = Rule.Named("Parent");
    public static readonly Rule AnEntryHasAName = Rule.Named("NameVi");
    public static readonly Rule AnEntryNamesItsSource = Rule.Named("Source");
    public static readonly Rule ACorrectionChangesSomething = Rule.Named();
    public static readonly Rule AnEntryIsConfirmedOnce = Rule.Named();
    public static readonly Rule AnEntryEndsOnce = Rule.Named();
    public static readonly Rule AnEntryEndsAfterItBegins = Rule.Named("LastDay");
    public static readonly Rule EntriesBelowEndFirst = Rule.Named("LastDay");
    public static readonly Rule ASuccessorBeginsLater = Rule.Named("From");
    public static readonly Rule ATableIsReadable = Rule.Named("Table");
    public static readonly Rule ATableBringsSomething = Rule.Named("Table");
    public static readonly Rule RowHasACode = Rule.Named("Table");
    public static readonly Rule RowComesOnce = Rule.Named("Table");
    public static readonly Rule RowHasAName = Rule.Named("Table");
    public static readonly Rule RowHasAParentInForce = Rule.Named("Table");
    public static readonly Rule RowKeepsItsParent = Rule.Named("Table");
    public static readonly Rule RowSucceedsLater = Rule.Named("Table");
}
