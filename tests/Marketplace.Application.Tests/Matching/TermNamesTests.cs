using Marketplace.Application.Matching;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Matching;

public sealed class TermNamesTests
{
    private static readonly DemandContent Demand = DemandContent.Empty with
    {
        Title = new Bilingual("Nấu vải bông ít hóa chất", "Scouring of cotton with few chemicals"),
        Problem = new Bilingual("Nấu bằng xút ở 100 độ, muốn thay bằng enzyme.", "We boil with caustic soda."),
        Keywords = ["bioscouring"],
    };

    private readonly Glossary _glossary = new();

    public TermNamesTests() => _glossary.Load(
    [
        new("209", "natri hydroxit", "sodium hydroxide", ["xút"], ["caustic soda"]),
        new("209", "enzim", "enzyme", [], []),
        new("202", "pin lưu trữ", "battery storage", [], []),
    ]);

    [Fact]
    public void A_thing_is_called_as_the_texts_call_it_in_the_readers_language()
    {
        Of(Language.Vi, "sodium hydroxide", "enzyme").ShouldBe(["xút", "enzyme"]);
        Of(Language.En, "xút").ShouldBe(["caustic soda"]);
    }

    [Fact]
    public void Otherwise_as_the_glossary_does_and_each_thing_once() => Of(Language.Vi, "battery storage", "pin lưu trữ").ShouldBe(["pin lưu trữ"]);

    [Fact]
    public void What_the_readers_language_has_no_word_for_is_left_out_and_names_stay()
    {
        Of(Language.Vi, "bioscouring", "IoT").ShouldBe(["IoT"]);
        Of(Language.En, "trạm biến áp").ShouldBeEmpty();
    }

    private IReadOnlyList<string> Of(Language language, params string[] terms) => new TermNames(_glossary, language, Demand, ListingContent.Empty).Of(terms);
}
