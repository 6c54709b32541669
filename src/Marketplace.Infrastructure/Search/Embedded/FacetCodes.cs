using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>A number for each code of each facet, the same in all segments. Only documents bring new ones: what people ask for is not kept.</summary>
internal static class FacetCodes
{
    private const char Parting = '\0';
    private static readonly ConcurrentDictionary<string, int> Numbers = new(StringComparer.Ordinal);
    private static readonly Lock Adding = new();
    private static FacetCode[] _codes = [];

    public static int Count => Volatile.Read(ref _codes).Length;

    /// <summary>By number; a later call may know more of them.</summary>
    public static ReadOnlySpan<FacetCode> All => Volatile.Read(ref _codes);

    /// <summary>As it stands in the index.</summary>
    public static string Term(string facet, string code) => facet + Parting + code;

    /// <summary>The number of a code that a document has; of a facet that is no more, -1.</summary>
    public static int NumberOf(string term)
    {
        if (Numbers.TryGetValue(term, out var number))
        {
            return number;
        }

        var parting = term.IndexOf(Parting, StringComparison.Ordinal);
        var facet = parting < 0 ? -1 : IndexOf(term.AsSpan(0, parting));
        lock (Adding)
        {
            if (facet < 0 || Numbers.TryGetValue(term, out number))
            {
                return facet < 0 ? -1 : number;
            }

            number = _codes.Length;
            Volatile.Write(ref _codes, [.. _codes, new FacetCode(facet, term[(parting + 1)..])]);
            Numbers[term] = number;
            return number;
        }
    }

    /// <summary>The number of a code that somebody asks for, or -1 when no document has ever had it.</summary>
    public static int KnownNumberOf(string facet, string code) => Numbers.GetValueOrDefault(Term(facet, code), -1);

    private static int IndexOf(ReadOnlySpan<char> facet)
    {
        for (var i = 0; i < FacetNames.All.Count; i++)
        {
            if (facet.SequenceEqual(FacetNames.All[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <param name="Facet">Its place in <see cref="FacetNames.All"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FacetCode(int Facet, string Code);
