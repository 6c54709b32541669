using Marketplace.Domain.Common;

namespace Marketplace.Domain.Demands;

public sealed record DemandSubmitted(DemandId Demand, DemandRevisionId Revision) : IEvent;

public sealed record DemandApproved(DemandId Demand, DemandRevisionId Revision) : IEvent;

/// <summary>A reviewer did not approve a revision.</summary>
/// <param name="Decision">Changes requested, or refused.</param>
public sealed record DemandTurnedBack(DemandId Demand, DemandRevisionId Revision, RevisionStatus Decision) : IEvent;

/// <summary>The asker closed or withdrew it: nobody is to be answered any more.</summary>
public sealed record DemandEnded(DemandId Demand) : IEvent;

/// <summary>Its deadline has passed.</summary>
public sealed record DemandExpired(DemandId Demand) : IEvent;

/// <summary>The invited supplier may know.</summary>
public sealed record DemandInvitationSent(DemandInvitationId Invitation) : IEvent;

public sealed record DemandInvitationDeclined(DemandInvitationId Invitation) : IEvent;
