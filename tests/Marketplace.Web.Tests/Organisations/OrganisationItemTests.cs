using Bunit;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Web.Components.Pages.Organisations;
using Marketplace.Web.Tests.Components;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Organisations;

/// <summary>An organisation among the results of a search.</summary>
public sealed class OrganisationItemTests : ComponentTest
{
    private static readonly OrganisationRow Row = new("VSK", new Bilingual("Viện <sấy>"), "Viện", "Hà Nội", Capability.Supplier, IsDemo: false);

    [Theory]
    [InlineData("vi-VN", "Gần nghĩa", "Từ cần tìm nằm trong nội dung chi tiết")]
    [InlineData("en-GB", "Similar meaning", "Your words are in the full text")]
    public void It_says_why_it_is_there_although_it_shows_no_word_looked_for(string culture, string byMeaning, string inFullText)
    {
        Speak(culture);
        var plain = Said(Item(Row).Find("article"));
        plain.ShouldNotContain(byMeaning);
        plain.ShouldNotContain(inFullText);
        Said(Item(Row with { IsByMeaning = true }).Find("article")).ShouldContain(byMeaning);
        Said(Item(Row with { IsInFullText = true }).Find("article")).ShouldContain(inFullText);
    }

    [Fact]
    public void A_name_that_stands_in_the_other_language_only_is_told_as_such_with_and_without_marked_words()
    {
        Speak("en-GB");
        foreach (var row in new[] { Row, Row with { NameFragments = [new Fragment("Viện ", IsMatch: false), new Fragment("<sấy>", IsMatch: true)], FragmentLanguage = Language.Vi } })
        {
            Said(Item(row).Find("h3 [lang=vi]")).ShouldBe("Viện <sấy>");
            Item(row).FindAll("mark").Count.ShouldBe(row.NameFragments is null ? 0 : 1);
        }

        Speak("vi-VN");
        Item(Row).FindAll("h3 [lang]").ShouldBeEmpty();
    }

    private IRenderedComponent<OrganisationItem> Item(OrganisationRow row) => Render<OrganisationItem>(p => p.Add(i => i.Row, row));
}
