using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Terminology;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Terminology;

public sealed class ConceptTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly MemberId Staff = MemberId.New();
    private static readonly ConceptWording Ai = Wording();

    [Fact]
    public void An_added_concept_tells_who_added_it() => Added(Ai).ShouldSatisfyAllConditions(
        c => c.Wording.ShouldBe(Ai),
        c => c.IsRemoved.ShouldBeFalse(),
        c => c.History.ShouldHaveSingleItem().ShouldBe(new ConceptEdit(ConceptDeed.Added, Staff, Now, null)));

    [Fact]
    public void A_concept_has_a_Vietnamese_term() => Refuses(() => Added(Wording(vi: " ")), ConceptRules.AConceptHasAVietnameseTerm);

    [Fact]
    public void A_concept_has_an_English_term() => Refuses(() => Added(Wording(en: null)), ConceptRules.AConceptHasAnEnglishTerm);

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("-3")]
    [InlineData("\"AI")]
    [InlineData("(…)")]
    [InlineData("một; hai")]
    [InlineData("một\u0001hai")]
    public void A_term_is_a_short_phrase(string term) => Refuses(() => Added(Wording(other: term)), ConceptRules.ATermIsAShortPhrase);

    [Fact]
    public void A_term_is_not_long() => Refuses(() => Added(Wording(vi: new string('a', ConceptWording.LongestTerm + 1))), ConceptRules.ATermIsAShortPhrase);

    [Fact]
    public void A_concept_has_few_terms() => Refuses(
        () => Added(new ConceptWording("102", "học máy", "machine learning", [.. Enumerable.Range(0, ConceptWording.MostOthers + 1).Select(i => $"tên {i}")], [])), ConceptRules.AConceptHasFewTerms);

    [Fact]
    public void A_rewording_keeps_what_it_was_called_before()
    {
        var concept = Added(Ai);
        concept.Reword(Wording(other: "TTNT"), Staff, Now);
        concept.OthersVi.ShouldBe(["TTNT"]);
        concept.History[^1].ShouldBe(new ConceptEdit(ConceptDeed.Reworded, Staff, Now, Ai));
    }

    [Fact]
    public void A_rewording_changes_something() => Refuses(() => Added(Ai).Reword(Wording(), Staff, Now), ConceptRules.ARewordingChangesSomething);

    [Fact]
    public void A_removed_concept_is_restored_before_anything_else()
    {
        var concept = Added(Ai);
        concept.Remove(Staff, Now);
        concept.IsRemoved.ShouldBeTrue();
        Refuses(() => concept.Reword(Wording(other: "TTNT"), Staff, Now), ConceptRules.ARemovedConceptIsRestoredFirst);
        Refuses(() => concept.Remove(Staff, Now), ConceptRules.ARemovedConceptIsRestoredFirst);
        concept.Restore(Staff, Now);
        concept.IsRemoved.ShouldBeFalse();
        concept.History.Select(e => e.Deed).ShouldBe([ConceptDeed.Added, ConceptDeed.Removed, ConceptDeed.Restored]);
    }

    [Fact]
    public void Only_a_removed_concept_is_restored() => Refuses(() => Added(Ai).Restore(Staff, Now), ConceptRules.OnlyARemovedConceptIsRestored);

    [Fact]
    public void What_ships_is_known_again_by_its_first_terms_whatever_becomes_of_them()
    {
        var concept = Concept.Shipped(Ai);
        concept.Reword(Wording(vi: "trí khôn nhân tạo"), Staff, Now);
        concept.Id.ShouldBe(Concept.IdOf(Ai));
        Concept.IdOf(Wording(vi: "Trí tuệ nhân tạo", other: "TTNT")).ShouldBe(concept.Id);
        Concept.IdOf(Wording(en: "AI")).ShouldNotBe(concept.Id);
    }

    [Fact]
    public void Terms_are_written_in_one_way_and_come_once()
    {
        var wording = new ConceptWording(" 102 ", "  trí  tuệ\tnhân tạo ", "artificial intelligence", ["TTNT", "ttnt", "Trí tuệ nhân tạo", " "], null);
        wording.Field.ShouldBe("102");
        wording.Vi.ShouldBe("trí tuệ nhân tạo");
        wording.OthersVi.ShouldBe(["TTNT"]);
        ConceptWording.Split(" AI ;; KI\r\nML ").ShouldBe(["AI", "KI", "ML"]);
    }

    private static ConceptWording Wording(string? vi = "trí tuệ nhân tạo", string? en = "artificial intelligence", string? other = null) => new("102", vi, en, other is null ? [] : [other], ["AI"]);

    private static Concept Added(ConceptWording wording) => Concept.Add(ConceptId.New(), wording, Staff, Now);

    private static void Refuses(Action deed, Rule rule) => Should.Throw<RuleBroken>(deed).Rule.ShouldBe(rule);
}
