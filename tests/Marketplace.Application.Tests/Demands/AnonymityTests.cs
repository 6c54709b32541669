using System.IO.Compression;
using System.Text.Json;
using Marketplace.Application.Approvals;
using Marketplace.Application.Cases;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Demands;
using Marketplace.Application.Matching;
using Marketplace.Application.Organisations;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Tests.Matching;
using Marketplace.Application.Work;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Demands;

/// <summary>Of who asks anonymously, nobody but staff learns anything, whatever they ask for, until their proposal is accepted.</summary>
public sealed class AnonymityTests : IAsyncLifetime
{
    private const string Title = "Khử màu nước thải zqx";
    private const string Code = "TCMARKED";
    private const string NameVi = "Dệt Kín Tiếng";
    private const string NameEn = "Quietloom Textiles";
    private const string Tax = "0109876543";
    private const string Phone = "0243 111 2222";
    private const string ContactName = "Đỗ Bí Ẩn";
    private const string ContactMail = "kin@quietperson.example";
    private const string ContactPhone = "0987 000 111";

    /// <summary>What nobody may ever read of an anonymous asker, wherever it stands.</summary>
    private static readonly string[] OfThePerson = [ContactName, ContactMail, ContactPhone];

    private TestExchange _exchange = null!;
    private Person _asker = null!;
    private Person _staff = null!;
    private Person _invited = null!;
    private Person _proposer = null!;
    private Person _stranger = null!;
    private DemandId _demand;
    private ListingId _listing;
    private string _code = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What says which organisation it is; its own page in the directory may say so, but not beside the demand.</summary>
    private string[] OfTheOrganisation => [NameVi, NameEn, Code, Tax, Phone, _asker.Organisation.Value.ToString(), _asker.Id.Value.ToString(), _asker.Mail];

    private IEnumerable<(string Who, IDispatcher By)> Readers =>
    [
        ("a visitor", _exchange.Visitor),
        ("an English visitor", _exchange.As(CallerTicket.Visitor(Language.En))),
        ("the invited supplier", _exchange.As(_invited.Ticket)),
        ("the proposer", _exchange.As(_proposer.Ticket)),
        ("a stranger of every capability", _exchange.As(_stranger.Ticket)),
    ];

    /// <summary>Every question that others than staff and the asker may ask and whose answer can speak of a demand.</summary>
    private IEnumerable<Asked> Questions =>
    [
        Asked.Of(new GetDemand(_code)),
        Asked.Of(new GetDemandPaper(_code)),
        Asked.Of(new GetProposalStart(_code)),
        Asked.Of(new GetMyProposals(1)),
        Asked.Of(new GetMyInvitations()),
        Asked.Of(new GetMyDemands(1)),
        Asked.Of(new GetDemandChoices()),
        Asked.Of(new GetProposals(_code, 1)),
        Asked.Of(new GetDemandForEdit(_demand)),
        Asked.Of(new GetDemandPreview(_demand)),
        Asked.Of(new GetDemandRevisions(_demand)),
        Asked.Of(new GetOwnDemandPaper(_demand)),
        Asked.Of(new GetDemandFiles(_demand)),
        Asked.Of(new GetInvitedSuppliers(_demand)),
        Asked.Of(new GetSuppliersNamed("Dệt")),
        Asked.Of(new GetWork()),
        Asked.Of(new GetMatchedDemands(1)),
        Asked.Of(new GetMatchedListings(1)),
        Asked.Of(new GetDemandMatches(_demand, MatchShelf.New, 1)),
        Asked.Of(new GetListingMatches(_listing, MatchShelf.New, 1)),
        Asked.Of(new GetSimilarDemands(_demand)),
        Asked.Of(new GetHome()),
        Asked.Of(new GetReportSubject(ReportedKind.Demand, _code)),
        Asked.Of(new GetOrganisation(Code, 1)),
        Asked.Of(new SearchOrganisations(NameVi, Nothing, 1)),
        Asked.Of(new SearchOrganisations(null, Nothing, 1)),
        Asked.Of(new SearchDemands(null, Nothing, SearchSort.Newest, 1)),
        .. new[] { Title, NameVi, NameEn, Code, Tax, Phone, ContactName, ContactMail, ContactPhone }.Select(text => Asked.Of(new SearchDemands(text, Nothing, SearchSort.Relevance, 1))),
    ];

