using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Listings.Tables;

/// <summary>What the columns are called in the template, in either language: by these words they are recognised again.</summary>
public static class ColumnWords
{
    public static IReadOnlyList<ListingColumn> All { get; } = Enum.GetValues<ListingColumn>();

    public static string Of(ListingColumn means, Language language) => Sentences.OfDocument("Column" + means, language);

    /// <summary>The columns whose names are the template's words or our own.</summary>
    internal static IReadOnlyList<MappedColumn> Recognise(IReadOnlyList<string> columns) =>
    [
        .. columns.SelectMany(column => All.Where(means => Means(column, means)).Take(1).Select(means => new MappedColumn(column, means))).DistinctBy(m => m.Means),
    ];

    private static bool Means(string column, ListingColumn means) =>
        column.Equals(Of(means, Language.Vi), StringComparison.OrdinalIgnoreCase)
        || column.Equals(Of(means, Language.En), StringComparison.OrdinalIgnoreCase)
        || column.Equals(means.ToString(), StringComparison.OrdinalIgnoreCase);
}
