using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>The asker accepts a proposal: both learn who the other is, and go on in the room on the proposed listing.</summary>
[AllowedTo(Capability.Recipient, Power.Negotiate, Verified = true)]
public sealed record AcceptProposal(ProposalId Proposal, Version Seen) : ICommand;

internal sealed class AcceptProposalHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AcceptProposal>
{
    protected override async Task Handle(AcceptProposal command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var proposal = await db.ProposalsTo(caller.Organisation).Find(command.Proposal, command.Seen, cancellationToken);
        var demand = await db.Demands.OwnedBy(caller.Organisation).Find(proposal.Demand, cancellationToken);
        proposal.Accept(await Room(proposal, now, cancellationToken), caller.Person, now);
        demand.Match();
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>None when the supplier proposed no listing, or has taken it off the exchange meanwhile.</summary>
    private async Task<NegotiationId?> Room(Proposal proposal, DateTime now, CancellationToken cancellationToken)
    {
        var listing = proposal is { State: ProposalState.Waiting, Listing: { } id } ? await db.Listings.SingleAsync(l => l.Id == id, cancellationToken) : null;
        return listing is { TakesEnquiries: true } ? (await db.RoomOn(listing, caller, now, cancellationToken)).Id : null;
    }
}
