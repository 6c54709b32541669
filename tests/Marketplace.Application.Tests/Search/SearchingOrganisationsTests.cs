using Marketplace.Application.Common;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Search;

/// <summary>Organisations are found as technologies and demands are, and a row says why it is there.</summary>
public sealed class SearchingOrganisationsTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        await Verified("VKT", new Bilingual("Viện Khí tượng Thủy văn", "Institute of Hydrometeorology"), new Bilingual("Cảnh báo lũ quét và hạn hán."));
        await Verified("VDL", new Bilingual("Viện Đo lường"), Bilingual.None);
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_mistyped_name_is_put_right_whether_or_not_something_is_found()
    {
        (await Search("viện khí tượngg thủy văn")).DidYouMean.ShouldBe("viện khí tượng thủy văn");
        var none = await Search("tượngg");
        (none.Page.Total, none.DidYouMean).ShouldBe((0, "tượng"));
        (await Search("viện khí tượng thủy văn")).DidYouMean.ShouldBeNull();
        (await Search(null)).DidYouMean.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_looked_for_is_marked_in_the_name_in_the_readers_language()
    {
        var row = (await Search("khi tuong")).Page.Items.ShouldHaveSingleItem();
        row.NameFragments!.Where(f => f.IsMatch).Select(f => f.Text).ShouldBe(["Khí", "tượng"]);
        string.Concat(row.NameFragments!.Select(f => f.Text)).ShouldBe("Viện Khí tượng Thủy văn");
        (row.FragmentLanguage, row.IsInFullText, row.IsByMeaning).ShouldBe((Language.Vi, false, false));

        var english = (await Search("hydrometeorology", Language.En)).Page.Items.ShouldHaveSingleItem();
        (english.FragmentLanguage, english.IsInFullText).ShouldBe((Language.En, false));
        english.NameFragments!.Single(f => f.IsMatch).Text.ShouldBe("Hydrometeorology");
        (await Search("do luong", Language.En)).Page.Items.ShouldHaveSingleItem().FragmentLanguage.ShouldBe(Language.Vi);
    }

    [Fact]
    public async Task A_row_that_shows_no_word_looked_for_says_that_they_are_in_the_full_text()
    {
        (await Search("lũ quét")).Page.Items.ShouldHaveSingleItem().IsInFullText.ShouldBeTrue();
        (await Search("hydrometeorology")).Page.Items.ShouldHaveSingleItem().IsInFullText.ShouldBeTrue();
        (await Search("khí tượng lũ quét")).Page.Items.ShouldHaveSingleItem().IsInFullText.ShouldBeFalse();
    }

    [Fact]
    public async Task A_directory_without_words_is_read_by_name_and_marks_nothing()
    {
        var found = await Search(" ");
        found.Page.Items.Select(r => r.Code).ShouldBe(["VDL", "VKT"], ignoreOrder: true);
        found.Page.Items.ShouldAllBe(r => r.NameFragments == null && !r.IsInFullText && !r.IsByMeaning);
    }

    private async Task<FoundOrganisations> Search(string? text, Language language = Language.Vi) =>
        (await _exchange.As(CallerTicket.Visitor(language)).Ask(new SearchOrganisations(text, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), 1), Token)).Answer;

    private Task Verified(string code, Bilingual name, Bilingual about) => _exchange.InDatabase(async (db, token) =>
    {
        var now = _exchange.Clock.GetUtcNow().UtcDateTime;
        var organisation = new Organisation(
            OrganisationId.New(), code, $"01{code.Sum(c => c):00000000}", new OrganisationProfile { Name = name, About = about, LegalKind = "institute", Province = "01" }, Capability.Supplier, isDemo: false, now);
        organisation.Verify(now);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync(token);
    }, Token);
}
