using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>The exchange's admins read what people search for and do not find, the most asked first.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetUnfoundTexts(int Page) : IQuery<Page<UnfoundTextRow>>
{
    public const int DaysUntilKept = UnfoundText.DaysUntilKept;
    public const int DaysUntilForgotten = UnfoundText.DaysUntilForgotten;
}

/// <param name="Days">On how many different days it was asked.</param>
public sealed record UnfoundTextRow(DocumentKind Kind, string Text, int Days, int Times, DateOnly LastDay);

internal sealed class GetUnfoundTextsHandler(MarketplaceDb db) : IRequestHandler<GetUnfoundTexts, Page<UnfoundTextRow>>
{
    private const int Size = 50;

    public async Task<Page<UnfoundTextRow>> Handle(GetUnfoundTexts query, CancellationToken cancellationToken)
    {
        var kept = db.UnfoundTexts.AsNoTracking().Where(t => t.Text != null);
        var rows = await kept
            .OrderByDescending(t => t.Days).ThenByDescending(t => t.Times).ThenBy(t => t.Digest)
            .Skip((query.Page - 1) * Size).Take(Size)
            .Select(t => new UnfoundTextRow(t.Kind, t.Text!, t.Days, t.Times, t.LastDay))
            .ToListAsync(cancellationToken);
        return new Page<UnfoundTextRow>(rows, await kept.CountAsync(cancellationToken), query.Page, Size);
    }
}

internal sealed class GetUnfoundTextsValidator : AbstractValidator<GetUnfoundTexts>
{
    public GetUnfoundTextsValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 1_000);
}
