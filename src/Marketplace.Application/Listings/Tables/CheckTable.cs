using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings.Tables;

/// <summary>A supplier says what the columns mean and has every row judged, without a change to any listing.</summary>
/// <param name="SaveAs">The name under which the organisation keeps the mapping; the one that had it before gives way.</param>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record CheckTable(TableImportId Import, Version Seen, IReadOnlyList<MappedColumn> Mapping, string? SaveAs) : ICommand;

internal sealed class CheckTableHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<CheckTable>
{
    protected override async Task Handle(CheckTable command, CancellationToken cancellationToken)
    {
        var import = await db.TableImports.OwnedBy(caller.Organisation).Find(command.Import, command.Seen, cancellationToken);
        import.Check(command.Mapping, ListingForm.Said(command.SaveAs), caller.Person, caller.Membership);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class CheckTableValidator : AbstractValidator<CheckTable>
{
    public CheckTableValidator()
    {
        RuleFor(c => c.Mapping).NotNull();
        RuleForEach(c => c.Mapping).ChildRules(column => column.RuleFor(m => m.Means).IsInEnum());
        RuleFor(c => c.SaveAs).Text(TableImportRules.NameLength);
    }
}
