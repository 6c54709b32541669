using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>A person registers their organisation and represents it. Until staff verify it, it may draft, search and ask only.</summary>
/// <param name="Capabilities">Supplier, recipient, broker; several at once.</param>
/// <param name="PaperNumber">Of the legal paper that somebody from abroad shows instead of a tax code, with its kind and country.</param>
[AllowedToSignedIn]
public sealed record RegisterOrganisation(
    OrganisationId Organisation, MembershipId Membership, string? TaxCode, Capability Capabilities, ProfileForm Form,
    string? PaperKind = null, string? PaperNumber = null, string? PaperCountry = null) : ICommand, ICreates
{
    internal bool IsFromAbroad => !string.IsNullOrWhiteSpace(PaperKind) || !string.IsNullOrWhiteSpace(PaperNumber) || !string.IsNullOrWhiteSpace(PaperCountry);

    internal LegalPaper? Paper() => IsFromAbroad ? new() { Kind = PaperKind!, Number = PaperNumber!.Trim(), Country = PaperCountry!.Trim() } : null;
}

internal sealed class RegisterOrganisationHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<RegisterOrganisation>
{
    protected override async Task Handle(RegisterOrganisation command, CancellationToken cancellationToken)
    {
        var (paper, now) = (command.Paper(), clock.GetUtcNow().UtcDateTime);
        var taxCode = paper is null ? command.TaxCode!.Trim() : null;
        OrganisationRules.ACodeBelongsToOneOrganisation.Require(!await IsTaken(taxCode, paper, cancellationToken));
        var parent = await ParentOf(taxCode, cancellationToken);
        var organisation = new Organisation(
            command.Organisation, "TC-" + ShortCode.Of(command.Organisation.Value), taxCode, command.Form.Profile(), command.Capabilities, isDemo: false, now, paper, parent);
        organisation.Admit(command.Membership, caller.Person, Role.Representative, now);
        db.Organisations.Add(organisation);
        if (parent is not null)
        {
            await db.WriteTo(
                parent.Id, Power.Manage | Power.Bind, "UnitNamedItsParent", organisation.Id.Value, now,
                language => [organisation.Profile.Name.In(language).Text, taxCode!, site.Link(language, $"organisation/units/{organisation.Id.Value}")], cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<bool> IsTaken(string? taxCode, LegalPaper? paper, CancellationToken cancellationToken)
    {
        var (number, country) = (paper?.Number, paper?.Country);
        return taxCode is null
            ? db.Organisations.AnyAsync(o => o.Paper!.Number == number && o.Paper.Country == country, cancellationToken)
            : db.Organisations.AnyAsync(o => o.TaxCode == taxCode, cancellationToken);
    }

    private async Task<Organisation?> ParentOf(string? taxCode, CancellationToken cancellationToken)
    {
        var code = TaxCode.IsOfUnit(taxCode) ? TaxCode.OfParent(taxCode!) : null;
        return code is null ? null : await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.TaxCode == code, cancellationToken);
    }
}

internal sealed class RegisterOrganisationValidator : AbstractValidator<RegisterOrganisation>
{
    /// <summary>Nobody makes themselves the exchange, or a valuer, by a form.</summary>
    private const Capability OnesOwnChoice = Capability.Supplier | Capability.Recipient | Capability.Broker;

    public RegisterOrganisationValidator(IValidator<ProfileForm> form, ReferenceLists lists)
    {
        RuleFor(c => c.TaxCode).Must(code => TaxCode.IsWellFormed(code?.Trim())).WithErrorCode(nameof(OrganisationRules.ATaxCodeHasItsShape)).When(c => !c.IsFromAbroad);
        RuleFor(c => c.TaxCode).Must(string.IsNullOrWhiteSpace).WithErrorCode(nameof(OrganisationRules.AForeignerHasAPaperInstead)).When(c => c.IsFromAbroad);
        RuleFor(c => c.PaperKind).NotEmpty().Code(lists, ReferenceListNames.LegalPapers).When(c => c.IsFromAbroad);
        RuleFor(c => c.PaperNumber).NotEmpty().Text(OrganisationRules.NumberLength).When(c => c.IsFromAbroad);
        RuleFor(c => c.PaperCountry).NotEmpty().Text(OrganisationRules.NumberLength).When(c => c.IsFromAbroad);
        RuleFor(c => c.Capabilities).Must(c => c != Capability.None && (c & ~OnesOwnChoice) == Capability.None).WithErrorCode(nameof(OrganisationRules.ACapabilityIsNeeded));
        RuleFor(c => c.Form).SetValidator(form);
    }
}
