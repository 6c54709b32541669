using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Alerts;
using MediatR;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody saves a search, and is told of what is published from now on that it finds.</summary>
[AllowedToSignedIn]
public sealed record SaveSearch(WatchId Watch, SavedSearch Search, string? Name, MailRhythm Mail) : ICommand, ICreates;

internal sealed class SaveSearchHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<SaveSearch>
{
    protected override Task Handle(SaveSearch command, CancellationToken cancellationToken)
    {
        // How long ago something was confirmed says nothing of what comes new.
        var lasting = command.Search with { Filters = [.. command.Search.Filters.Where(f => f.Facet != FacetNames.ConfirmedOn)] };
        var watch = Watch.OfSearch(command.Watch, caller.Person, lasting, command.Name, command.Mail, clock.GetUtcNow().UtcDateTime);
        return db.Keep(watch, WatchRules.ASearchIsSavedOnce, cancellationToken);
    }
}

internal sealed class SaveSearchValidator : AbstractValidator<SaveSearch>
{
    public SaveSearchValidator()
    {
        RuleFor(c => c.Search).NotNull().WithErrorCode(nameof(Problem.FormNotWhole));
        RuleFor(c => c.Search.Among).IsInEnum().When(c => c.Search is not null);
        RuleFor(c => c.Search.Text).Text(WatchRules.TextLength).When(c => c.Search is not null);
        RuleFor(c => c.Search.Filters).Must(AreFacets).WithErrorCode(nameof(Problem.FormNotWhole)).When(c => c.Search is not null);
        RuleFor(c => c.Name).Text(WatchRules.NameLength);
        RuleFor(c => c.Mail).IsInEnum();
    }

    private static bool AreFacets(IReadOnlyList<ChosenFacet>? filters) =>
        filters?.All(f => FacetNames.All.Contains(f?.Facet, StringComparer.Ordinal) && f!.Codes?.All(c => c?.Length <= WatchRules.CodeLength) == true) == true
        && filters.Sum(f => f.Codes.Count) <= WatchRules.MostCodes;
}
