using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Alerts;

public sealed class WatchTests
{
    private static readonly DateTime Now = new(2026, 11, 26, 2, 0, 0, DateTimeKind.Utc);
    private static readonly MemberId Owner = MemberId.New();

    [Fact]
    public void A_saved_search_needs_words_or_a_filter()
    {
        Refused(() => Of(new SavedSearch(Sought.Listings, "  ", []))).ShouldBe(WatchRules.ASavedSearchNarrows);
        Refused(() => Of(new SavedSearch(Sought.Listings, null, [new ChosenFacet("field", [])]))).ShouldBe(WatchRules.ASavedSearchNarrows);
        Of(new SavedSearch(Sought.Demands, null, [new ChosenFacet("field", ["207"])])).Among.ShouldBe(Sought.Demands);
    }

    [Fact]
    public void Searches_that_ask_the_same_are_the_same()
    {
        var one = Of(new SavedSearch(Sought.Listings, " màng  lọc ", [new("trl", ["7-9", "4-6"]), new("field", ["207"])]));
        var other = Of(new SavedSearch(Sought.Listings, "màng lọc".Normalize(System.Text.NormalizationForm.FormD), [new("field", ["207", "207"]), new("trl", ["4-6"]), new("trl", ["7-9"]), new("vsic", [])]));
        one.SameAs.ShouldBe(other.SameAs);
        one.Search!.Text.ShouldBe("màng lọc");
        one.SameAs.ShouldNotBe(Of(one.Search with { Among = Sought.Demands }).SameAs);
        one.SameAs.ShouldNotBe(Of(one.Search with { Text = "mang loc" }).SameAs);
        one.SameAs.ShouldNotBe(Of(one.Search with { Filters = [] }).SameAs);
        one.SameAs.Length.ShouldBeLessThanOrEqualTo(50);
    }

    [Fact]
    public void A_watch_has_a_name()
    {
        Refused(() => Watch.OfSearch(WatchId.New(), Owner, new SavedSearch(Sought.Listings, "lọc", []), " ", MailRhythm.None, Now)).ShouldBe(WatchRules.AWatchHasAName);
        var watch = Watch.OfField(WatchId.New(), Owner, "207", "Kỹ thuật môi trường", MailRhythm.None, Now);
        Refused(() => watch.Rename("")).ShouldBe(WatchRules.AWatchHasAName);
        watch.Rename(" Môi trường ");
        watch.Name.ShouldBe("Môi trường");
    }

    [Fact]
    public void A_paused_watch_looks_again_from_its_resuming_on()
    {
        var watch = Watch.OfOrganisation(WatchId.New(), Owner, OrganisationId.New(), "Viện", MailRhythm.Daily, Now);
        Refused(() => watch.Resume(Now)).ShouldBe(WatchRules.OnlyAPausedWatchIsResumed);
        watch.Pause(Now.AddDays(1));
        Refused(() => watch.Pause(Now.AddDays(2))).ShouldBe(WatchRules.OnlyARunningWatchIsPaused);
        watch.Resume(Now.AddDays(3));
        watch.ShouldSatisfyAllConditions(w => w.Since.ShouldBe(Now.AddDays(3)), w => w.StartedAt.ShouldBe(Now), w => w.PausedAt.ShouldBeNull());
    }

    [Fact]
    public void Letters_tell_of_what_is_found_after_they_were_chosen()
    {
        var watch = Watch.OfField(WatchId.New(), Owner, "207", "Môi trường", MailRhythm.None, Now);
        watch.Write(MailRhythm.Weekly, Now.AddDays(5));
        watch.MailSince.ShouldBe(Now.AddDays(5));
        watch.Write(MailRhythm.Daily, Now.AddDays(6));
        watch.ShouldSatisfyAllConditions(w => w.Mail.ShouldBe(MailRhythm.Daily), w => w.MailSince.ShouldBe(Now.AddDays(5)));
    }

    private static Watch Of(SavedSearch search) => Watch.OfSearch(WatchId.New(), Owner, search, "Tên", MailRhythm.None, Now);

    private static Rule Refused(Action deed) => Should.Throw<RuleBroken>(deed).Rule;
}
