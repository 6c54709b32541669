using Marketplace.Application.Ports;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Terminology;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Terminology;

public sealed class GlossaryTests
{
    private static readonly Glossary Small = Of(
        ["102", "trí tuệ nhân tạo", "artificial intelligence", "TTNT", "AI"],
        ["102", "học máy", "machine learning", "", ""],
        ["204", "xử lý nước thải", "wastewater treatment", "", "sewage treatment"],
        ["204", "nước thải", "wastewater", "", "sewage"],
        ["203", "bộ trao đổi nhiệt", "heat exchanger", "", ""],
        ["401", "lúa", "rice", "", ""],
        ["402", "con mèo", "cat", "mèo", ""],
        ["507", "Pháp", "France", "", ""]);

    [Theory]
    [InlineData("ứng dụng trí tuệ nhân tạo trong y tế", "trí tuệ nhân tạo", "TTNT", "artificial intelligence")]
    [InlineData("ung dung tri tue nhan tao", "tri tue nhan tao", "TTNT", "artificial intelligence")]
    [InlineData("Artificial Intelligence for hospitals", "Artificial Intelligence", "AI", "trí tuệ nhân tạo")]
    [InlineData("TTNT", "TTNT", "trí tuệ nhân tạo", "artificial intelligence")]
    [InlineData("ttnt trong trường học", "ttnt", "trí tuệ nhân tạo", "artificial intelligence")]
    [InlineData("Ứng dụng AI trong y tế", "AI", "trí tuệ nhân tạo", "artificial intelligence")]
    [InlineData("ai", "ai", "trí tuệ nhân tạo", "artificial intelligence")]
    [InlineData("heat exchangers for dryers", "heat exchangers", "bộ trao đổi nhiệt", null)]
    [InlineData("giống lúa chịu mặn", "lúa", "rice", null)]
    [InlineData("giống lu\u0301a chịu mặn", "lúa", "rice", null)]
    [InlineData("xuất khẩu sang Pháp", "Pháp", "France", null)]
    public void What_is_typed_is_found_by_its_other_names(string text, string phrase, string other, string? another)
    {
        var found = Small.ExpansionsOf(text);
        found.Select(e => e.Phrase).Distinct().ShouldBe([phrase]);
        var others = found.SelectMany(e => e.Others).ToArray();
        others.ShouldContain(other);
        others.ShouldContain(another ?? other);
    }

    [Theory]
    [InlineData("ai cũng có thể dùng")]
    [InlineData("Ai cũng có thể dùng")]
    [InlineData("AI CŨNG CÓ THỂ DÙNG")]
    [InlineData("ái")]
    [InlineData("khu vực ái ân")]
    [InlineData("vải lụa")]
    [InlineData("lua chon giong")]
    [InlineData("cat giam chi phi")]
    [InlineData("phương pháp mới")]
    [InlineData("nước thái")]
    [InlineData("")]
    [InlineData(null)]
    public void What_only_looks_like_a_term_is_left_alone(string? text) => Small.ExpansionsOf(text).ShouldBeEmpty();

    [Fact]
    public void The_longest_term_is_taken_and_none_inside_it() =>
        Small.ExpansionsOf("công nghệ xử lý nước thải").Select(e => (e.Phrase, e.Language, string.Join('|', e.Others)))
            .ShouldBe([("xử lý nước thải", Language.En, "wastewater treatment|sewage treatment")]);

    [Fact]
    public void A_single_word_that_could_be_a_Vietnamese_one_is_looked_for_with_its_marks()
    {
        var found = Small.ExpansionsOf("con mèo").Single(e => e.Others.Contains("cat"));
        found.Language.ShouldBe(Language.Vi);
    }

    [Fact]
    public void A_long_question_gets_a_bounded_number_of_other_words_the_longest_terms_first()
    {
        var glossary = new Glossary();
        glossary.Load(SeedGlossary.Shipped());
        var text = "trí tuệ nhân tạo " + string.Join(" , ", SeedGlossary.Shipped().Select(c => c.Vi).Where(t => t.Length < 40).Take(60)) + " quản lý chuỗi cung ứng lạnh";
        var found = glossary.ExpansionsOf(text);
        found.Sum(e => e.Others.Count).ShouldBe(Glossary.MostOthers);
        var words = found.Select(e => e.Phrase.Split(' ').Length).ToArray();
        words.ShouldBe(words.OrderDescending());
    }

    [Fact]
    public void A_request_without_words_stays_as_it_is_and_one_with_words_is_told_others()
    {
        var request = new SearchRequest(DocumentKind.Listing, null, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Newest, 0, 20, Language.Vi);
        Small.Beside(request).ShouldBeSameAs(request);
        Small.Beside(request with { Text = "học máy" }).Expansions.ShouldHaveSingleItem().Others.ShouldBe(["machine learning"]);
        new Glossary().Beside(request with { Text = "học máy" }).Expansions.ShouldBeEmpty();
    }

    [Fact]
    public void Any_text_is_taken()
    {
        var glossary = new Glossary();
        glossary.Load(SeedGlossary.Shipped());
        var random = new Random(7);
        string[] pieces = ["trí tuệ", "\uD83D", "\u200B", "nhân tạo", "\u0301", "AI", "\uFFFE", "(", "\t", "nước thải", "🌾", "a", "\u202E", ";"];
        foreach (var text in Enumerable.Range(0, 2_000).Select(_ => string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]))).Concat(BadTexts.All))
        {
            Should.NotThrow(() => glossary.ExpansionsOf(text));
        }
    }

    private static Glossary Of(params string[][] rows)
    {
        var glossary = new Glossary();
        glossary.Load(rows.Select(r => new ConceptWording(r[0], r[1], r[2], ConceptWording.Split(r[3]), ConceptWording.Split(r[4]))));
        return glossary;
    }
}
