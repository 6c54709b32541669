namespace Marketplace.Domain.Common;

/// <summary>A code of eight letters and digits out of an id, without those that look or sound alike (Crockford's base 32).</summary>
public static class ShortCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Forty random bits of the id: the last five bytes of a version-7 GUID are random.</summary>
    public static string Of(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        var bits = 0UL;
        foreach (var part in bytes.AsSpan(11))
        {
            bits = (bits << 8) | part;
        }

        return string.Create(8, bits, static (span, value) =>
        {
            for (var i = 7; i >= 0; i--, value >>= 5)
            {
                span[i] = Alphabet[(int)(value & 31)];
            }
        });
    }
}
