namespace Marketplace.Web.Site;

/// <summary>"Owner" of the configuration: who owns the site and where it is registered. What is not set reads "not stated".</summary>
internal sealed class SiteOwner
{
    public string? NameVi { get; set; }

    public string? NameEn { get; set; }

    public string? AddressVi { get; set; }

    public string? AddressEn { get; set; }

    public string? TaxCode { get; set; }

    public string? Representative { get; set; }

    public string? RegistrationNumber { get; set; }

    /// <summary>The authority and the day.</summary>
    public string? RegisteredAt { get; set; }

    public string? Phone { get; set; }

    public string? Mail { get; set; }

    /// <summary>Whom to write to about personal data.</summary>
    public string? DataOfficer { get; set; }

    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(configuration.GetSection("Owner").Get<SiteOwner>() ?? new SiteOwner());
}
