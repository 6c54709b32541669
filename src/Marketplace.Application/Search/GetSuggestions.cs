using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Ports;
using MediatR;

namespace Marketplace.Application.Search;

/// <summary>Anyone who types into the search box is shown how it could go on.</summary>
/// <param name="Kind">Of what the box searches for.</param>
[AllowedToAnyone]
public sealed record GetSuggestions(DocumentKind Kind, string? Text) : IQuery<IReadOnlyList<Suggestion>>;

internal sealed class GetSuggestionsHandler(ISearchIndex index) : IRequestHandler<GetSuggestions, IReadOnlyList<Suggestion>>
{
    /// <summary>One letter begins everything.</summary>
    private const int ShortestText = 2;

    public async Task<IReadOnlyList<Suggestion>> Handle(GetSuggestions query, CancellationToken cancellationToken) =>
        query.Text?.TrimStart() is { Length: >= ShortestText } text ? await index.Suggest(new SuggestRequest(query.Kind, text), cancellationToken) : [];
}

internal sealed class GetSuggestionsValidator : AbstractValidator<GetSuggestions>
{
    public GetSuggestionsValidator()
    {
        RuleFor(q => q.Kind).IsInEnum();
        RuleFor(q => q.Text).MaximumLength(200);
    }
}
