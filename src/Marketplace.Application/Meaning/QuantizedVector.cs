using System.Runtime.InteropServices;

namespace Marketplace.Application.Meaning;

/// <summary>A vector in one byte a number: each number is its byte times the scale.</summary>
public sealed record QuantizedVector(sbyte[] Values, float Scale)
{
    /// <summary>Not 128: the sum of two products of such bytes still fits into 16 bits.</summary>
    private const float Greatest = 127;

    public byte[] Bytes => MemoryMarshal.AsBytes(Values.AsSpan()).ToArray();

    public static QuantizedVector Of(ReadOnlySpan<byte> bytes, float scale) => new(MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray(), scale);

    public static QuantizedVector Of(ReadOnlySpan<float> vector)
    {
        var greatest = 0f;
        foreach (var number in vector)
        {
            greatest = Math.Max(greatest, Math.Abs(number));
        }

        var values = new sbyte[vector.Length];
        for (var i = 0; greatest > 0 && i < vector.Length; i++)
        {
            values[i] = (sbyte)MathF.Round(vector[i] / greatest * Greatest);
        }

        return new QuantizedVector(values, greatest / Greatest);
    }
}
