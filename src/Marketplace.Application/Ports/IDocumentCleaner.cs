using Marketplace.Domain.Files;

namespace Marketplace.Application.Ports;

/// <summary>Writes documents anew without what tells who made them: author, company, editing time, names beside comments and changes.</summary>
public interface IDocumentCleaner
{
    /// <param name="content">Can be searched.</param>
    /// <returns>Null when it cannot be done with certainty: locked, damaged, too large unpacked.</returns>
    Stream? Clean(FileKind kind, Stream content);
}
