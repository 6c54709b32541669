using Marketplace.Domain.Common;

namespace Marketplace.Domain.Files;

public readonly record struct FileId(Guid Value) : ITypedId
{
    public static FileId New() => new(Guid.CreateVersion7());
}
