using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>A person registers their organisation and represents it. Until staff verify it, it may draft, search and ask only.</summary>
/// <param name="Capabilities">Supplier, recipient, broker; several at once.</param>
[AllowedToSignedIn]
public sealed record RegisterOrganisation(OrganisationId Organisation, MembershipId Membership, string? TaxCode, Capability Capabilities, ProfileForm Form) : ICommand, ICreates;

internal sealed class RegisterOrganisationHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RegisterOrganisation>
{
    protected override async Task Handle(RegisterOrganisation command, CancellationToken cancellationToken)
    {
        var (taxCode, now) = (command.TaxCode!.Trim(), clock.GetUtcNow().UtcDateTime);
        OrganisationRules.ACodeBelongsToOneOrganisation.Require(!await db.Organisations.AnyAsync(o => o.TaxCode == taxCode, cancellationToken));
        var organisation = new Organisation(
            command.Organisation, "TC-" + ShortCode.Of(command.Organisation.Value), taxCode, command.Form.Profile(), command.Capabilities, isDemo: false, now);
        organisation.Admit(command.Membership, caller.Person, Role.Representative, now);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RegisterOrganisationValidator : AbstractValidator<RegisterOrganisation>
{
    /// <summary>Nobody makes themselves the exchange, or a valuer, by a form.</summary>
    private const Capability OnesOwnChoice = Capability.Supplier | Capability.Recipient | Capability.Broker;

    public RegisterOrganisationValidator(IValidator<ProfileForm> form)
    {
        RuleFor(c => c.TaxCode).Must(code => TaxCode.IsWellFormed(code?.Trim())).WithErrorCode(nameof(OrganisationRules.ATaxCodeHasItsShape));
        RuleFor(c => c.Capabilities).Must(c => c != Capability.None && (c & ~OnesOwnChoice) == Capability.None).WithErrorCode(nameof(OrganisationRules.ACapabilityIsNeeded));
        RuleFor(c => c.Form).SetValidator(form);
    }
}
