using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demo;

/// <summary>Loads the demonstration once, through the entities' own rules and with the dates of its content.</summary>
public sealed class DemoData(MarketplaceDb db, ReferenceLists lists, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>Of every demonstration account; it opens nothing outside Development: see <see cref="Lock"/>.</summary>
    public const string Password = "san-cong-nghe-mau";

    /// <summary>Demonstration organisations confirmed their listings at some time within these days, so that a few are due.</summary>
    private const int DaysOfConfirmations = 84;

    private readonly Dictionary<string, Organisation> _organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Listing> _listings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Demand> _demands = new(StringComparer.Ordinal);

    /// <summary>The sign-ins, for the start-up message.</summary>
    public async Task<IReadOnlyList<DemoSignIn>> SignIns(CancellationToken cancellationToken) => await db.Organisations.AsNoTracking()
        .Where(o => o.IsDemo)
        .SelectMany(o => o.Memberships, (o, m) => new { o.Code, o.Capabilities, m.Member, m.Role })
        .Join(db.Members, m => m.Member, p => p.Id, (m, p) => new { m.Code, m.Capabilities, m.Role, p.Mail })
        .OrderBy(s => s.Code).ThenByDescending(s => s.Role)
        .Select(s => new DemoSignIn(s.Code, s.Capabilities, s.Role, s.Mail))
        .ToListAsync(cancellationToken);

    /// <summary>Outside Development nobody signs in with the password that everybody knows, also when the database once was a developer's.</summary>
    public async Task Lock(CancellationToken cancellationToken)
    {
        var mails = db.Organisations.Where(o => o.IsDemo).SelectMany(o => o.Memberships).Join(db.Members, m => m.Member, p => p.Id, (m, p) => p.Mail);
        await db.Users.Where(a => a.PasswordHash != null && mails.Contains(a.Email!)).ForEachAsync(a => a.PasswordHash = null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task Load(CancellationToken cancellationToken)
    {
        if (await db.Organisations.AnyAsync(o => o.IsDemo, cancellationToken))
        {
            return;
        }

        await db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            AddOrganisations(await db.Policies.AsNoTracking().Select(p => p.Id).ToListAsync(token));
            await db.SaveChangesAsync(token);
            AddListings();
            AddDemands();
            await db.SaveChangesAsync(token);
            foreach (var negotiation in DemoContent.Negotiations())
            {
                await Negotiate(negotiation, token);
            }

            AddProposals();
            await db.SaveChangesAsync(token);

            // Nobody waits for letters about what the demonstration is said to have done.
            await db.Outbox.ForEachAsync(letter => db.Remove(letter), token);
            await db.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
        }, cancellationToken);
    }

    private static DateTime Morning(DateOnly date) => VietnamCalendar.Utc(date, new TimeOnly(9, 0));

    private MemberId Reviewer => _organisations.Values.First(o => o.Capabilities.HasFlag(Capability.Exchange)).Memberships[0].Member;

    /// <param name="policies">Those that everybody of the demonstration has accepted.</param>
    private void AddOrganisations(IReadOnlyList<PolicyId> policies)
    {
        var hash = hasher.HashPassword(new Account(), Password);
        var now = Morning(new DateOnly(2026, 1, 5));
        foreach (var content in DemoContent.Organisations())
        {
            var organisation = new Organisation(
                OrganisationId.New(), content.Code, content.TaxCode,
                new OrganisationProfile { Name = content.Name, LegalKind = content.LegalKind, Province = content.Province, Address = content.Address, Phone = content.Phone, About = content.About },
                content.Capabilities.Aggregate(Capability.None, (all, one) => all | one), isDemo: true, now);
            foreach (var person in content.Members)
            {
                var member = new Member(MemberId.New(), person.Name, person.Mail, person.Language == "en" ? Language.En : Language.Vi, now);
                organisation.Admit(MembershipId.New(), member.Id, person.Role, now);
                foreach (var policy in policies)
                {
                    member.Accept(policy, now);
                }

                db.Add(member);
                db.Add(new Account
                {
                    Id = member.Id.Value,
                    UserName = person.Mail,
                    NormalizedUserName = person.Mail.ToUpperInvariant(),
                    Email = person.Mail,
                    NormalizedEmail = person.Mail.ToUpperInvariant(),
                    EmailConfirmed = true,
                    LockoutEnabled = true,
                    PasswordHash = hash,
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                });
            }

            if (content.VerifiedOn is { } verified)
            {
                organisation.Verify(Morning(verified));
            }

            _organisations.Add(content.Code, organisation);
            db.Add(organisation);
        }
    }

    private void AddListings()
    {
        foreach (var content in DemoContent.Listings())
        {
            var at = Morning(content.PublishedOn);
            var revision = RevisionId.New();
            var listing = Listing.Draft(ListingId.New(), revision, _organisations[content.Organisation].Id, content.Content(), isDemo: true, at.AddDays(-3));
            if (content.Status is not "Draft")
            {
                listing.Submit(at.AddDays(-2));
            }

            switch (content.Status)
            {
                case "Published":
                    listing.Approve(revision, Reviewer, at);
                    ConfirmAfter(at, listing);
                    break;
                case "ChangesRequested":
                    listing.RequestChanges(revision, Reviewer, content.Reason?.Vi ?? "", at);
                    break;
                default:
                    break;
            }

            _listings.Add(content.Key, listing);
            db.Add(listing);
        }
    }

    private void ConfirmAfter(DateTime published, Listing listing)
    {
        var confirmed = clock.GetUtcNow().UtcDateTime.AddDays(-(_listings.Count * 13 % DaysOfConfirmations));
        if (confirmed > published)
        {
            listing.Confirm(confirmed);
        }
    }

    private void AddDemands()
    {
        foreach (var content in DemoContent.Demands())
        {
            var at = Morning(content.PublishedOn);
            var revision = DemandRevisionId.New();
            var demand = Demand.Draft(DemandId.New(), revision, _organisations[content.Organisation].Id, content.Content(), isDemo: true, at.AddDays(-3));
            demand.Submit(at.AddDays(-2));
            demand.Approve(revision, Reviewer, at);
            _demands.Add(content.Key, demand);
            db.Add(demand);
        }
    }

    /// <summary>After the negotiations: who accepted goes on in the room that is there.</summary>
    private void AddProposals()
    {
        foreach (var content in DemoContent.Proposals())
        {
            var (demand, organisation) = (_demands[content.Demand], _organisations[content.Organisation]);
            var listing = content.Listing is { } key ? _listings[key] : null;
            var asker = _organisations.Values.First(o => o.Id == demand.Organisation).Memberships[0].Member;
            var proposal = Proposal.Send(
                ProposalId.New(), demand, organisation.Id, isInvited: false, listing, content.Message, content.Price(), organisation.Memberships[0].Member, isDemo: true, lists.Calendar, Morning(content.SentOn));
            switch (content)
            {
                case { AnsweredOn: { } on, Reason: { } reason }:
                    proposal.Decline(reason, content.ReasonText, asker, Morning(on));
                    break;
                case { AnsweredOn: { } on }:
                    proposal.Accept(db.Negotiations.Local.FirstOrDefault(n => n.Listing == listing?.Id && n.Recipient == demand.Organisation)?.Id, asker, Morning(on));
                    demand.Match();
                    break;
            }

            db.Add(proposal);
        }
    }

    private async Task Negotiate(DemoNegotiation content, CancellationToken cancellationToken)
    {
        var (listing, buyer) = (_listings[content.Listing], _organisations[content.Buyer]);
        var supplier = _organisations.Values.First(o => o.Id == listing.Organisation);
        var negotiation = Negotiation.Open(NegotiationId.New(), listing, buyer.Id, isDemo: true, Morning(content.OpenedOn));
        db.Add(negotiation);
        foreach (var question in content.Questions)
        {
            var id = QuestionId.New();
            negotiation.Ask(id, buyer.Memberships[0].Member, question.Text, lists.Calendar, Morning(question.AskedOn));
            if (question is { Answer: { } answer, AnsweredOn: { } on })
            {
                negotiation.Answer(id, Side.Supplier, supplier.Memberships[0].Member, answer, Morning(on).AddHours(2));
            }
        }

        foreach (var round in content.Rounds)
        {
            var by = (round.Side == Side.Supplier ? supplier : buyer).Memberships[0].Member;
            if (negotiation.Rounds.Count == 0)
            {
                negotiation.Offer(RoundId.New(), listing, by, round.Terms(), round.Message, lists.Calendar, Morning(round.On));
            }
            else
            {
                negotiation.Counter(RoundId.New(), listing, round.Side, by, round.Terms(), round.Message, lists.Calendar, Morning(round.On));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        if (content.Broker is { } broker)
        {
            db.Add(Mandate.Give(
                MandateId.New(), negotiation, Side.Recipient, _organisations[broker].Id, forBoth: false,
                new MandateConditions("Hỗ trợ thương lượng giá và tiến độ.", "1,5 %", FeePayer.Recipient, "Hai bên ký hợp đồng", 12, "Không có xung đột lợi ích.", content.OpenedOn, content.OpenedOn.AddYears(1)),
                Morning(content.OpenedOn)));
        }

        if (content.AgreedOn is { } agreed && negotiation.LastRound is { } last)
        {
            var side = last.By.Other();
            var by = (side == Side.Supplier ? supplier : buyer).Memberships[0].Member;
            negotiation.Accept(last.Id, side, by, maySayYes: true, lists.Calendar, Morning(agreed));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>One demonstration account.</summary>
public sealed record DemoSignIn(string Code, Capability Capabilities, Role Role, string Mail);
