using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Data;

public readonly record struct LinkId(Guid Value) : ITypedId
{
    public static LinkId New() => new(Guid.CreateVersion7());
}

public enum LinkPurpose
{
    ConfirmMail,
    SetPassword,
    JoinOrganisation,
    ConfirmListings,

    /// <summary>Ends the letters about what watches found; works each time that it is used.</summary>
    StopAlertMail,
}

/// <summary>A link in a letter: whoever opens it reads the mail of that address. Only a digest of its key is kept.</summary>
public sealed class OneTimeLink
{
    private OneTimeLink()
    {
    }

    public LinkId Id { get; private set; }

    public LinkPurpose Purpose { get; private set; }

    public string Mail { get; private set; } = "";

    /// <summary>Of an invitation: where to, and as what. Of a reminder: whose listings.</summary>
    public OrganisationId? Organisation { get; private set; }

    /// <summary>Of a reminder: the listings that its reader may confirm, and no others.</summary>
    public IReadOnlyList<ListingId>? Listings { get; private set; }

    public Role? Role { get; private set; }

    public byte[] KeyDigest { get; private set; } = [];

    public DateTime ExpiresAt { get; private set; }

    public DateTime? UsedAt { get; private set; }

    /// <summary>The link, and the query that its address ends with.</summary>
    public static (OneTimeLink Link, string Query) For(LinkId id, LinkPurpose purpose, string mail, DateTime expiresAt)
    {
        var key = NewKey();
        return (With(key, id, purpose, mail, expiresAt), Query(id, key));
    }

    /// <summary>A link whose key its maker knows already, to hand it over otherwise than by letter.</summary>
    public static OneTimeLink With(Secret key, LinkId id, LinkPurpose purpose, string mail, DateTime expiresAt) =>
        new() { Id = id, Purpose = purpose, Mail = mail, KeyDigest = Digest(key.Text), ExpiresAt = expiresAt };

    public static Secret NewKey() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public static string Query(LinkId id, Secret key) => $"?link={id.Value:N}&key={key.Text}";

    /// <inheritdoc cref="For"/>
    public static (OneTimeLink Link, string Query) Invitation(LinkId id, string mail, OrganisationId organisation, Role role, DateTime expiresAt)
    {
        var (link, query) = For(id, LinkPurpose.JoinOrganisation, mail, expiresAt);
        link.Organisation = organisation;
        link.Role = role;
        return (link, query);
    }

    /// <inheritdoc cref="For"/>
    public static (OneTimeLink Link, string Query) Reminder(LinkId id, string mail, OrganisationId organisation, IReadOnlyList<ListingId> listings, DateTime expiresAt)
    {
        var (link, query) = For(id, LinkPurpose.ConfirmListings, mail, expiresAt);
        link.Organisation = organisation;
        link.Listings = listings;
        return (link, query);
    }

    /// <summary>Still readable after it was used, so that its page can say what it did.</summary>
    public bool IsReadBy(Secret key, DateTime now) => now < ExpiresAt && CryptographicOperations.FixedTimeEquals(KeyDigest, Digest(key.Text));

    public bool Opens(Secret key, DateTime now) =>
        UsedAt is null && IsReadBy(key, now);

    public void Use(Secret key, DateTime now)
    {
        MemberRules.ALinkIsFreshAndUsedOnce.Require(Opens(key, now));
        UsedAt = now;
    }

    /// <summary>It no longer opens anything: another one did, or it was taken back.</summary>
    public void Spend(DateTime now) => UsedAt ??= now;

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

internal static class OpeningLinks
{
    /// <summary>Opens a link, once. An unknown one is refused like a spent one, so that nobody learns which exist.</summary>
    public static async Task<OneTimeLink> Use(this DbSet<OneTimeLink> links, LinkId id, LinkPurpose purpose, Secret key, DateTime now, CancellationToken cancellationToken)
    {
        var link = await links.SingleOrDefaultAsync(l => l.Id == id && l.Purpose == purpose, cancellationToken);
        MemberRules.ALinkIsFreshAndUsedOnce.Require(link is not null);
        link.Use(key, now);
        return link;
    }
}
