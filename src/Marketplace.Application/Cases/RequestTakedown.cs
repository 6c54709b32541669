using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>Staff enter an authority's request to take something public down. Its clock runs from when it was received.</summary>
/// <param name="What">Its code, or the address of its page.</param>
/// <param name="ReceivedOn">The day, in Hanoi.</param>
/// <param name="ReceivedAt">The time of day, in Hanoi.</param>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record RequestTakedown(
    CaseId Case, string? What, string? Violation, string? Authority, string? Number, DateOnly? Date, DateOnly? ReceivedOn, TimeOnly? ReceivedAt, string? Description) : ICommand, ICreates;

internal sealed class RequestTakedownHandler(MarketplaceDb db, CaseTimes times, Caller caller, TimeProvider clock) : AsyncRequestHandler<RequestTakedown>
{
    protected override async Task Handle(RequestTakedown command, CancellationToken cancellationToken)
    {
        var (thing, _) = await db.ReportedNamed(command.What, cancellationToken);
        var request = new AuthorityRequest(command.Authority!.Trim(), command.Number!.Trim(), command.Date!.Value, VietnamCalendar.Utc(command.ReceivedOn!.Value, command.ReceivedAt!.Value));
        db.Cases.Add(ViolationCase.RequestTakedown(
            command.Case, thing, command.Violation!, request, command.Description!, caller.Person, request.ReceivedAt + times.Takedown, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RequestTakedownValidator : AbstractValidator<RequestTakedown>
{
    private const int LongestName = 200;

    public RequestTakedownValidator(ReferenceLists lists)
    {
        RuleFor(c => c.What).NotEmpty().Text(LongestName);
        RuleFor(c => c.Violation).NotEmpty().Code(lists, ReferenceListNames.Violations);
        RuleFor(c => c.Authority).NotEmpty().Text(LongestName);
        RuleFor(c => c.Number).NotEmpty().Text(LongestName);
        RuleFor(c => c.Date).NotNull().InclusiveBetween(ListingRules.FirstDay, ListingRules.LastDay);
        RuleFor(c => c.ReceivedOn).NotNull().InclusiveBetween(ListingRules.FirstDay, ListingRules.LastDay);
        RuleFor(c => c.ReceivedAt).NotNull();
        RuleFor(c => c.Description).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode(nameof(CaseRules.AViolationIsDescribed)).Text(CaseRules.TextLength);
    }
}
