using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Search;

public sealed class UnfoundTextsTests : IAsyncLifetime
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = new(StringComparer.Ordinal);
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private UnfoundTexts Texts => _exchange.Services.GetRequiredService<UnfoundTexts>();

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_text_is_shown_to_admins_when_it_was_asked_on_three_days_and_before_that_not_even_kept()
    {
        for (var day = 1; day <= 3; day++)
        {
            (await Shown()).ShouldBeEmpty();
            (await Stored()).ShouldAllBe(t => t.Text == null);
            await Ask("Tua bin Thủy triều");
            await Ask("tua bin thuy trieu");
            await NextDay();
        }

        (await Shown()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.Text.ShouldBe("tua bin thuy trieu"), row => row.Days.ShouldBe(3), row => row.Times.ShouldBe(6), row => row.Kind.ShouldBe(DocumentKind.Listing));
    }

    [Fact]
    public async Task Many_times_on_one_day_are_one_day()
    {
        for (var i = 0; i < 5; i++)
        {
            await Ask("tua bin");
            await Texts.Save(Token);
        }

        (await Stored()).ShouldHaveSingleItem().Days.ShouldBe(1);
        (await Shown()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("hoa.nguyen@example.vn")]
    [InlineData("0912 345 678")]
    [InlineData("+84 (0)91-234-5678")]
    [InlineData("mã số thuế 0101234567-001")]
    [InlineData("0.1.2.3.4.5.6")]
    [InlineData("https://example.vn/a")]
    [InlineData("www.example.vn")]
    [InlineData("một hai ba bốn năm sáu bảy tám chín mười mười-một")]
    [InlineData("?!")]
    [InlineData("7")]
    public async Task What_may_tell_of_a_person_or_says_nothing_is_never_noted(string text)
    {
        await Ask(text);
        await Texts.Save(Token);

        (await Stored()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_found_or_narrowed_is_not_noted()
    {
        var listing = await _exchange.Publish(await _exchange.NewPerson(Capability.Supplier));
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        await Ask("mang loc gom");
        var narrowed = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Field] = ["999"] };
        (await _exchange.Visitor.Ask(new SearchListings("tua bin", narrowed, SearchSort.Relevance, 1), Token)).Answer.Page.Total.ShouldBe(0);
        await Texts.Save(Token);

        (await Stored()).ShouldBeEmpty();
        listing.ShouldNotBeNull();
    }

    [Fact]
    public async Task Demands_and_organisations_that_are_not_found_are_noted_by_themselves()
    {
        await _exchange.Visitor.Ask(new SearchDemands("tua bin", NoFilters, SearchSort.Relevance, 1), Token);
        await _exchange.Visitor.Ask(new SearchOrganisations("viện tua bin", NoFilters, 1), Token);
        await Texts.Save(Token);

        (await Stored()).Select(t => t.Kind).ShouldBe([DocumentKind.Demand, DocumentKind.Organisation], ignoreOrder: true);
    }

    [Fact]
    public async Task What_nobody_asks_any_more_is_forgotten()
    {
        await Ask("tua bin");
        await NextDay();
        _exchange.Clock.Advance(TimeSpan.FromDays(UnfoundText.DaysUntilForgotten));
        await Texts.Save(Token);

        (await Stored()).ShouldBeEmpty();
    }

    private async Task Ask(string text) =>
        (await _exchange.Visitor.Ask(new SearchListings(text, NoFilters, SearchSort.Relevance, 1), Token)).IsDone.ShouldBeTrue();

    private async Task NextDay()
    {
        await Texts.Save(Token);
        _exchange.Clock.Advance(TimeSpan.FromDays(1));
    }

    private async Task<IReadOnlyList<UnfoundTextRow>> Shown() =>
        (await (await _exchange.NewPerson(Capability.Exchange)).Get(new GetUnfoundTexts(1), Token)).Items;

    private async Task<List<UnfoundText>> Stored()
    {
        var stored = new List<UnfoundText>();
        await _exchange.InDatabase(async (db, token) => stored = await db.UnfoundTexts.AsNoTracking().ToListAsync(token), Token);
        return stored;
    }
}
