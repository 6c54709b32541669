using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Work;

/// <summary>Việc cần làm: what waits for the reader's organisation, by due date.</summary>
/// <param name="OnlyMine">Without what a colleague is in charge of.</param>
[AllowedToSignedIn]
public sealed record GetWork(bool OnlyMine = false) : IQuery<WorkList>;

/// <param name="IsMember">False while the person belongs to no organisation: then registering one comes first.</param>
/// <param name="Desk">For staff who review: what waits for review, by the person in charge. Empty for everybody else.</param>
public sealed record WorkList(bool IsMember, bool IsVerified, Capability Capabilities, IReadOnlyList<WorkTask> Tasks, IReadOnlyList<ReviewLoad> Desk);

/// <summary>How much waits for review in somebody's hands.</summary>
/// <param name="Person">Null for what nobody has taken.</param>
/// <param name="Late">Of them, past the promised time.</param>
public sealed record ReviewLoad(MemberId? Person, string? Name, int Listings, int Demands, int Late);

/// <param name="Path">Where it is done, relative to the language's base.</param>
/// <param name="DueAt">UTC; null when no clock runs.</param>
/// <param name="DaysLeft">Working days; negative when late.</param>
/// <param name="Others">How many more of the kind are done in the same place.</param>
public sealed record WorkTask(WorkKind Kind, Bilingual About, string Path, DateTime? DueAt, int? DaysLeft, int Others = 0);

public enum WorkKind
{
    ChangeListing,
    FinishDraft,
    ConfirmListings,
    ChangeDemand,
    FinishDemand,
    AnswerProposal,
    AnswerInvitation,
    MeetAsker,
    LookAtMatches,
    AcceptUndertaking,
    AnswerDisclosure,
    AnswerReader,
    ReadConfidentialPart,
    AnswerQuestion,
    AnswerRound,
    DecideAcceptance,
    DraftContract,
    ReviewListing,
    ReviewDemand,
    VerifyOrganisation,
    AnswerJoinRequest,
    ConfirmUnit,
    SendMorePapers,
    RenewAuthority,
    VerifyAccount,
    ConfirmRecovery,
    AnswerReport,
    TakeContentDown,
    HearCase,
    DecideCase,
    DecideAppeal,
}

internal sealed class GetWorkHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetWork, WorkList>
{
    /// <summary>More than anybody does in a day; the lists behind have the rest.</summary>
    private const int Most = 50;

    /// <summary>How many days an accepted proposal is news.</summary>
    private const int DaysToMeet = 7;

    /// <summary>The reader, who wants to see only what they or nobody is in charge of; null to see all.</summary>
    private MemberId? _me;

    public async Task<WorkList> Handle(GetWork query, CancellationToken cancellationToken)
    {
        if (!caller.IsMember)
        {
            return new WorkList(false, false, Capability.None, [], []);
        }

        _me = query.OnlyMine ? caller.Person : null;
        var tasks = new List<WorkTask>();
        if (caller.Has(Power.Draft))
        {
            tasks.AddRange(await Listings(cancellationToken));
            tasks.AddRange(await ListingsToConfirm(cancellationToken));
            tasks.AddRange(await Demands(cancellationToken));
            tasks.AddRange(await ReportsToAnswer(cancellationToken));
            tasks.AddRange(await NewMatches(cancellationToken));
        }

        if (caller.Has(Power.Negotiate))
        {
            tasks.AddRange(await Rooms(cancellationToken));
            tasks.AddRange(await Deals(cancellationToken));
            tasks.AddRange(await Proposals(cancellationToken));
            tasks.AddRange(await Invitations(cancellationToken));
        }

        tasks.AddRange(await Disclosures(cancellationToken));

        if (caller.Has(Power.Manage))
        {
            tasks.AddRange(await Organisation(cancellationToken));
        }

        var desk = Array.Empty<ReviewLoad>();
        if (caller.IsStaff && caller.Has(Power.Review))
        {
            desk = await Desk(cancellationToken);
            tasks.AddRange(await Reviews(cancellationToken));
            tasks.AddRange(await CasesToDecide(cancellationToken));
        }

        return new WorkList(true, caller.IsVerified, caller.Capabilities, [.. tasks.OrderBy(t => t.DueAt ?? DateTime.MaxValue).Take(Most)], desk);
    }

