using Marketplace.Application.Common;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;

namespace Marketplace.Web.Site;

/// <summary>Completes what is being typed into a search box. Whatever is asked, the answer is a list: a box must never fail for it.</summary>
internal static class SuggestionEndpoint
{
    private const string ForAMinute = "public, max-age=60";

    public static void MapSuggestions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/suggestions", async (string? kind, string? q, HttpContext context, IDispatcher dispatcher) =>
        {
            var result = Enum.TryParse<DocumentKind>(kind, ignoreCase: true, out var of) ? await dispatcher.Ask(new GetSuggestions(of, q)) : null;
            context.Response.Headers.CacheControl = ForAMinute;
            return Results.Json(result?.IsDone == true ? result.Answer.Select(s => new Suggested(s.Kind.ToString().ToLowerInvariant(), s.Text, s.OrganisationCode is { } code ? $"organisations/{code}" : null)) : []);
        });

    /// <param name="Path">Relative to the language's base; what can be opened at once.</param>
    private sealed record Suggested(string Kind, string Text, string? Path);
}
