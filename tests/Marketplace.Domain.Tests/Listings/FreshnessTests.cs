using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class FreshnessTests
{
    /// <summary>Late in Hanoi's evening of 24 November; in UTC it is still the afternoon.</summary>
    private static readonly DateTime Now = new(2026, 11, 24, 16, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void An_approved_revision_of_its_organisation_confirms_a_listing()
    {
        var listing = GrantedRightTests.Published();
        listing.LastConfirmedAt.ShouldNotBeNull();
        listing.Freshness!.HiddenOn.ShouldBe(listing.Freshness.ConfirmedOn.AddDays(ListingRules.DaysToHiding));
    }

    [Fact]
    public void A_catalogue_listing_is_confirmed_by_nobody()
    {
        var content = ListingContent.Empty with { Title = new Bilingual("Màng"), Summary = new Bilingual("Màng lọc"), Source = new CatalogueSource("Danh mục", "1", new Uri("https://example.org/1"), null) };
        var listing = Listing.Import(ListingId.New(), RevisionId.New(), new(Guid.NewGuid()), content, isDemo: false, Now);
        listing.ApproveImported(listing.Latest.Id, MemberId.New(), Now);

        listing.Freshness.ShouldBeNull();
        Refusal(() => listing.Confirm(Now)).ShouldBe(ListingRules.OnlyPublishedListingsAreConfirmed);
        Refusal(() => listing.Remind(After(200))).ShouldBe(ListingRules.OnlyListingsDueAreRemindedOf);
        Refusal(() => listing.Expire(isInUse: false, After(200))).ShouldBe(ListingRules.OnlyUnconfirmedListingsAreHidden);
    }

    [Fact]
    public void It_is_reminded_of_once_after_75_days_and_once_more_before_it_is_hidden()
    {
        var listing = Confirmed();
        Refusal(() => listing.Remind(After(74))).ShouldBe(ListingRules.OnlyListingsDueAreRemindedOf);
        listing.Remind(After(75));
        Refusal(() => listing.Remind(After(112))).ShouldBe(ListingRules.OnlyListingsDueAreRemindedOf);
        listing.Remind(After(113));
        Refusal(() => listing.Remind(After(119))).ShouldBe(ListingRules.OnlyListingsDueAreRemindedOf);
        listing.Reminders.ShouldBe(2);
    }

    [Fact]
    public void It_is_hidden_after_120_days_and_shown_again_when_it_is_confirmed()
    {
        var listing = Warned();
        Refusal(() => listing.Expire(isInUse: false, After(119))).ShouldBe(ListingRules.OnlyUnconfirmedListingsAreHidden);
        listing.Expire(isInUse: false, After(120));
        (listing.Status, listing.IsPublic, listing.TakesEnquiries).ShouldBe((ListingStatus.Expired, false, false));

        listing.Confirm(After(130));
        (listing.Status, listing.Reminders, listing.RemindedAt).ShouldBe((ListingStatus.Published, 0, null));
        listing.Freshness!.ConfirmedOn.ShouldBe(VietnamCalendar.DateOf(After(130)));
        Refusal(() => listing.Remind(After(204))).ShouldBe(ListingRules.OnlyListingsDueAreRemindedOf);
    }

    [Fact]
    public void It_is_never_hidden_while_it_is_in_use()
    {
        var listing = Warned();
        Refusal(() => listing.Expire(isInUse: true, After(150))).ShouldBe(ListingRules.AListingInUseStaysShown);
        listing.IsPublic.ShouldBeTrue();
    }

    [Fact]
    public void It_is_never_hidden_without_notice()
    {
        var listing = Confirmed();
        Refusal(() => listing.Expire(isInUse: false, After(200))).ShouldBe(ListingRules.OnlyUnconfirmedListingsAreHidden);
        listing.Remind(After(200));
        listing.Freshness!.EndsOn(listing.RemindedAt, VietnamCalendar.DateOf(After(200))).ShouldBe(VietnamCalendar.DateOf(After(207)));
        Refusal(() => listing.Expire(isInUse: false, After(206))).ShouldBe(ListingRules.OnlyUnconfirmedListingsAreHidden);
        listing.Expire(isInUse: false, After(207));
        listing.Status.ShouldBe(ListingStatus.Expired);
    }

    [Fact]
    public void Days_are_those_of_Hanoi()
    {
        // 00:30 of 25 November in Hanoi.
        Freshness.Of(Now.AddHours(1))!.ConfirmedOn.ShouldBe(new DateOnly(2026, 11, 25));
        Freshness.DueBefore(new DateOnly(2027, 2, 8), ListingRules.DaysToReminder).ShouldBe(new DateTime(2026, 11, 25, 17, 0, 0, DateTimeKind.Utc));
        Freshness.Of(new DateTime(2026, 11, 25, 16, 59, 59, DateTimeKind.Utc))!.IsDue(new DateOnly(2027, 2, 8)).ShouldBeTrue();
        Freshness.Of(new DateTime(2026, 11, 25, 17, 0, 0, DateTimeKind.Utc))!.IsDue(new DateOnly(2027, 2, 8)).ShouldBeFalse();
    }

    [Fact]
    public void A_listing_that_is_held_hidden_is_not_shown_by_a_confirmation()
    {
        var listing = Warned();
        listing.Expire(isInUse: false, After(120));
        var holder = Guid.NewGuid();
        listing.Suspend(holder, "Đang xem xét.", After(121));
        listing.Confirm(After(122));
        listing.Status.ShouldBe(ListingStatus.Suspended);
        listing.Resume(holder);
        listing.Status.ShouldBe(ListingStatus.Published);
    }

    [Fact]
    public void A_hidden_listing_is_edited_and_shown_by_its_approval_or_withdrawn()
    {
        var listing = Warned();
        listing.Expire(isInUse: false, After(120));
        listing.Edit(RevisionId.New(), listing.Latest.Content, After(121));
        listing.Submit(After(121));
        listing.Approve(listing.Latest.Id, MemberId.New(), After(122));
        (listing.Status, listing.LastConfirmedAt).ShouldBe((ListingStatus.Published, After(122)));

        var other = Warned();
        other.Expire(isInUse: false, After(120));
        other.Withdraw();
        other.Status.ShouldBe(ListingStatus.Withdrawn);
        Refusal(() => other.Confirm(After(121))).ShouldBe(ListingRules.OnlyPublishedListingsAreConfirmed);
    }

    private static Listing Confirmed()
    {
        var listing = GrantedRightTests.Published();
        listing.Confirm(Now);
        return listing;
    }

    private static Listing Warned()
    {
        var listing = Confirmed();
        listing.Remind(After(75));
        listing.Remind(After(113));
        return listing;
    }

    private static DateTime After(int days) => Now.AddDays(days);

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;
}
