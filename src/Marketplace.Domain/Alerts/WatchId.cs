using Marketplace.Domain.Common;

namespace Marketplace.Domain.Alerts;

public readonly record struct WatchId(Guid Value) : ITypedId
{
    public static WatchId New() => new(Guid.CreateVersion7());
}
