using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Meaning;

/// <summary>This node's copy of the vectors of the configured model, in memory, apart for each kind of document.</summary>
public sealed class VectorStore : IDisposable
{
    private readonly VectorSet[] _sets = [.. Enum.GetValues<DocumentKind>().Select(_ => new VectorSet())];

    public VectorSet this[DocumentKind kind] => _sets[(int)kind];

    /// <summary>Gives a document other vectors, or none.</summary>
    public void Put(DocumentKind kind, Guid id, IReadOnlyList<(Language Language, QuantizedVector Vector)> vectors) => _sets[(int)kind].Put(id, vectors);

    /// <summary>The vectors of a document of whatever kind.</summary>
    public IReadOnlyList<(Language Language, float[] Vector)> Of(Guid id) => [.. _sets.SelectMany(s => s.Of(id))];

    public void Clear() => Array.ForEach(_sets, s => s.Clear());

    public void Dispose() => Array.ForEach(_sets, s => s.Dispose());
}
