namespace Marketplace.Domain.Organisations;

/// <summary>Why a representative may oblige their organisation: by law, or by a power of attorney until its last day.</summary>
public sealed record Authority
{
    private Authority()
    {
    }

    /// <summary>What they are in the organisation: "Viện trưởng".</summary>
    public string Title { get; private init; } = "";

    public AuthorityBasis Basis { get; private init; }

    /// <summary>Of the power of attorney.</summary>
    public string? Number { get; private init; }

    public DateOnly? IssuedOn { get; private init; }

    /// <summary>The last day on which it holds; null for one without an end.</summary>
    public DateOnly? ExpiresOn { get; private init; }

    public static Authority ByLaw(string title) => new() { Title = Named(title), Basis = AuthorityBasis.Law };

    public static Authority ByPowerOfAttorney(string title, string? number, DateOnly? issuedOn, DateOnly? expiresOn)
    {
        OrganisationRules.APowerOfAttorneyHasItsNumber.Require(!string.IsNullOrWhiteSpace(number));
        OrganisationRules.APowerOfAttorneyHasItsDate.Require(issuedOn is not null);
        OrganisationRules.APowerOfAttorneyEndsAfterItBegins.Require(expiresOn is null || expiresOn >= issuedOn);
        return new() { Title = Named(title), Basis = AuthorityBasis.PowerOfAttorney, Number = number.Trim(), IssuedOn = issuedOn, ExpiresOn = expiresOn };
    }

    public bool HoldsOn(DateOnly day) => (IssuedOn is null || IssuedOn <= day) && (ExpiresOn is null || ExpiresOn >= day);

    private static string Named(string title)
    {
        OrganisationRules.ARepresentativeHasATitle.Require(!string.IsNullOrWhiteSpace(title));
        return title.Trim();
    }
}

public enum AuthorityBasis
{
    /// <summary>The law or the organisation's charter makes them its representative.</summary>
    Law,
    PowerOfAttorney,
}
