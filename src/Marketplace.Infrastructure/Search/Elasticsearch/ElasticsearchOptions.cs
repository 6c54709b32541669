using Microsoft.Extensions.Configuration;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>Where the cluster is and how to be let in: "Search:Elasticsearch:*".</summary>
internal sealed record ElasticsearchOptions
{
    public const string Section = "Search:Elasticsearch";

    /// <summary>Of the cluster or of what stands before it, with its scheme: "https://search.example:9200".</summary>
    public string Address { get; init; } = "";

    /// <summary>What the names of this site's indices begin with; several sites may share a cluster.</summary>
    public string Prefix { get; init; } = "marketplace";

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Encoded, as Elasticsearch gives it out; goes before user and password.</summary>
    public string? ApiKey { get; init; }

    /// <summary>SHA-256 in hexadecimal of the certificate, or of an authority above it, that is trusted although no authority of the system vouches for it.</summary>
    public string? CertificateFingerprint { get; init; }

    /// <summary>Seconds after which a search goes without an answer.</summary>
    public double SearchSeconds { get; init; } = 3;

    /// <summary>Copies of each shard; a node alone keeps none.</summary>
    public string Replicas { get; init; } = "0-1";

    /// <exception cref="InvalidOperationException">something does not fit together; says what.</exception>
    public static ElasticsearchOptions Of(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<ElasticsearchOptions>() ?? new ElasticsearchOptions();
        if (!Uri.TryCreate(options.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException($"{Section}:Address is \"{options.Address}\"; it must be an address like https://search.example:9200.");
        }

        if (options.User is null != options.Password is null)
        {
            throw new InvalidOperationException($"{Section}:User and {Section}:Password go together.");
        }

        if (options.CertificateFingerprint is { } fingerprint && (fingerprint.Length != 64 || !fingerprint.All(char.IsAsciiHexDigit)))
        {
            throw new InvalidOperationException($"{Section}:CertificateFingerprint must be the SHA-256 of a certificate, 64 hexadecimal digits.");
        }

        if (!options.Prefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || options.Prefix is "" or ['-', ..])
        {
            throw new InvalidOperationException($"{Section}:Prefix is \"{options.Prefix}\"; it may hold a–z, 0–9 and -, and begins with no -.");
        }

        return options with { Address = options.Address.TrimEnd('/') + "/" };
    }
}
