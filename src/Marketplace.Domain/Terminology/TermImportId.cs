using Marketplace.Domain.Common;

namespace Marketplace.Domain.Terminology;

/// <summary>One import of a file into the glossary; it is in the audit only.</summary>
public readonly record struct TermImportId(Guid Value) : ITypedId
{
    public static TermImportId New() => new(Guid.CreateVersion7());
}
