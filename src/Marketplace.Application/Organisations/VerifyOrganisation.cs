using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>Staff have compared an organisation with its papers: from now on it trades.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record VerifyOrganisation(OrganisationId Organisation, Version Seen, EvidenceForm Form) : ICommand;

/// <param name="Papers">The documents that were looked at.</param>
public sealed record EvidenceForm(string? Method = null, string? Level = null, string? Papers = null, DateOnly? ComparedOn = null, string? Note = null)
{
    internal Evidence Evidence() => new()
    {
        Method = Method!,
        Level = Level!,
        Papers = Papers!.Trim(),
        ComparedOn = ComparedOn!.Value,
        Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
    };
}

internal sealed class VerifyOrganisationHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<VerifyOrganisation>
{
    protected override async Task Handle(VerifyOrganisation command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var organisation = await db.Organisations.OfAnyone().Find(command.Organisation, command.Seen, cancellationToken);
        organisation.Verify(command.Form.Evidence(), caller.Person, now);
        await db.WriteTo(
            organisation.Id, Power.None, "OrganisationVerified", organisation.Id.Value, now,
            language => [organisation.Profile.Name.In(language).Text, site.Link(language, "work")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class VerifyOrganisationValidator : AbstractValidator<VerifyOrganisation>
{
    public VerifyOrganisationValidator(ReferenceLists lists)
    {
        RuleFor(c => c.Form.Method).NotEmpty().Code(lists, ReferenceListNames.VerificationMethods);
        RuleFor(c => c.Form.Level).NotEmpty().Code(lists, ReferenceListNames.VerificationLevels);
        RuleFor(c => c.Form.Papers).NotEmpty().Text(OrganisationRules.TextLength);
        RuleFor(c => c.Form.ComparedOn).NotNull();
        RuleFor(c => c.Form.Note).Text(OrganisationRules.TextLength);
    }
}
