using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>A supplier answers an open demand, with one of its published listings or with none.</summary>
[AllowedTo(Capability.Supplier, Power.Negotiate, Verified = true)]
public sealed record SendProposal(ProposalId Proposal, DemandId Demand, ListingId? Listing, string? Message, PriceIdeaForm Form) : ICommand, ICreates;

internal sealed class SendProposalHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : AsyncRequestHandler<SendProposal>
{
    protected override async Task Handle(SendProposal command, CancellationToken cancellationToken)
    {
        var own = caller.Organisation;
        var demand = await db.Demands.OncePublic().Find(command.Demand, cancellationToken);
        var listing = command.Listing is { } id ? await db.Listings.Where(l => l.Organisation == own).Find(id, cancellationToken) : null;
        ProposalRules.OneOpenProposalPerDemand.Require(!await db.Proposals.SentBy(own).AnyAsync(p => p.Demand == demand.Id && p.State == ProposalState.Waiting, cancellationToken));
        var isInvited = await db.DemandInvitations.InvitedTo(demand.Id, own).AnyAsync(cancellationToken);
        db.Proposals.Add(Proposal.Send(
            command.Proposal, demand, own, isInvited, listing, command.Message ?? "", command.Form.Idea(), caller.Person, caller.IsDemo || demand.IsDemo, lists.Calendar, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class SendProposalValidator : AbstractValidator<SendProposal>
{
    public SendProposalValidator(IValidator<PriceIdeaForm> price)
    {
        RuleFor(c => c.Message).Text(ProposalRules.MessageLength);
        RuleFor(c => c.Form).SetValidator(price);
    }
}
