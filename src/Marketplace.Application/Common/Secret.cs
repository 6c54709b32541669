using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Application.Common;

/// <summary>
/// A password, or the key of a link, on its way through a command. Never printed; in the audit's digest stands only what this process
/// alone can tell from another secret, so that a digest is no place to guess passwords at.
/// </summary>
[JsonConverter(typeof(SecretAsMark))]
public readonly record struct Secret(string? Value)
{
    public string Text => Value ?? "";

    public override string ToString() => "***";
}

internal sealed class SecretAsMark : JsonConverter<Secret>
{
    private static readonly byte[] ProcessKey = RandomNumberGenerator.GetBytes(32);

    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("A secret is never read back.");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Convert.ToHexString(HMACSHA256.HashData(ProcessKey, Encoding.UTF8.GetBytes(value.Text))));
}
