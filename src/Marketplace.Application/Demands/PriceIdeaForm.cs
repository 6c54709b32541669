using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Demands;

/// <summary>What a supplier thinks of asking, typed as in an offer.</summary>
/// <param name="UpFront">Whole đồng.</param>
/// <param name="RoyaltyPercent">Percent: 1.5 is 1,5 %.</param>
public sealed record PriceIdeaForm(long? UpFront = null, decimal? RoyaltyPercent = null, RoyaltyBase? RoyaltyBase = null)
{
    private const decimal PerMillionInPercent = 10_000m;

    internal PriceIdea Idea() => new(
        UpFront is > 0 and var amount ? Money.Vnd(amount) : null,
        RoyaltyPercent is > 0 and var percent ? new Royalty((int)decimal.Round(percent * PerMillionInPercent), RoyaltyBase ?? Domain.Listings.RoyaltyBase.NetRevenue) : null);
}

internal sealed class PriceIdeaFormValidator : AbstractValidator<PriceIdeaForm>
{
    public PriceIdeaFormValidator()
    {
        RuleFor(f => f.UpFront).Dong();
        RuleFor(f => f.RoyaltyPercent).InclusiveBetween(0m, 100m);
        RuleFor(f => f.RoyaltyBase).IsInEnum();
    }
}
