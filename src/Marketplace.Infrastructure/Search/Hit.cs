using System.Runtime.InteropServices;

namespace Marketplace.Infrastructure.Search;

/// <summary>One of an index's answers. The better the greater: by the value of the order, among equally relevant ones by their day, and last by id.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hit(int Doc, Guid Id, float Score, long Value, long Published, bool HasWords)
{
    public int ComparedTo(Hit other) => Value != other.Value ? Value.CompareTo(other.Value) : Published != other.Published ? Published.CompareTo(other.Published) : Id.CompareTo(other.Id);

    public int ComparedTo(long value, Guid id) => Value != value ? Value.CompareTo(value) : Id.CompareTo(id);
}
