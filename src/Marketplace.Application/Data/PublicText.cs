using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Data;

/// <summary>Which text of a document the public can read and search, in one of its languages: only its digest, never the text. A record, no root.</summary>
public sealed class PublicText
{
    public required Guid Subject { get; init; }

    public required Language Language { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public required string TextHash { get; init; }
}

/// <summary>The vector that a model made of a text, whoever's it is: made once, found by the text's digest.</summary>
public sealed class TextVector
{
    public required string Model { get; init; }

    public required string TextHash { get; init; }

    /// <summary>A byte a number, to be multiplied by <see cref="Scale"/>.</summary>
    public required byte[] Values { get; init; }

    public required float Scale { get; init; }
}
