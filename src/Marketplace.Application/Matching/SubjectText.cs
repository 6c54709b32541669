using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Matching;

/// <summary>What a listing or a demand is about, as a question to the index: its beginning says it.</summary>
internal static class SubjectText
{
    private const int Longest = 900;

    public static string Of(DemandContent demand) => Of([demand.Title.Vi, demand.Title.En, .. demand.Keywords, demand.Problem.ToString(), demand.Result.ToString()]);

    public static string Of(ListingContent listing) => Of([listing.Title.Vi, listing.Title.En, .. listing.Keywords, listing.Summary.ToString(), listing.Problem.ToString()]);

    private static string Of(IEnumerable<string?> parts)
    {
        var text = string.Join('\n', parts.Where(p => !string.IsNullOrEmpty(p)));
        if (text.Length <= Longest)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', Longest);
        return WholeText.Of(text[..(end > 0 ? end : Longest)]);
    }
}
