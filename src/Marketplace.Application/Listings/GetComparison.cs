using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>Up to four technologies side by side, as the public sees them, in the order asked for. What the public does not see is left out.</summary>
[AllowedToAnyone]
public sealed record GetComparison(IReadOnlyList<string> Codes) : IQuery<IReadOnlyList<PublicListing>>;

internal sealed class GetComparisonHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetComparison, IReadOnlyList<PublicListing>>
{
    public async Task<IReadOnlyList<PublicListing>> Handle(GetComparison query, CancellationToken cancellationToken)
    {
        var codes = query.Codes.Distinct(StringComparer.Ordinal).ToList();
        ListingRules.AFewTechnologiesAreCompared.Require(codes.Count <= ListingRules.Compared, ListingRules.Compared);
        var shown = await db.Listings.PublicOf(codes).Columns(db, caller.OrganisationOrNone, caller.MembershipOrNone).ToListAsync(cancellationToken);
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        return [.. shown.OrderBy(s => codes.IndexOf(s.Code)).Select(s => s.Named(lists, caller, today))];
    }
}

internal sealed class GetComparisonValidator : AbstractValidator<GetComparison>
{
    /// <summary>More are no choice of a person.</summary>
    private const int Most = 100;

    public GetComparisonValidator() => RuleFor(q => q.Codes).Cascade(CascadeMode.Stop).NotNull().AtMost(Most);
}
