using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

/// <summary>Every way in which the import of a table, or one of its rows, says no.</summary>
public static class TableImportRules
{
    public const int OwnIdLength = 100;
    public const int NameLength = 100;

    public static readonly Rule AFileIsChosen = Rule.Named("File");
    public static readonly Rule AFileIsNotTooLarge = Rule.Named("File");
    public static readonly Rule AFileIsATable = Rule.Named("File");
    public static readonly Rule ATableHasRows = Rule.Named("File");
    public static readonly Rule ATableIsNotTooLong = Rule.Named("File");
    public static readonly Rule ATableAtWorkIsLeftAlone = Rule.Named();
    public static readonly Rule AMappedColumnIsInTheTable = Rule.Named();
    public static readonly Rule AColumnMeansOneThing = Rule.Named();
    public static readonly Rule TheOwnIdIsMapped = Rule.Named(nameof(ListingColumn.OwnId));
    public static readonly Rule ATitleIsMapped = Rule.Named(nameof(ListingColumn.TitleVi));
    public static readonly Rule OnlyCheckedTablesAreImported = Rule.Named();
    public static readonly Rule OnlyWorkIsCancelled = Rule.Named();

    public static readonly Rule ARowIsWhole = Rule.Named();
    public static readonly Rule ARowHasAnOwnId = Rule.Named(nameof(ListingColumn.OwnId));
    public static readonly Rule AnOwnIdComesOnce = Rule.Named(nameof(ListingColumn.OwnId));
    public static readonly Rule ARowHasATitle = Rule.Named(nameof(ListingColumn.TitleVi));
    public static readonly Rule ACellIsANumber = Rule.Named();
    public static readonly Rule ACellIsADay = Rule.Named();
    public static readonly Rule ADayIsReadOneWay = Rule.Named();
    public static readonly Rule ADayIsOfOurTime = Rule.Named();
    public static readonly Rule ACellNamesAnEntry = Rule.Named();
    public static readonly Rule ACellNamesAStatus = Rule.Named(nameof(ListingColumn.IpStatus));
}
