using Marketplace.Domain.Common;

namespace Marketplace.Domain.Demands;

public sealed record ProposalSent(ProposalId Proposal) : IEvent;

public sealed record ProposalAccepted(ProposalId Proposal) : IEvent;

public sealed record ProposalDeclined(ProposalId Proposal) : IEvent;

public sealed record ProposalWithdrawn(ProposalId Proposal) : IEvent;

public sealed record ProposalLapsed(ProposalId Proposal) : IEvent;
