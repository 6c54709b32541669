using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Common;

/// <summary>Looks through everything that a message says.</summary>
internal static class EveryText
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parts = new();

    public static bool IsWhole(object? part) => part switch
    {
        null or byte[] => true,
        string text => WholeText.Is(text),
        Secret secret => WholeText.Is(secret.Text),
        IEnumerable entries => entries.Cast<object?>().All(IsWhole),
        _ => PartsOf(part.GetType()).All(p => IsWhole(p.GetValue(part))),
    };

    /// <summary>Of our own records only: the parts of an instant or an amount hold no text.</summary>
    private static PropertyInfo[] PartsOf(Type type) => Parts.GetOrAdd(type, static of =>
        of.IsClass && of.Namespace?.StartsWith("Marketplace", StringComparison.Ordinal) == true ? of.GetProperties() : []);
}