    private static Dictionary<string, IReadOnlyList<string>> Nothing => new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        var now = _exchange.Clock.GetUtcNow().UtcDateTime;
        var organisation = new Organisation(
            OrganisationId.New(), Code, Tax,
            new OrganisationProfile { Name = new Bilingual(NameVi, NameEn), LegalKind = "enterprise", Province = "01", Phone = Phone }, Capability.Recipient, isDemo: false, now);
        organisation.Verify(now);
        await _exchange.InDatabase(async (db, token) =>
        {
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync(token);
        }, Token);
        _asker = await _exchange.Join(organisation.Id, Role.Representative);
        (_staff, _invited, _proposer) = (await _exchange.NewPerson(Capability.Exchange), await _exchange.NewPerson(Capability.Supplier), await _exchange.NewPerson(Capability.Supplier));
        _stranger = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient | Capability.Broker | Capability.Valuer);
        _demand = DemandId.New();
        await _asker.Do(new DraftDemand(_demand, DemandAccess.Complete with { TitleVi = Title, IsAnonymous = true, ContactName = ContactName, ContactMail = ContactMail, ContactPhone = ContactPhone, Province = "01" }), Token);
        await _asker.Do(new InviteSupplier(DemandInvitationId.New(), _demand, await _exchange.CodeOf(_invited)), Token);
        await _asker.Do(new SubmitDemand(_demand, (await _asker.Get(new GetDemandForEdit(_demand), Token)).Version), Token);
        var read = await _staff.Get(new GetDemandReview(_demand), Token);
        await _staff.Do(new ApproveDemand(_demand, read.Version, read.Revision, ReviewChecklist.Demand), Token);
        _code = read.Code;
        foreach (var supplier in new[] { _proposer, _stranger })
        {
            var listing = await _exchange.Publish(supplier);
            await supplier.Do(new SendProposal(ProposalId.New(), _demand, listing.Id, "Màng gốm giữ lại màu.", new PriceIdeaForm()), Token);
            await _exchange.InDatabase(async (db, token) =>
            {
                db.Matches.Add(Match.Suggest(MatchId.New(), _demand, _asker.Organisation, listing.Id, supplier.Organisation, Suggesting.Fitting, isDemo: false, now));
                await db.SaveChangesAsync(token);
            }, Token);
            _listing = listing.Id;
        }

        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Nobody_reads_who_asks_anonymously()
    {
        var answered = 0;
        foreach (var (who, by) in Readers)
        {
            foreach (var question in Questions)
            {
                var answer = await question.Ask(by, Token);
                answered += answer.Contains(Title, StringComparison.Ordinal) ? 1 : 0;
                Check(answer, $"{question.Name} by {who}");
            }
        }

        answered.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Nobody_reads_it_beside_a_demand_that_is_like_it()
    {
        var other = await _exchange.OpenDemand();
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        foreach (var (who, by) in Readers)
        {
            var answer = await Asked.Of(new GetSimilarDemands(other.Id)).Ask(by, Token);
            answer.ShouldContain(Title, Case.Sensitive, who);
            Check(answer, $"the demands like another, by {who}");
        }
    }

    [Fact]
    public async Task Nobody_reads_it_in_a_letter()
    {
        await DeclineTheInvitation();
        var proposals = (await _asker.Get(new GetProposals(_code, 1), Token)).Page.Items;
        await _asker.Do(new DeclineProposal(proposals[0].Id, proposals[0].Version, "price", null), Token);
        await _asker.Do(new AcceptProposal(proposals[1].Id, proposals[1].Version), Token);
        await _asker.Do(new CloseDemand(_demand, (await _asker.Get(new GetProposals(_code, 1), Token)).Version), Token);

        foreach (var person in new[] { _invited, _proposer, _stranger })
        {
            var letters = await _exchange.LettersTo(person.Mail, Token);
            letters.ShouldNotBeEmpty();
            letters.ForEach(l => Check($"{l.Subject}\n{l.Text}", $"a letter to {person.Mail}"));
        }
    }

    [Fact]
    public async Task Nobody_finds_it_in_the_index()
    {
        await using var scope = _exchange.Services.CreateAsyncScope();
        var documents = new List<SearchDocument>();
        await foreach (var document in scope.ServiceProvider.GetRequiredService<SearchDocuments>().All(Token))
        {
            documents.Add(document);
        }

        documents.Count(d => d.Kind == DocumentKind.Demand).ShouldBe(1);
        documents.ForEach(d => Check(JsonSerializer.Serialize(d, AsJson.Options), $"the {d.Kind}'s document"));
    }

    /// <summary>Open pages hear of changes by topic and id; none of a demand's names its asker.</summary>
    [Fact]
    public async Task Nobody_hears_it_when_something_changes()
    {
        var changes = await _exchange.InDatabase((db, token) => db.Changes.AsNoTracking().Where(c => c.Topic == nameof(Demand) || c.Topic == nameof(Proposal) || c.Topic == nameof(DemandInvitation)).ToListAsync(token), Token);
        changes.ShouldNotBeEmpty();
        changes.ForEach(c => Check(JsonSerializer.Serialize(c, AsJson.Options) + Title, $"a change of a {c.Topic}"));
    }

    [Fact]
    public async Task Whose_proposal_is_accepted_learns_the_name_and_the_phone_and_nobody_else_does()
    {
        var ofProposer = await _exchange.CodeOf(_proposer);
        var proposal = (await _asker.Get(new GetProposals(_code, 1), Token)).Page.Items.Single(p => p.OrganisationCode == ofProposer);
        await _asker.Do(new AcceptProposal(proposal.Id, proposal.Version), Token);

        (await _proposer.Get(new GetMyProposals(1), Token)).Page.Items.Single().ShouldSatisfyAllConditions(p => p.Asker!.Vi.ShouldBe(NameVi), p => p.AskerCode.ShouldBe(Code), p => p.Phone.ShouldBe(Phone));
        foreach (var (who, by) in Readers.Where(r => r.Who != "the proposer"))
        {
            foreach (var question in Questions)
            {
                Check(await question.Ask(by, Token), $"{question.Name} by {who}, after another's acceptance");
            }
        }
    }

    /// <summary>A question added later whose answer speaks of demands must be asked here too.</summary>
    [Fact]
    public void Every_question_about_demands_is_asked()
    {
        var asked = Questions.Select(q => q.Name).ToHashSet(StringComparer.Ordinal);
        var others = Fixtures.Messages.Values
            .Where(m => m.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)) && !IsForStaffOnly(m))
            .Where(m => Speaks(m.GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)).GetGenericArguments()[0], []))
            .Select(m => m.Name).ToArray();
        others.Length.ShouldBeGreaterThan(10);
        others.Except(asked, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private void Check(string answer, string where)
    {
        foreach (var mark in OfThePerson)
        {
            answer.ShouldNotContain(mark, Case.Insensitive, where);
        }

        // The directory names every verified organisation; what it says of this one says nothing of its demand.
        if (answer.Contains(Title, StringComparison.Ordinal) || answer.Contains(_code, StringComparison.Ordinal))
        {
            foreach (var mark in OfTheOrganisation)
            {
                answer.ShouldNotContain(mark, Case.Insensitive, where);
            }
        }
    }

    private async Task DeclineTheInvitation()
    {
        var invitation = (await _invited.Get(new GetMyInvitations(), Token)).Open.Single();
        await _invited.Do(new DeclineInvitation(invitation.Id, invitation.Version, "capacity", null), Token);
    }

    private static bool IsForStaffOnly(Type message) => Fixtures.Names.Contains(message.Name) && Fixtures.SentBy(message.Name) is { Who: Who.Members, AnyOf: Capability.Exchange } or { Who: Who.Jobs };

    private static bool Speaks(Type type, HashSet<Type> seen) =>
        seen.Add(type) && (type.Name.Contains("Demand", StringComparison.Ordinal)
            || type.GetGenericArguments().Any(t => Speaks(t, seen))
            || (type.Namespace?.StartsWith("Marketplace", StringComparison.Ordinal) == true && type.GetProperties().Any(p => p.Name.Contains("Demand", StringComparison.Ordinal) || Speaks(p.PropertyType, seen))));

    /// <summary>A question, and its answer as text: papers are unpacked.</summary>
    private sealed record Asked(string Name, Func<IDispatcher, CancellationToken, Task<string>> Ask)
    {
        public static Asked Of<TAnswer>(IQuery<TAnswer> query) => new(query.GetType().Name, async (by, token) =>
        {
            var result = await by.Ask(query, token);
            return result switch
            {
                { IsDone: false } => "",
                { Answer: PaperFile paper } => Text(paper),
                _ => JsonSerializer.Serialize(result.Answer, AsJson.Options),
            };
        });

        private static string Text(PaperFile paper)
        {
            using var archive = new ZipArchive(new MemoryStream(paper.Content));
            return string.Concat(archive.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal) || e.Name.EndsWith(".rels", StringComparison.Ordinal)).Select(Read)) + paper.Name;
        }

        private static string Read(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
    }
}
