using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>A representative changes what the public reads about their organisation.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record DescribeOrganisation(OrganisationId Organisation, Version Seen, ProfileForm Form) : ICommand;

internal sealed class DescribeOrganisationHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<DescribeOrganisation>
{
    protected override async Task Handle(DescribeOrganisation command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.OwnOf(caller).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.Describe(command.Form.Profile());
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DescribeOrganisationValidator : AbstractValidator<DescribeOrganisation>
{
    public DescribeOrganisationValidator(IValidator<ProfileForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
