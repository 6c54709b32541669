using Marketplace.Application.Organisations;

namespace Marketplace.Web.Components.Pages.Organisations;

/// <summary>What the profile's form holds while it is filled in.</summary>
public sealed class ProfileInput
{
    public string? NameVi { get; set; }

    public string? NameEn { get; set; }

    public string? LegalKind { get; set; }

    public string? Province { get; set; }

    public string? AddressVi { get; set; }

    public string? AddressEn { get; set; }

    public string? Phone { get; set; }

    public string? AboutVi { get; set; }

    public string? AboutEn { get; set; }

    internal static ProfileInput Of(ProfileForm form) => new()
    {
        NameVi = form.NameVi,
        NameEn = form.NameEn,
        LegalKind = form.LegalKind,
        Province = form.Province,
        AddressVi = form.AddressVi,
        AddressEn = form.AddressEn,
        Phone = form.Phone,
        AboutVi = form.AboutVi,
        AboutEn = form.AboutEn,
    };

    internal ProfileForm Form() => new(NameVi, NameEn, LegalKind, Province, AddressVi, AddressEn, Phone, AboutVi, AboutEn);
}
