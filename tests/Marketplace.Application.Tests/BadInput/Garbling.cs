using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.BadInput;

/// <summary>Makes bad messages of good ones: one part, however deep, becomes what no form should send but somebody will. The same seed gives the same message.</summary>
internal sealed class Garbling(int seed)
{
    private const int Many = 300;

    private static readonly NullabilityInfoContext Nullability = new();

    private readonly Random _random = new(seed);

    /// <summary>Which part was garbled, for whom the message surprises.</summary>
    public string Where { get; private set; } = "";

    public string Text() => BadTexts.All[_random.Next(BadTexts.All.Count)];

    /// <summary>The same message with one part garbled; the same one when it has none that can be.</summary>
    /// <param name="but">Parts of the message itself that stay as they are.</param>
    public T Garble<T>(T message, params IReadOnlyCollection<string> but)
        where T : notnull
    {
        Where = message.GetType().Name;
        return (T)Record(message, but);
    }

    /// <summary>The record with every part garbled that can be.</summary>
    public T GarbleWhole<T>(T record)
        where T : class
    {
        var (maker, parts) = Parts(record);
        return (T)maker.Invoke([.. maker.GetParameters().Select((p, i) => Part(p, parts[i]))]);
    }

    private object Record(object record, IReadOnlyCollection<string> but)
    {
        var (maker, parts) = Parts(record);
        var parameters = maker.GetParameters();
        int[] open = [.. Enumerable.Range(0, parameters.Length).Where(i => !but.Contains(parameters[i].Name!) && CanBeGarbled(parameters[i].ParameterType))];
        if (open.Length == 0)
        {
            return record;
        }

        var at = open[_random.Next(open.Length)];
        Where += "." + parameters[at].Name;
        parts[at] = Part(parameters[at], parts[at]);
        return maker.Invoke(parts);
    }

    private object? Part(ParameterInfo parameter, object? part)
    {
        var mayBeAbsent = Nullability.Create(parameter).WriteState != NullabilityState.NotNull;
        return mayBeAbsent && _random.Next(6) == 0 ? null : Bad(parameter.ParameterType, part);
    }

    private object? Bad(Type type, object? part)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind switch
        {
            _ when kind == typeof(string) => Text(),
            _ when kind == typeof(Secret) => new Secret(Text()),
            _ when kind == typeof(int) => OneOf(int.MinValue, -1, 0, 1, 10, 1_000_000_001, int.MaxValue),
            _ when kind == typeof(long) => OneOf(long.MinValue, -1L, 0L, 1L, 10_000_000_000_000_000L, long.MaxValue),
            _ when kind == typeof(decimal) => OneOf(decimal.MinValue, -0.01m, 0m, 0.00001m, 33.333333m, 101m, decimal.MaxValue),
            _ when kind == typeof(bool) => part is not true,
            _ when kind == typeof(DateOnly) => OneOf(DateOnly.MinValue, new DateOnly(1899, 12, 31), new DateOnly(2024, 2, 29), DateOnly.MaxValue),
            _ when kind == typeof(DateTime) => OneOf(DateTime.MinValue, DateTime.UnixEpoch, DateTime.MaxValue),
            _ when kind == typeof(Guid) => OneOf(Guid.Empty, Guid.NewGuid()),
            _ when kind == typeof(Domain.Common.Version) => new Domain.Common.Version(OneOf(-1, 0, 1, 7, int.MaxValue)),
            _ when kind == typeof(byte[]) => Bytes(),
            _ when kind.IsEnum => Enum.ToObject(kind, OneOf(-1, 0, 1, 3, 99, int.MaxValue)),
            _ when kind.IsAssignableTo(typeof(ITypedId)) => Activator.CreateInstance(kind, OneOf(Guid.Empty, Guid.NewGuid())),
            _ when ElementOf(kind) is { } element => List(element, part as IEnumerable),
            _ when IsRecord(kind) => part is null ? null : Record(part, []),
            _ => part,
        };
    }

    private Array List(Type element, IEnumerable? before)
    {
        var entries = (before ?? Array.Empty<object>()).Cast<object?>().ToList();
        switch (_random.Next(4))
        {
            case 0:
                entries.Clear();
                break;
            case 1 when entries.Count > 0:
                entries = [.. Enumerable.Repeat(entries[0], Many)];
                break;
            case 2 when entries.Count > 0:
                entries[_random.Next(entries.Count)] = Bad(element, entries[0]);
                break;
            default:
                entries.Add(Bad(element, entries.FirstOrDefault()));
                break;
        }

        object?[] whole = [.. entries.Where(e => e is not null)];
        var list = Array.CreateInstance(element, whole.Length);
        whole.CopyTo(list, 0);
        return list;
    }

    private byte[] Bytes()
    {
        var bytes = new byte[OneOf(0, 1, 10, 4_096)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T OneOf<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    private static (ConstructorInfo Maker, object?[] Parts) Parts(object record)
    {
        var type = record.GetType();
        var maker = type.GetConstructors()[0];
        return (maker, [.. maker.GetParameters().Select(p => type.GetProperty(p.Name!)!.GetValue(record))]);
    }

    private static bool CanBeGarbled(Type type)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind.IsPrimitive || kind.IsEnum || kind.IsValueType || kind == typeof(string) || kind == typeof(byte[]) || ElementOf(kind) is not null || IsRecord(kind);
    }

    private static Type? ElementOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null && type.GetConstructors() is [var only, ..] && only.GetParameters().Length > 0 && only.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && only.GetParameters().All(p => type.GetProperty(p.Name!) is not null);
}
