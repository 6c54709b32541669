using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Somebody asks to belong to an organisation whose code or tax code they know. They learn nothing of its members.</summary>
[AllowedToSignedIn]
public sealed record AskToJoin(JoinRequestId Request, string? Code, string? Message) : ICommand, ICreates;

internal sealed class AskToJoinHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<AskToJoin>
{
    protected override async Task Handle(AskToJoin command, CancellationToken cancellationToken)
    {
        var (code, person, now) = (command.Code!.Trim(), caller.Person, clock.GetUtcNow().UtcDateTime);

        // The exchange chooses its staff itself.
        var organisation = await db.Organisations.AsNoTracking()
            .SingleOrDefaultAsync(o => (o.Code == code || o.TaxCode == code) && (o.Capabilities & Capability.Exchange) == Capability.None, cancellationToken);
        JoinRequestRules.AKnownCodeIsNeeded.Require(organisation is not null);
        var waiting = await db.JoinRequests.Where(r => r.Person == person && r.State == JoinRequestState.Waiting).Select(r => r.Organisation).ToListAsync(cancellationToken);
        JoinRequestRules.OneAsksOnce.Require(!waiting.Contains(organisation.Id) && !organisation.Memberships.Any(m => m.Member == person && m.EndedAt is null));
        JoinRequestRules.AFewRequestsWaitAtATime.Require(waiting.Count < JoinRequestRules.MostWaiting, JoinRequestRules.MostWaiting);

        db.JoinRequests.Add(new JoinRequest(command.Request, organisation.Id, person, command.Message, now));
        var asker = await db.Members.Where(m => m.Id == person).Select(m => new { m.Name, m.Mail }).SingleAsync(cancellationToken);
        await db.WriteTo(
            organisation.Id, Power.Manage, "JoinAsked", command.Request.Value, now,
            language => [asker.Name, asker.Mail, organisation.Profile.Name.In(language).Text, site.Link(language, "organisation")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AskToJoinValidator : AbstractValidator<AskToJoin>
{
    private const int CodeLength = 40;

    public AskToJoinValidator()
    {
        RuleFor(c => c.Code).NotEmpty().Text(CodeLength);
        RuleFor(c => c.Message).Text(JoinRequestRules.MessageLength);
    }
}
