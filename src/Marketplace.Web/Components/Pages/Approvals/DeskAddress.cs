using Marketplace.Application.Approvals;
using Marketplace.Domain.Members;
using Marketplace.Web.Site;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Web.Components.Pages.Approvals;

/// <summary>The desk's filters as they stand in its address; what cannot be read there filters nothing.</summary>
internal sealed class DeskAddress
{
    public const string Me = "me";
    public const string Nobody = "nobody";

    private readonly Dictionary<string, string> _values;

    private DeskAddress(Dictionary<string, string> values) => _values = values;

    public ReviewKind Kind => string.Equals(Value("kind"), "demand", StringComparison.OrdinalIgnoreCase) ? ReviewKind.Demand : ReviewKind.Listing;

    public int Number => PageNumber.Of(Value("page"));

    public string? Text => Value("q");

    public string? HolderName => Value("holder");

    public string? Round => Value("round");

    public string? From => Value("from");

    public ReviewFilter Filter => new(
        HolderName switch
        {
            Me => ReviewHolder.Me,
            Nobody => ReviewHolder.Nobody,
            _ => Person is null ? ReviewHolder.Anybody : ReviewHolder.Person,
        },
        Person, Value("late") == "1", Value("field"), Value("owner"),
        Kind == ReviewKind.Listing ? Either(From, "catalogue", "own") : null, Either(Round, "again", "first"), Text);

    public bool IsNarrowed => Filter != new ReviewFilter();

    public string Cleared => Kind == ReviewKind.Demand ? "desk?kind=demand" : "desk";

    private MemberId? Person => Guid.TryParse(HolderName, out var id) ? new MemberId(id) : null;

    /// <param name="uri">Of the page.</param>
    public static DeskAddress Of(string uri) => new(QueryHelpers.ParseQuery(new Uri(uri).Query)
        .Where(q => !string.IsNullOrWhiteSpace(q.Value.ToString()))
        .ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The same filters on another page of the list.</summary>
    public string Page(int number) => QueryHelpers.AddQueryString("desk", _values.Where(v => v.Key != "page").Select(v => KeyValuePair.Create(v.Key, (string?)v.Value)).Append(new("page", $"{number}")));

    private static bool? Either(string? value, string yes, string no) => value == yes ? true : value == no ? false : null;

    private string? Value(string key) => _values.GetValueOrDefault(key);
}
