using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;

namespace Marketplace.Application.Cases;

/// <summary>The key of a reporter without an account. Only its digest is kept.</summary>
public static class CaseKeys
{
    /// <summary>256 bits in letters.</summary>
    private const int Length = 43;

    public static Secret New() => OneTimeLink.NewKey();

    /// <summary>Where the reporter follows the case.</summary>
    public static string Path(CaseId id, Secret key) => $"report/receipt/{id.Value:N}?key={key.Text}";

    internal static bool IsWhole(Secret key) => key.Text.Length == Length;

    internal static byte[] Digest(Secret key) => SHA256.HashData(Encoding.UTF8.GetBytes(key.Text));

    internal static bool IsOpenedBy(this ViolationCase opened, Secret key) => CryptographicOperations.FixedTimeEquals(opened.KeyDigest, Digest(key));
}
