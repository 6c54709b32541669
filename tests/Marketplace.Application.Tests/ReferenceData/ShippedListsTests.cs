using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.ReferenceData;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.ReferenceData;

public sealed class ShippedListsTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Theory]
    [InlineData("fields", 52)]
    [InlineData("provinces", 34)]
    [InlineData("wards", 3_321)]
    [InlineData("province-aliases", 29)]
    [InlineData("vsic-sections", 22)]
    [InlineData("sdgs", 17)]
    [InlineData("contract-contents", 14)]
    [InlineData("objects", 14)]
    [InlineData("statistics-codes", 27)]
    [InlineData("trl", 9)]
    [InlineData("ip-kinds", 10)]
    [InlineData("decline-reasons", 8)]
    [InlineData("video-hosts", 2)]
    [InlineData("disclosure-reasons", 6)]
    [InlineData("invitation-reasons", 8)]
    [InlineData("match-dismissals", 9)]
    [InlineData("review-reasons", 10)]
    public async Task A_list_ships_whole(string list, int entries) =>
        (await _exchange.InDatabase((db, token) => db.ReferenceItems.CountAsync(i => i.List == list, token), Token)).ShouldBe(entries);

    [Theory]
    [InlineData("district-aliases")]
    [InlineData("vsic-2025")]
    [InlineData("vsic-2018")]
    [InlineData("technologies-encouraged")]
    [InlineData("technologies-restricted")]
    [InlineData("technologies-prohibited")]
    public async Task A_list_without_a_source_ships_empty(string list)
    {
        SeedReferenceData.Lists.ShouldContain(l => l.List == list);
        (await _exchange.InDatabase((db, token) => db.ReferenceItems.AnyAsync(i => i.List == list, token), Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_entry_has_a_name_a_source_a_well_formed_code_and_a_parent_that_exists()
    {
        var items = await _exchange.InDatabase((db, token) => db.ReferenceItems.AsNoTracking().ToListAsync(token), Token);
        items.Count.ShouldBeGreaterThan(4_000);
        var codes = items.Select(i => (i.List, i.Code)).ToHashSet();
        items.ShouldAllBe(i => !i.Wording.Name.IsEmpty && i.Source.Length > 0 && ReferenceCode.IsWellFormed(i.Code));
        items.Where(i => i.Parent is not null && !codes.Contains((ReferenceListNames.ParentsOf(i.List), i.Parent))).ShouldBeEmpty();
        items.Where(i => ReferenceListNames.IsOfDays(i.List) && ReferenceCode.DayOf(i.Code) is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_but_the_international_patent_classes_are_named_in_both_languages()
    {
        var items = await _exchange.InDatabase((db, token) => db.ReferenceItems.AsNoTracking().Where(i => i.List != "ipc").ToListAsync(token), Token);
        items.Where(i => i.NameVi.Length == 0 || i.NameEn.Length == 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_came_into_the_law_later_is_in_force_later() =>
        (await _exchange.InDatabase((db, token) => db.ReferenceItems.SingleAsync(i => i.List == "objects" && i.Code == "model", token), Token))
            .EffectiveFrom.ShouldBe(new DateOnly(2026, 4, 1));

    [Fact]
    public async Task Lists_are_loaded_once_and_what_staff_did_to_them_stays()
    {
        await _exchange.InDatabase(async (db, token) =>
        {
            db.ReferenceItems.Remove(await db.ReferenceItems.SingleAsync(i => i.List == "sdgs" && i.Code == "17", token));
            await db.SaveChangesAsync(token);
            await SeedReferenceData.Into(db, token);
        }, Token);
        (await CountOfGoals()).ShouldBe(16);

        // A release that ships something new loads what is missing, and nothing twice.
        await _exchange.InDatabase(async (db, token) =>
        {
            (await db.Settings.SingleAsync(s => s.Name == Setting.ReferenceSeed, token)).Value = "an earlier release";
            await db.SaveChangesAsync(token);
            await SeedReferenceData.Into(db, token);
        }, Token);
        (await CountOfGoals()).ShouldBe(17);
    }

    private Task<int> CountOfGoals() => _exchange.InDatabase((db, token) => db.ReferenceItems.CountAsync(i => i.List == "sdgs", token), Token);
}
