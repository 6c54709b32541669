using Marketplace.Domain.Common;

namespace Marketplace.Domain.Organisations;

/// <summary>The public sees it from now on.</summary>
public sealed record OrganisationVerified(OrganisationId Organisation) : IEvent;
