using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Marketplace.Application.Meaning;

/// <summary>Products of rows of bytes with one question: exact, and never overflowing, while no byte is −128.</summary>
internal static class Int8Dot
{
    /// <summary>Rows are padded with zeros to a multiple of this.</summary>
    public const int Step = 32;

    /// <param name="question">As wide as a row, a multiple of <see cref="Step"/>.</param>
    public static int Of(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> row) =>
        Avx2.IsSupported ? ByAvx2(question, row) : Vector256.IsHardwareAccelerated || Vector128.IsHardwareAccelerated ? ByVector256(question, row) : OneByOne(question, row);

    internal static int ByAvx2(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> row)
    {
        ref var q = ref MemoryMarshal.GetReference(question);
        ref var r = ref MemoryMarshal.GetReference(row);
        var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (nuint i = 0; i < (nuint)row.Length; i += Step)
        {
            even += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref r, i)), Vector256.LoadUnsafe(ref q, i));
            odd += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref r, i + 16)), Vector256.LoadUnsafe(ref q, i + 16));
        }

        return Vector256.Sum(even + odd);
    }

    /// <summary>On any processor; where it has 128 bits only, the runtime does it by halves.</summary>
    internal static int ByVector256(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> row)
    {
        ref var q = ref MemoryMarshal.GetReference(question);
        ref var r = ref MemoryMarshal.GetReference(row);
        var sum = Vector256<int>.Zero;
        for (nuint i = 0; i < (nuint)row.Length; i += Step)
        {
            var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref r, i));
            var products = (lower * Vector256.LoadUnsafe(ref q, i)) + (upper * Vector256.LoadUnsafe(ref q, i + 16));
            var (first, second) = Vector256.Widen(products);
            sum += first + second;
        }

        return Vector256.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int OneByOne(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> row)
    {
        var sum = 0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += question[i] * row[i];
        }

        return sum;
    }
}
