using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>Anyone who types into the search box is shown how it could go on.</summary>
/// <param name="Kind">Of what the box searches for.</param>
[AllowedToAnyone]
public sealed record GetSuggestions(DocumentKind Kind, string? Text) : IQuery<IReadOnlyList<SuggestedText>>;

/// <param name="OrganisationCode">Of the public organisation of just this name, which can be opened instead of searched for.</param>
public sealed record SuggestedText(SuggestionKind Kind, string Text, string? OrganisationCode = null);

internal sealed class GetSuggestionsHandler(MarketplaceDb db, ISearchIndex index) : IRequestHandler<GetSuggestions, IReadOnlyList<SuggestedText>>
{
    /// <summary>One letter begins everything.</summary>
    private const int ShortestText = 2;

    public async Task<IReadOnlyList<SuggestedText>> Handle(GetSuggestions query, CancellationToken cancellationToken)
    {
        if (query.Text?.TrimStart() is not { Length: >= ShortestText } text)
        {
            return [];
        }

        var found = await index.Suggest(new SuggestRequest(query.Kind, text), cancellationToken);
        string[] names = [.. found.Where(s => s.Kind == SuggestionKind.Organisation).Select(s => s.Text)];
        var named = names.Length == 0
            ? []
            : await db.Organisations.AsNoTracking().Public().Where(o => names.Contains(o.Profile.Name.Vi) || names.Contains(o.Profile.Name.En)).Select(o => new { o.Code, o.Profile.Name }).ToListAsync(cancellationToken);
        return [.. found.Select(s => new SuggestedText(s.Kind, s.Text, CodeOf(s)))];

        // Two of one name are searched for instead.
        string? CodeOf(Suggestion suggestion) => suggestion.Kind == SuggestionKind.Organisation && named.FindAll(o => o.Name.Vi == suggestion.Text || o.Name.En == suggestion.Text) is [var only] ? only.Code : null;
    }
}

internal sealed class GetSuggestionsValidator : AbstractValidator<GetSuggestions>
{
    public GetSuggestionsValidator()
    {
        RuleFor(q => q.Kind).IsInEnum();
        RuleFor(q => q.Text).MaximumLength(200);
    }
}
