using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Demands;

/// <summary>Letters about proposals. They say what happened and where to go on, never what was written, and never who asks anonymously.</summary>
internal sealed class ProposalMail(MarketplaceDb db, SiteAddress site, TimeProvider clock)
{
    /// <summary>To those of the asker who are in charge of it, or answer: {0} the demand's title, {1} its code, {2} address of its proposals.</summary>
    public async Task WriteToAsker(ProposalId proposal, string key, CancellationToken cancellationToken)
    {
        var (sent, demand) = await Both(proposal, cancellationToken);
        await Write(sent.Id.Value, demand, demand.Organisation, demand.Charge, $"demands/{demand.Code}/proposals", key, cancellationToken);
    }

    /// <summary>To who sent it, or the people of the proposer: {2} address of their proposals, or of the room.</summary>
    public async Task WriteToProposer(ProposalId proposal, string key, CancellationToken cancellationToken)
    {
        var (sent, demand) = await Both(proposal, cancellationToken);
        await Write(sent.Id.Value, demand, sent.Organisation, Charge.Of(sent.SentBy), sent.Negotiation is { } room ? $"negotiations/{room.Value}" : "my/proposals", key, cancellationToken);
    }

    /// <summary>To the people of the asker, about the demand itself.</summary>
    public async Task WriteToAsker(DemandId id, string key, CancellationToken cancellationToken)
    {
        var demand = await Demand(id, cancellationToken);
        await Write(demand.Id.Value, demand, demand.Organisation, demand.Charge, $"demands/{demand.Code}/proposals", key, cancellationToken);
    }

    private Task Write(Guid subject, Demand demand, OrganisationId to, Charge charge, string page, string key, CancellationToken cancellationToken) => db.WriteTo(
        to, Power.Negotiate, charge, key, subject, clock.GetUtcNow().UtcDateTime,
        language => [demand.Public!.Content.Title.In(language).Text, demand.Code, site.Link(language, page)], cancellationToken);

    /// <summary>The proposal at hand is tracked, and may not be saved yet.</summary>
    private async Task<(Proposal Proposal, Demand Demand)> Both(ProposalId id, CancellationToken cancellationToken)
    {
        var proposal = await db.Proposals.FindAsync([id], cancellationToken) ?? throw new InvalidOperationException($"There is no proposal {id.Value}.");
        return (proposal, await Demand(proposal.Demand, cancellationToken));
    }

    private async Task<Demand> Demand(DemandId id, CancellationToken cancellationToken) =>
        await db.Demands.FindAsync([id], cancellationToken) ?? throw new InvalidOperationException($"There is no demand {id.Value}.");
}
