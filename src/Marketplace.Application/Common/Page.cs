namespace Marketplace.Application.Common;

/// <summary>One page of a list.</summary>
/// <param name="Number">1 for the first.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, int Number, int Size)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}
