using Marketplace.Domain.Common;

namespace Marketplace.Domain.Demands;

public sealed record DemandSubmitted(DemandId Demand, DemandRevisionId Revision) : IEvent;

public sealed record DemandApproved(DemandId Demand, DemandRevisionId Revision) : IEvent;

/// <summary>A reviewer did not approve a revision.</summary>
/// <param name="Decision">Changes requested, or refused.</param>
public sealed record DemandTurnedBack(DemandId Demand, DemandRevisionId Revision, RevisionStatus Decision) : IEvent;
