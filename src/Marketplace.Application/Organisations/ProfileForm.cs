using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Organisations;

/// <summary>What an organisation says of itself.</summary>
public sealed record ProfileForm(
    string? NameVi = null,
    string? NameEn = null,
    string? LegalKind = null,
    string? Province = null,
    string? AddressVi = null,
    string? AddressEn = null,
    string? Phone = null,
    string? AboutVi = null,
    string? AboutEn = null)
{
    internal OrganisationProfile Profile() => new()
    {
        Name = new Bilingual(NameVi, NameEn),
        LegalKind = LegalKind!,
        Province = string.IsNullOrEmpty(Province) ? null : Province,
        Address = new Bilingual(AddressVi, AddressEn),
        Phone = string.IsNullOrWhiteSpace(Phone) ? null : Phone.Trim(),
        About = new Bilingual(AboutVi, AboutEn),
    };

    internal static ProfileForm Of(OrganisationProfile profile) => new(
        profile.Name.Vi, profile.Name.En, profile.LegalKind, profile.Province,
        profile.Address.Vi, profile.Address.En, profile.Phone, profile.About.Vi, profile.About.En);
}

internal sealed class ProfileFormValidator : AbstractValidator<ProfileForm>
{
    public ProfileFormValidator(ReferenceLists lists)
    {
        RuleFor(f => f.NameVi).Text(300);
        RuleFor(f => f.NameVi).Must((form, _) => !new Bilingual(form.NameVi, form.NameEn).IsEmpty).WithErrorCode(nameof(OrganisationRules.ANameIsNeeded));
        RuleFor(f => f.NameEn).Text(300);
        RuleFor(f => f.LegalKind).NotEmpty().Code(lists, ReferenceListNames.LegalKinds);
        RuleFor(f => f.Province).Code(lists, ReferenceListNames.Provinces);
        RuleFor(f => f.AddressVi).Text(500);
        RuleFor(f => f.AddressEn).Text(500);
        RuleFor(f => f.Phone).Text(40);
        RuleFor(f => f.AboutVi).Text(4_000);
        RuleFor(f => f.AboutEn).Text(4_000);
    }
}
