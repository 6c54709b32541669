using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Listings;

/// <summary>What hides a listing.</summary>
public sealed class ListingSuspension : Suspension
{
    internal ListingSuspension(Guid holder, string reason, MemberId? by, DateTime at)
        : base(holder, reason, by, at)
    {
    }

    private ListingSuspension()
    {
    }
}
