using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Organisations;

/// <summary>What hides an organisation.</summary>
public sealed class OrganisationSuspension : Suspension
{
    internal OrganisationSuspension(Guid holder, string reason, MemberId? by, DateTime at)
        : base(holder, reason, by, at)
    {
    }

    private OrganisationSuspension()
    {
    }
}