    private async Task<IEnumerable<WorkTask>> Listings(CancellationToken cancellationToken)
    {
        var own = await db.Listings.AsNoTracking().Where(l => l.Organisation == caller.Organisation && l.Status != ListingStatus.Withdrawn && (_me == null || l.Charge.Person == null || l.Charge.Person == _me || l.Charge.Deputy == _me))
            .Select(l => new { l.Id, Latest = l.Revisions.OrderByDescending(r => r.Number).First() })
            .Where(l => l.Latest.Status == RevisionStatus.ChangesRequested || l.Latest.Status == RevisionStatus.Draft)
            .OrderByDescending(l => l.Latest.EditedAt).Take(Most)
            .Select(l => new { l.Id, l.Latest.Content, l.Latest.Status })
            .ToListAsync(cancellationToken);
        return own.Select(l => Item(l.Status == RevisionStatus.Draft ? WorkKind.FinishDraft : WorkKind.ChangeListing, l.Content.Title, $"my/listings/{l.Id.Value}", null));
    }

    /// <summary>One task for all of them: they are confirmed together.</summary>
    private async Task<IEnumerable<WorkTask>> ListingsToConfirm(CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var before = Freshness.DueBefore(today, ListingRules.DaysToReminder);
        var due = db.Listings.AsNoTracking().Where(l => l.Organisation == caller.Organisation && l.LastConfirmedAt < before && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved)
            && (_me == null || l.Charge.Person == null || l.Charge.Person == _me || l.Charge.Deputy == _me));
        var first = await due.OrderBy(l => l.LastConfirmedAt)
            .Select(l => new { l.Status, l.LastConfirmedAt, l.RemindedAt, l.Revisions.First(r => r.Id == l.PublicRevision).Content, All = due.Count() })
            .FirstOrDefaultAsync(cancellationToken);
        return first is null
            ? []
            : [Item(WorkKind.ConfirmListings, first.Content.Title, "my/listings?show=due", VietnamCalendar.Utc(Freshness.EndsOn(first.Status, first.LastConfirmedAt, first.RemindedAt, today)!.Value, TimeOnly.MinValue)) with { Others = first.All - 1 }];
    }

    private async Task<IEnumerable<WorkTask>> Demands(CancellationToken cancellationToken)
    {
        var own = await db.Demands.AsNoTracking().Where(d => d.Organisation == caller.Organisation && (d.Status == DemandStatus.Draft || d.Status == DemandStatus.Open)
                && (_me == null || d.Charge.Person == null || d.Charge.Person == _me || d.Charge.Deputy == _me))
            .Select(d => new { d.Id, Latest = d.Revisions.OrderByDescending(r => r.Number).First() })
            .Where(d => d.Latest.Status == RevisionStatus.ChangesRequested || d.Latest.Status == RevisionStatus.Draft)
            .OrderByDescending(d => d.Latest.EditedAt).Take(Most)
            .Select(d => new { d.Id, d.Latest.Content, d.Latest.Status })
            .ToListAsync(cancellationToken);
        return own.Select(d => Item(d.Status == RevisionStatus.Draft ? WorkKind.FinishDemand : WorkKind.ChangeDemand, d.Content.Title, $"my/demands/{d.Id.Value}", null));
    }

    private async Task<IEnumerable<WorkTask>> Proposals(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.Proposals.AsNoTracking().Where(p => p.State == ProposalState.Waiting)
            .Join(db.Demands.Where(d => d.Organisation == caller.Organisation && (_me == null || d.Charge.Person == null || d.Charge.Person == _me || d.Charge.Deputy == _me)), p => p.Demand, d => d.Id, (p, d) => new { p.DueAt, d.Code, d.Revisions.First(r => r.Id == d.PublicRevision).Content })
            .OrderBy(p => p.DueAt).Take(Most)
            .ToListAsync(cancellationToken);
        var since = now.AddDays(-DaysToMeet);
        var accepted = await db.Proposals.AsNoTracking().Where(p => p.Organisation == caller.Organisation && p.State == ProposalState.Accepted && p.AnsweredAt > since && (_me == null || p.SentBy == _me))
            .OrderBy(p => p.AnsweredAt).Take(Most)
            .Join(db.Demands, p => p.Demand, d => d.Id, (p, d) => new { p.Negotiation, d.Revisions.First(r => r.Id == d.PublicRevision).Content })
            .ToListAsync(cancellationToken);
        return
        [
            .. waiting.Select(p => Item(WorkKind.AnswerProposal, p.Content.Title, $"demands/{p.Code}/proposals", p.DueAt)),
            .. accepted.Select(p => Item(WorkKind.MeetAsker, p.Content.Title, p.Negotiation is { } room ? $"negotiations/{room.Value}" : "my/proposals", null)),
        ];
    }

    /// <summary>One task for all that is suggested to either side: they are looked through together. Where a proposal or one's own invitation went already, nothing is new.</summary>
    private async Task<IEnumerable<WorkTask>> NewMatches(CancellationToken cancellationToken)
    {
        var (own, today) = (caller.Organisation, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime));
        var open = db.Matches.AsNoTracking()
            .Where(m => m.IsCurrent && ((m.Supplier == own && m.SupplierState == MatchState.Open) || (m.Asker == own && m.AskerState == MatchState.Open)))
            .Where(m => !db.Proposals.Standing().Any(p => p.Demand == m.Demand && p.Organisation == m.Supplier))
            .Where(m => m.Asker != own || !db.DemandInvitations.Standing().Any(i => i.Demand == m.Demand && i.Organisation == m.Supplier))
            .Join(db.Listings.Live(), m => m.Listing, l => l.Id, (m, l) => new { Match = m, Listing = l })
            .Join(db.Demands.Live(today), x => x.Match.Demand, d => d.Id, (x, d) => new { x.Match, x.Listing, Demand = d })
            .Where(x => _me == null
                || (x.Match.Supplier == own && (x.Listing.Charge.Person == null || x.Listing.Charge.Person == _me || x.Listing.Charge.Deputy == _me))
                || (x.Match.Asker == own && (x.Demand.Charge.Person == null || x.Demand.Charge.Person == _me || x.Demand.Charge.Deputy == _me)));
        var first = await open.OrderByDescending(x => x.Match.PerMille).ThenBy(x => x.Match.Id)
            .Select(x => new
            {
                IsDemand = x.Match.Asker == own,
                Offered = x.Listing.Revisions.First(r => r.Id == x.Listing.PublicRevision).Content,
                Wanted = x.Demand.Revisions.First(r => r.Id == x.Demand.PublicRevision).Content,
                All = open.Count(),
            })
            .FirstOrDefaultAsync(cancellationToken);

        // What is suggested, not what one has oneself.
        return first is null ? [] : [Item(WorkKind.LookAtMatches, first.IsDemand ? first.Offered.Title : first.Wanted.Title, "my/matches", null) with { Others = first.All - 1 }];
    }

    /// <summary>What binds waits for who may bind; what was opened, for those whom it is open to.</summary>
    private async Task<IEnumerable<WorkTask>> Disclosures(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (own, membership, since, today, mayBind) = (caller.Organisation, caller.Membership, now.AddDays(-DaysToMeet), VietnamCalendar.DateOf(now), caller.MayBind);
        var waiting = await db.Disclosures.AsNoTracking()
            .Where(d => mayBind && d.DueAt != null && ((d.Recipient == own && d.State == DisclosureState.AwaitsRepresentative) || (d.Supplier == own && d.State != DisclosureState.AwaitsRepresentative)))
            .OrderBy(d => d.DueAt).Take(Most)
            .Join(db.Listings, d => d.Listing, l => l.Id, (d, l) => new { d.Id, d.State, d.DueAt, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
            .ToListAsync(cancellationToken);
        var opened = await db.Disclosures.AsNoTracking()
            .Where(d => d.Recipient == own && d.State == DisclosureState.Granted && d.Until >= today && d.Readers.Any(r => r.Membership == membership && r.State == ReaderState.Open))
            .Where(d => d.Entries.Any(e => (e.Deed == DisclosureDeed.Granted || e.Deed == DisclosureDeed.RevisionOpened || e.Deed == DisclosureDeed.ReaderConsented) && e.At > since))
            .Where(d => !db.Openings.Any(o => o.Disclosure == d.Id && o.Person == caller.Person && o.Revision == d.Revision))
            .OrderBy(d => d.AskedAt).Take(Most)
            .Join(db.Listings, d => d.Listing, l => l.Id, (d, l) => new { d.Id, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
            .ToListAsync(cancellationToken);
        return
        [
            .. waiting.Select(d => Item(
                d.State switch
                {
                    DisclosureState.AwaitsRepresentative => WorkKind.AcceptUndertaking,
                    DisclosureState.Waiting => WorkKind.AnswerDisclosure,
                    _ => WorkKind.AnswerReader,
                },
                d.Content.Title, $"disclosures/{d.Id.Value}", d.DueAt)),
            .. opened.Select(d => Item(WorkKind.ReadConfidentialPart, d.Content.Title, $"disclosures/{d.Id.Value}/read", null)),
        ];
    }

    private async Task<IEnumerable<WorkTask>> Invitations(CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var own = caller.Organisation;
        var open = await db.DemandInvitations.AsNoTracking().Where(i => i.Organisation == own && i.State == DemandInvitationState.Sent)
            .Join(db.Demands, i => i.Demand, d => d.Id, (i, d) => d)
            .Where(d => d.Status == DemandStatus.Open && (d.ProposalsUntil == null || d.ProposalsUntil >= today))
            .Where(d => !db.Proposals.Any(p => p.Demand == d.Id && p.Organisation == own && p.State != ProposalState.Withdrawn))
            .OrderBy(d => d.ProposalsUntil ?? DateOnly.MaxValue).Take(Most)
            .Select(d => new { d.Code, d.ProposalsUntil, d.Revisions.First(r => r.Id == d.PublicRevision).Content })
            .ToListAsync(cancellationToken);
        return open.Select(d => Item(WorkKind.AnswerInvitation, d.Content.Title, $"demands/{d.Code}", d.ProposalsUntil is { } day ? VietnamCalendar.Utc(day, VietnamCalendar.EndOfWork) : null));
    }

    private async Task<IEnumerable<WorkTask>> Rooms(CancellationToken cancellationToken)
    {
        var rooms = await db.Negotiations.AsNoTracking()
            .Where(n => n.State == NegotiationState.Open && (n.Supplier == caller.Organisation || n.Recipient == caller.Organisation))
            .Where(n => _me == null
                || (n.Supplier == caller.Organisation && (n.SupplierCharge.Person == null || n.SupplierCharge.Person == _me || n.SupplierCharge.Deputy == _me))
                || (n.Recipient == caller.Organisation && (n.RecipientCharge.Person == null || n.RecipientCharge.Person == _me || n.RecipientCharge.Deputy == _me)))
            .OrderBy(n => n.DueAt ?? DateTime.MaxValue).Take(Most)
            .Join(db.Listings, n => n.Listing, l => l.Id, (n, l) => new { Room = n, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
            .ToListAsync(cancellationToken);
        return rooms.SelectMany(x => Of(x.Room, x.Content.Title));
    }

    private IEnumerable<WorkTask> Of(Negotiation room, Bilingual title)
    {
        var side = room.SideOf(caller.Organisation);
        var path = $"negotiations/{room.Id.Value}";
        if (side == Side.Supplier && room.Questions.Where(q => q.AnsweredAt is null).MinBy(q => q.DueAt) is { } question)
        {
            yield return Item(WorkKind.AnswerQuestion, title, path, question.DueAt);
        }

        if (room.LastRound is { State: RoundState.Open } round && round.By.Other() == side)
        {
            if (!round.IsSentUp)
            {
                yield return Item(WorkKind.AnswerRound, title, path, round.DueAt);
            }
            else if (caller.MayBind)
            {
                yield return Item(WorkKind.DecideAcceptance, title, path, round.DueAt);
            }
        }
    }

    private async Task<IEnumerable<WorkTask>> Deals(CancellationToken cancellationToken)
    {
        var deals = await db.Deals.AsNoTracking()
            .Where(d => d.Status == DealStatus.Drafting && (d.Supplier == caller.Organisation || d.Recipient == caller.Organisation))
            .Where(d => _me == null
                || (d.Supplier == caller.Organisation && (d.SupplierCharge.Person == null || d.SupplierCharge.Person == _me || d.SupplierCharge.Deputy == _me))
                || (d.Recipient == caller.Organisation && (d.RecipientCharge.Person == null || d.RecipientCharge.Person == _me || d.RecipientCharge.Deputy == _me)))
            .OrderBy(d => d.AgreedAt).Take(Most)
            .Join(db.Listings, d => d.Listing, l => l.Id, (d, l) => new { d.Code, l.Revisions.First(r => r.Id == d.Revision).Content })
            .ToListAsync(cancellationToken);
        return deals.Select(d => Item(WorkKind.DraftContract, d.Content.Title, $"deals/{d.Code}", null));
    }

    private async Task<IEnumerable<WorkTask>> Organisation(CancellationToken cancellationToken)
    {
        var asked = await db.JoinRequests.AsNoTracking().Where(r => r.Organisation == caller.Organisation && r.State == JoinRequestState.Waiting)
            .OrderBy(r => r.AskedAt).Take(Most).Join(db.Members, r => r.Person, p => p.Id, (r, p) => p.Name).ToListAsync(cancellationToken);
        var units = await db.Organisations.AsNoTracking().Where(o => o.Parent == caller.Organisation && o.UnitState == UnitState.Asked)
            .OrderBy(o => o.CreatedAt).Take(Most).Select(o => new { o.Id, o.Profile.Name }).ToListAsync(cancellationToken);
        var answered = await db.Organisations.AsNoTracking().Where(o => o.Id == caller.Organisation && o.VerifiedAt == null && o.WaitsSince == null)
            .Select(o => o.Profile.Name).ToListAsync(cancellationToken);
        return
        [
            .. await Authorities(cancellationToken),
            .. answered.Select(name => Item(WorkKind.SendMorePapers, name, "organisation", null)),
            .. asked.Select(name => Item(WorkKind.AnswerJoinRequest, new Bilingual(name), "organisation", null)),
            .. units.Select(u => Item(WorkKind.ConfirmUnit, u.Name, $"organisation/units/{u.Id.Value}", null)),
        ];
    }

    /// <summary>Powers of attorney that end soon, or have ended: whom they name may bind nobody afterwards.</summary>
    private async Task<IEnumerable<WorkTask>> Authorities(CancellationToken cancellationToken)
    {
        var until = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime).AddDays(OrganisationRules.DaysToRenewAuthority);
        var ending = await db.Organisations.AsNoTracking().Where(o => o.Id == caller.Organisation)
            .SelectMany(o => o.Memberships.Where(m => m.EndedAt == null && m.Authority!.ExpiresOn <= until))
            .OrderBy(m => m.Authority!.ExpiresOn).Take(Most)
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => new { m.Id, p.Name, m.Authority!.ExpiresOn })
            .ToListAsync(cancellationToken);
        return ending.Select(m => Item(WorkKind.RenewAuthority, new Bilingual(m.Name), $"organisation/members/{m.Id.Value}/authority", VietnamCalendar.Utc(m.ExpiresOn!.Value, VietnamCalendar.EndOfWork)));
    }

    /// <summary>What nobody has taken first, then whoever has most that is late.</summary>
    private async Task<ReviewLoad[]> Desk(CancellationToken cancellationToken)
    {
        var overdue = lists.Calendar.OverdueBefore(clock.GetUtcNow().UtcDateTime, ApprovalRules.DaysToDecide);
        var listings = await db.Listings.AsNoTracking().SelectMany(l => l.Revisions.Where(r => r.Status == RevisionStatus.Submitted))
            .GroupBy(r => r.Assignee).Select(g => new { Person = g.Key, All = g.Count(), Late = g.Count(r => r.SubmittedAt < overdue) }).ToListAsync(cancellationToken);
        var demands = await db.Demands.AsNoTracking().SelectMany(d => d.Revisions.Where(r => r.Status == RevisionStatus.Submitted))
            .GroupBy(r => r.Assignee).Select(g => new { Person = g.Key, All = g.Count(), Late = g.Count(r => r.SubmittedAt < overdue) }).ToListAsync(cancellationToken);
        MemberId?[] people = [.. listings.Concat(demands).Select(g => g.Person).Distinct()];
        var names = await db.Members.AsNoTracking().Where(m => people.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken);
        return
        [
            .. people.Select(person => new ReviewLoad(
                person, person is { } id ? names.GetValueOrDefault(id) : null,
                listings.Where(g => g.Person == person).Sum(g => g.All), demands.Where(g => g.Person == person).Sum(g => g.All),
                listings.Concat(demands).Where(g => g.Person == person).Sum(g => g.Late)))
            .OrderBy(l => l.Person is null ? 0 : 1).ThenByDescending(l => l.Late).ThenBy(l => l.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>What is in nobody's hands or in one's own.</summary>
    private async Task<IEnumerable<WorkTask>> Reviews(CancellationToken cancellationToken)
    {
        var me = caller.Person;
        var listings = await db.Listings.AsNoTracking()
            .SelectMany(l => l.Revisions.Where(r => r.Status == RevisionStatus.Submitted && (r.Assignee == null || r.Assignee == me)), (l, r) => new { l.Id, r.Content, r.SubmittedAt })
            .OrderBy(r => r.SubmittedAt).Take(Most).ToListAsync(cancellationToken);
        var demands = await db.Demands.AsNoTracking()
            .SelectMany(d => d.Revisions.Where(r => r.Status == RevisionStatus.Submitted && (r.Assignee == null || r.Assignee == me)), (d, r) => new { d.Id, r.Content, r.SubmittedAt })
            .OrderBy(r => r.SubmittedAt).Take(Most).ToListAsync(cancellationToken);
        var organisations = await db.Organisations.AsNoTracking().Where(o => o.WaitsSince != null)
            .OrderBy(o => o.WaitsSince).Take(Most).Select(o => new { o.Id, o.Profile.Name, o.WaitsSince }).ToListAsync(cancellationToken);
        var recoveries = await db.Recoveries.AsNoTracking().Where(r => r.State == RecoveryState.Proposed && r.ProposedBy != me)
            .OrderBy(r => r.ProposedAt).Take(Most).Join(db.Organisations, r => r.Organisation, o => o.Id, (r, o) => new { o.Id, o.Profile.Name, r.ProposedAt }).ToListAsync(cancellationToken);
        var accounts = await db.Organisations.AsNoTracking()
            .SelectMany(o => o.BankAccounts.Where(a => a.State == BankAccountState.Waiting), (o, a) => new { o.Id, o.Profile.Name, a.AddedAt })
            .OrderBy(a => a.AddedAt).Take(Most).ToListAsync(cancellationToken);
        return
        [
            .. listings.Select(l => Item(WorkKind.ReviewListing, l.Content.Title, $"desk/listings/{l.Id.Value}", lists.Calendar.After(l.SubmittedAt!.Value, ApprovalRules.DaysToDecide))),
            .. demands.Select(d => Item(WorkKind.ReviewDemand, d.Content.Title, $"desk/demands/{d.Id.Value}", lists.Calendar.After(d.SubmittedAt!.Value, ApprovalRules.DaysToDecide))),
            .. organisations.Select(o => Item(WorkKind.VerifyOrganisation, o.Name, $"desk/organisations/{o.Id.Value}", lists.Calendar.After(o.WaitsSince!.Value, OrganisationRules.DaysToVerify))),
            .. recoveries.Select(r => Item(WorkKind.ConfirmRecovery, r.Name, $"desk/organisations/{r.Id.Value}", lists.Calendar.After(r.ProposedAt, OrganisationRules.DaysToVerify))),
            .. accounts.Select(a => Item(WorkKind.VerifyAccount, a.Name, $"desk/organisations/{a.Id.Value}", lists.Calendar.After(a.AddedAt, OrganisationRules.DaysToVerify))),
        ];
    }

    private async Task<IEnumerable<WorkTask>> ReportsToAnswer(CancellationToken cancellationToken)
    {
        var cases = await db.Cases.AsNoTracking()
            .Where(c => c.Organisation == caller.Organisation && c.Status == CaseStatus.Hearing && !c.Entries.Any(e => e.Deed == CaseDeed.OrganisationAnswered))
            .OrderBy(c => c.AnswerDueAt).Take(Most).Select(c => new { c.Id, c.Code, c.SubjectCode, c.AnswerDueAt }).ToListAsync(cancellationToken);
        return cases.Select(c => Item(WorkKind.AnswerReport, Codes(c.Code, c.SubjectCode), $"organisation/cases/{c.Id.Value}", c.AnswerDueAt));
    }

    private async Task<IEnumerable<WorkTask>> CasesToDecide(CancellationToken cancellationToken)
    {
        var cases = await db.Cases.AsNoTracking().Where(c => c.DueAt != null)
            .OrderBy(c => c.DueAt).Take(Most).Select(c => new { c.Id, c.Code, c.SubjectCode, c.Status, IsTakedown = c.Request != null, c.DueAt }).ToListAsync(cancellationToken);
        return cases.Select(c => Item(
            c.Status switch
            {
                CaseStatus.Received => c.IsTakedown ? WorkKind.TakeContentDown : WorkKind.HearCase,
                CaseStatus.Hearing => WorkKind.DecideCase,
                _ => WorkKind.DecideAppeal,
            },
            Codes(c.Code, c.SubjectCode), $"desk/cases/{c.Id.Value}", c.DueAt));
    }

    /// <summary>The same in both languages.</summary>
    private static Bilingual Codes(string code, string subject) => new($"{code} · {subject}", $"{code} · {subject}");

    private WorkTask Item(WorkKind kind, Bilingual about, string path, DateTime? due) =>
        new(kind, about, path, due, due is { } at ? lists.Calendar.WorkingDaysLeft(clock.GetUtcNow().UtcDateTime, at) : null);
}
