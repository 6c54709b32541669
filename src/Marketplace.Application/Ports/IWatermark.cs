using Marketplace.Domain.Files;

namespace Marketplace.Application.Ports;

/// <summary>Writes on every page, sheet or slide of a document who reads it.</summary>
public interface IWatermark
{
    /// <param name="content">Can be searched.</param>
    /// <param name="mark">One line; where a format knows no Vietnamese letters, it is written without their marks.</param>
    /// <returns>Null when it cannot be done on each of them: locked, with form fields or a signature, damaged, too large unpacked.</returns>
    Stream? Write(FileKind kind, Stream content, string mark);
}
