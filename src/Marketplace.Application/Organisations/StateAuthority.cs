using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>It is stated what a representative is and why they may oblige the organisation: by law, or by a power of attorney.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record StateAuthority(OrganisationId Organisation, Version Seen, MembershipId Membership, AuthorityForm Form) : ICommand;

/// <param name="Number">Of the power of attorney, like its dates.</param>
public sealed record AuthorityForm(string? Title = null, AuthorityBasis? Basis = null, string? Number = null, DateOnly? IssuedOn = null, DateOnly? ExpiresOn = null)
{
    internal Authority Authority() => Basis == AuthorityBasis.Law
        ? Domain.Organisations.Authority.ByLaw(Title!)
        : Domain.Organisations.Authority.ByPowerOfAttorney(Title!, Number, IssuedOn, ExpiresOn);

    internal static AuthorityForm? Of(Authority? authority) =>
        authority is null ? null : new(authority.Title, authority.Basis, authority.Number, authority.IssuedOn, authority.ExpiresOn);
}

internal sealed class StateAuthorityHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<StateAuthority>
{
    protected override async Task Handle(StateAuthority command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.OwnOf(caller).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.StateAuthority(command.Membership, command.Form.Authority());
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class StateAuthorityValidator : AbstractValidator<StateAuthority>
{
    public StateAuthorityValidator()
    {
        RuleFor(c => c.Form.Title).Must(title => !string.IsNullOrWhiteSpace(title)).WithErrorCode(nameof(OrganisationRules.ARepresentativeHasATitle)).Text(OrganisationRules.TitleLength);
        RuleFor(c => c.Form.Basis).NotNull().IsInEnum();
        RuleFor(c => c.Form.Number).Text(OrganisationRules.NumberLength);
    }
}
