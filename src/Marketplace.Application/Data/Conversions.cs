using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Marketplace.Application.Data;

/// <summary>Instants are UTC; SQLite cannot order DateTimeOffset.</summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
    time => time,
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

internal sealed class VersionNumber() : ValueConverter<Version, int>(
    version => version.Number,
    number => new Version(number));

internal sealed class TypedIdValue<TId>() : ValueConverter<TId, Guid>(
    id => id.Value,
    value => (TId)Activator.CreateInstance(typeof(TId), value)!)
    where TId : struct, ITypedId;

/// <summary>An immutable value kept whole in one JSON column: nothing inside it is ever asked for by SQL.</summary>
internal static class AsJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(), new TerritoryAsCodes() },
    };

    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property)
        where T : class? =>
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), json => Read<T>(json)),
            new ValueComparer<T>((one, other) => Write(one!) == Write(other!), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}

internal sealed class TerritoryAsCodes : JsonConverter<Territory>
{
    public override Territory Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<string[]>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, Territory value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Codes, options);
}
