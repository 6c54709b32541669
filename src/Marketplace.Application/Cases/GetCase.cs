using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Cases;

/// <summary>A case as staff read it.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetCase(CaseId Case) : IQuery<CaseAtDesk>;

/// <param name="Evidence">What the public read when it was reported.</param>
/// <param name="MayBeTakenDown">A page of the exchange itself is mended instead.</param>
/// <param name="HasAnswered">The reported side was heard, or its time to answer is over.</param>
/// <param name="IsOwnDecision">The reader decided it, so that an appeal is somebody else's.</param>
public sealed record CaseAtDesk(
    CaseSteps Case, Bilingual? Organisation, bool HasReporterMail, AuthorityRequest? Request, DateTime? DueAt, int? DaysLeft, IReadOnlyList<Bilingual> Evidence,
    bool MayBeTakenDown, bool HasAnswered, bool IsOwnDecision);

internal sealed class GetCaseHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetCase, CaseAtDesk>
{
    public async Task<CaseAtDesk> Handle(GetCase query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var opened = await db.Cases.AsNoTracking().Find(query.Case, cancellationToken);
        var organisation = opened.Organisation is { } id ? await db.Organisations.Where(o => o.Id == id).Select(o => o.Profile.Name).SingleAsync(cancellationToken) : null;
        var title = await db.TitleOf(opened.Subject, cancellationToken);
        return new CaseAtDesk(
            opened.Steps(title, lists.Name(ReferenceListNames.Violations, opened.Violation, caller.Language)),
            organisation, opened.ReporterMail is not null, opened.Request, opened.DueAt, opened.DueAt is { } due ? lists.Calendar.WorkingDaysLeft(now, due) : null,
            await Evidence(opened.Subject, title, cancellationToken), opened.Subject.MayBeTakenDown,
            opened.Request is not null || opened.AnswerDueAt <= now || opened.Entries.Any(e => e.Deed == CaseDeed.OrganisationAnswered), opened.DecidedBy == caller.Person);
    }

    private async Task<IReadOnlyList<Bilingual>> Evidence(ReportedThing thing, Bilingual title, CancellationToken cancellationToken)
    {
        var (revision, demandRevision) = (thing.Revision, thing.DemandRevision);
        Bilingual[] texts = thing.Kind switch
        {
            ReportedKind.Listing => await db.Listings.SelectMany(l => l.Revisions).Where(r => r.Id == revision).Select(r => r.Content).SingleAsync(cancellationToken) is var listing
                ? [listing.Title, listing.Summary, listing.Problem, listing.Description] : [],
            ReportedKind.Demand => await db.Demands.SelectMany(d => d.Revisions).Where(r => r.Id == demandRevision).Select(r => r.Content).SingleAsync(cancellationToken) is var demand
                ? [demand.Title, demand.Problem, demand.Result, demand.Situation] : [],
            ReportedKind.Organisation => [title, thing.About ?? Bilingual.None],
            _ => [],
        };
        return [.. texts.Where(text => !text.IsEmpty)];
    }
}
