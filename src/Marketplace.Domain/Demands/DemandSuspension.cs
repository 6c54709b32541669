using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Demands;

/// <summary>What hides a demand.</summary>
public sealed class DemandSuspension : Suspension
{
    internal DemandSuspension(Guid holder, string reason, MemberId? by, DateTime at)
        : base(holder, reason, by, at)
    {
    }

    private DemandSuspension()
    {
    }
}
