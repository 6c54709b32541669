using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Marketplace.Domain.Terminology;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Terminology;

public sealed class KeepingTheGlossaryTests : IAsyncLifetime
{
    private static readonly ConceptForm Form = new("204", "lọc gốm thử", "trial ceramic filter", "màng gốm thử; gốm lọc thử", "TCF");

    private TestExchange _exchange = null!;
    private Person _staff = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _staff = await _exchange.NewPerson(Capability.Exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task At_least_fifteen_hundred_pairs_ship_for_all_fields_of_the_second_level_and_each_is_whole()
    {
        var shipped = SeedGlossary.Shipped().ToArray();
        shipped.Length.ShouldBeGreaterThan(1_500);
        shipped.ShouldAllBe(w => w.AllTerms().All(ConceptWording.IsTerm) && w.OthersVi.Count <= ConceptWording.MostOthers && w.OthersEn.Count <= ConceptWording.MostOthers);
        shipped.Select(w => w.Pair()).ShouldBeUnique();
        shipped.Select(w => w.Field).ShouldBe(shipped.Select(w => w.Field).Order(StringComparer.Ordinal));
        var fields = await _exchange.InDatabase((db, token) => db.ReferenceItems.Where(i => i.List == ReferenceListNames.Fields && i.Parent != null).Select(i => i.Code).ToListAsync(token), Token);
        fields.Count.ShouldBe(46);
        shipped.CountBy(w => w.Field).ToDictionary().ShouldSatisfyAllConditions(
            counts => counts.Keys.ShouldBe(fields, ignoreOrder: true),
            counts => counts.Values.ShouldAllBe(count => count >= 30));
    }

    [Fact]
    public async Task What_has_just_the_name_that_is_looked_for_comes_before_what_has_its_letters()
    {
        var found = (await _staff.Ask(new GetConcepts("AI", null, Removed: false, 1), Token)).Answer;
        found.Items[0].Vi.ShouldBe("trí tuệ nhân tạo");
        found.Items[0].Field.ShouldBe("102");
        (await _staff.Ask(new GetConcepts("tri tue nhan tao", null, Removed: false, 1), Token)).Answer.Items[0].Vi.ShouldBe("trí tuệ nhân tạo");
    }

    [Fact]
    public async Task Staff_are_shown_the_concepts_that_have_a_name_of_the_new_one_already()
    {
        await _staff.Do(new AddConcept(ConceptId.New(), Form), Token);
        await Named(new("204", "một tên lạ", "a strange name", "mang gom thu", null), "lọc gốm thử");
        await Named(new("204", "một tên lạ", "tcf", null, null), "lọc gốm thử");
        await Named(new("204", "một tên lạ", "a strange name", "gốm", "TC"));
        var concept = await Concept("lọc gốm thử");
        await _staff.Do(new RemoveConcept(concept.Id, concept.Version), Token);
        await Named(new("204", "lọc gốm thử", "another filter", null, null));

        async Task Named(ConceptForm form, params string[] names) =>
            (await _staff.Ask(new GetConceptsNamed(form), Token)).Answer.Select(c => c.Vi).ShouldBe(names);
    }

    [Fact]
    public async Task What_staff_reworded_or_removed_is_not_brought_back_by_a_release()
    {
        var (one, other) = (await Concept("trí tuệ nhân tạo"), await Concept("học máy"));
        await _staff.Do(new RewordConcept(one.Id, one.Version, ConceptForm.Of(one.Wording) with { Vi = "trí khôn nhân tạo" }), Token);
        await _staff.Do(new RemoveConcept(other.Id, other.Version), Token);
        var count = await Count();
        await _exchange.InDatabase(async (db, token) =>
        {
            (await db.Settings.SingleAsync(s => s.Name == Setting.GlossarySeed, token)).Value = "an earlier release";
            db.Concepts.Remove(await db.Concepts.SingleAsync(c => c.Vi == "toán học", token));
            await db.SaveChangesAsync(token);
            await SeedGlossary.Into(db, token);
        }, Token);
        (await Count()).ShouldBe(count);
        (await _exchange.InDatabase((db, token) => db.Concepts.CountAsync(c => c.Vi == "trí tuệ nhân tạo", token), Token)).ShouldBe(0);
        (await Concept("toán học")).IsRemoved.ShouldBeFalse();
        (await Concept("học máy")).IsRemoved.ShouldBeTrue();
    }

    [Fact]
    public async Task An_added_concept_is_found_by_any_of_its_terms_and_tells_its_history()
    {
        var id = ConceptId.New();
        await _staff.Do(new AddConcept(id, Form), Token);
        foreach (var text in new[] { "loc gom thu", "CERAMIC FILTER", "gốm lọc", "tcf" })
        {
            (await _staff.Get(new GetConcepts(text, "204", Removed: false, 1), Token)).Items.Select(r => r.Id).ShouldContain(id, text);
        }

        await _staff.Do(new RewordConcept(id, new Version(1), Form with { OthersEn = "" }), Token);
        await _staff.Do(new RemoveConcept(id, new Version(2)), Token);
        (await _staff.Get(new GetConcepts("loc gom thu", null, Removed: false, 1), Token)).Total.ShouldBe(0);
        (await _staff.Get(new GetConcepts("loc gom thu", null, Removed: true, 1), Token)).Total.ShouldBe(1);
        await _staff.Do(new RestoreConcept(id, new Version(3)), Token);

        var entry = await _staff.Get(new GetConcept(id), Token);
        entry.History.Select(h => h.Deed).ShouldBe([ConceptDeed.Restored, ConceptDeed.Removed, ConceptDeed.Reworded, ConceptDeed.Added]);
        entry.History.ShouldAllBe(h => h.By.Length > 1);
        entry.History[2].Before!.OthersEn.ShouldBe(["TCF"]);
    }

    [Fact]
    public async Task A_pair_of_terms_comes_once()
    {
        await _staff.Do(new AddConcept(ConceptId.New(), Form), Token);
        (await _staff.Refused(new AddConcept(ConceptId.New(), Form with { Vi = "Lọc gốm thử", Field = "205" }), Token)).ShouldBe(nameof(ConceptRules.AConceptComesOnce));
        var id = ConceptId.New();
        await _staff.Do(new AddConcept(id, Form with { En = "another filter" }), Token);
        (await _staff.Refused(new RewordConcept(id, new Version(1), Form), Token)).ShouldBe(nameof(ConceptRules.AConceptComesOnce));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_form_is_told_at_once()
    {
        var problem = (await _staff.Send(new AddConcept(ConceptId.New(), new ConceptForm("999", " ", "=1+1", "a; -b", string.Join(';', Enumerable.Range(0, 30)))), Token)).Problem!;
        problem.Kind.ShouldBe(ProblemKind.Invalid);
        problem.Refusals.Select(r => (r.Member, r.Code)).ShouldBe(
        [
            ("Field", "CodeIsKnown"), ("Vi", nameof(ConceptRules.AConceptHasAVietnameseTerm)), ("En", nameof(ConceptRules.ATermIsAShortPhrase)),
            ("OthersVi", nameof(ConceptRules.ATermIsAShortPhrase)), ("OthersEn", nameof(ConceptRules.AConceptHasFewTerms)),
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task A_change_reaches_the_searches_of_each_node()
    {
        var (here, there) = (_exchange.Services.GetRequiredService<Glossary>(), new Glossary());
        var (follower, other) = (_exchange.Services.GetRequiredService<GlossaryFollower>(), new GlossaryFollower(_exchange.Services.GetRequiredService<IServiceScopeFactory>(), there));
        await follower.CatchUp(Token);
        await other.CatchUp(Token);
        here.Concepts.Count.ShouldBe(await Count());
        here.ExpansionsOf("lọc gốm thử").ShouldBeEmpty();

        var id = ConceptId.New();
        await _staff.Do(new AddConcept(id, Form), Token);
        await follower.CatchUp(Token);
        await other.CatchUp(Token);
        here.ExpansionsOf("lọc gốm thử").SelectMany(e => e.Others).ShouldContain("trial ceramic filter");
        there.ExpansionsOf("trial ceramic filter").SelectMany(e => e.Others).ShouldContain("màng gốm thử");

        await _staff.Do(new RemoveConcept(id, new Version(1)), Token);
        await other.CatchUp(Token);
        there.ExpansionsOf("lọc gốm thử").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_older_copy_of_the_database_under_a_running_node_is_loaded()
    {
        var (glossary, follower) = (_exchange.Services.GetRequiredService<Glossary>(), _exchange.Services.GetRequiredService<GlossaryFollower>());
        var end = await _exchange.InDatabase((db, token) => db.LastPosition(token), Token);
        var id = ConceptId.New();
        await _staff.Do(new AddConcept(id, Form), Token);
        await follower.CatchUp(Token);
        glossary.ExpansionsOf("lọc gốm thử").ShouldNotBeEmpty();

        await _exchange.InDatabase(async (db, token) =>
        {
            await db.Concepts.Where(c => c.Id == id).ExecuteDeleteAsync(token);
            await db.Changes.Where(c => c.Position > end).ExecuteDeleteAsync(token);
        }, Token);
        await follower.CatchUp(Token);
        glossary.ExpansionsOf("lọc gốm thử").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_running_node_that_stood_still_for_longer_than_changes_are_kept_loads_them_again()
    {
        var (glossary, follower) = (_exchange.Services.GetRequiredService<Glossary>(), _exchange.Services.GetRequiredService<GlossaryFollower>());
        await follower.CatchUp(Token);
        await _staff.Do(new AddConcept(ConceptId.New(), Form), Token);
        await _exchange.NewPerson(Capability.Supplier);
        _exchange.Clock.Advance(ChangeRow.Kept + TimeSpan.FromHours(1));
        await _exchange.Services.GetRequiredService<ForgetOldChanges>().Forget(Token);
        await follower.CatchUp(Token);
        glossary.ExpansionsOf("lọc gốm thử").ShouldNotBeEmpty();
    }

    private Task<int> Count() => _exchange.InDatabase((db, token) => db.Concepts.CountAsync(token), Token);

    private Task<Concept> Concept(string vi) => _exchange.InDatabase((db, token) => db.Concepts.SingleAsync(c => c.Vi == vi, token), Token);
}
