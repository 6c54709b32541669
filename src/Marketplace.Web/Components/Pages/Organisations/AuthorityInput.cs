using Marketplace.Application.Organisations;
using Marketplace.Domain.Organisations;
using Marketplace.Web.Site;

namespace Marketplace.Web.Components.Pages.Organisations;

/// <summary>What the authority's form holds while it is filled in; days as they were typed.</summary>
public sealed class AuthorityInput
{
    public int Seen { get; set; }

    public string? Title { get; set; }

    public AuthorityBasis? Basis { get; set; }

    public string? Number { get; set; }

    public string? IssuedOn { get; set; }

    public string? ExpiresOn { get; set; }

    internal static AuthorityInput Of(AuthorityForm? form, int seen) => new()
    {
        Seen = seen,
        Title = form?.Title,
        Basis = form?.Basis,
        Number = form?.Number,
        IssuedOn = TypedDay.Write(form?.IssuedOn),
        ExpiresOn = TypedDay.Write(form?.ExpiresOn),
    };

    internal AuthorityForm Form() => new(Title, Basis, Number, TypedDay.Read(IssuedOn), TypedDay.Read(ExpiresOn));
}
