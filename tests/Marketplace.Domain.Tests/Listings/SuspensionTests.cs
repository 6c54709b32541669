using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class SuspensionTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Holder = Guid.CreateVersion7();
    private static readonly Guid Buyer = Guid.CreateVersion7();

    [Fact]
    public void A_hidden_listing_is_not_public_and_stands_where_it_stood_afterwards()
    {
        var listing = Published();
        listing.Suspend(Holder, "Chưa chứng minh được quyền.", Now);
        listing.ShouldSatisfyAllConditions(l => l.Status.ShouldBe(ListingStatus.Suspended), l => l.IsPublic.ShouldBeFalse(), l => l.TakesEnquiries.ShouldBeFalse());
        listing.Suspensions.ShouldHaveSingleItem().Reason.ShouldBe("Chưa chứng minh được quyền.");

        listing.Resume(Holder);
        listing.Status.ShouldBe(ListingStatus.Published);
        listing.Suspensions.ShouldHaveSingleItem().IsLifted.ShouldBeTrue();
    }

    [Fact]
    public void It_is_shown_again_when_nothing_hides_it_any_more()
    {
        var (listing, other) = (Published(), Guid.CreateVersion7());
        listing.Suspend(Holder, "Một", Now);
        listing.Suspend(other, "Hai", Now);
        listing.Resume(Holder);
        listing.Status.ShouldBe(ListingStatus.Suspended);
        listing.Resume(other);
        listing.Status.ShouldBe(ListingStatus.Published);
    }

    [Fact]
    public void A_right_that_is_freed_meanwhile_is_free_afterwards()
    {
        var listing = Published();
        listing.Reserve(Buyer, new GrantScope(Right.Use, Exclusivity.NonExclusive, Territory.Vietnam, [], new DateOnly(2026, 12, 1), null));
        listing.Suspend(Holder, "Một", Now);
        listing.Release(Buyer);
        listing.Status.ShouldBe(ListingStatus.Suspended);
        listing.Resume(Holder);
        listing.Status.ShouldBe(ListingStatus.Published);
    }

    [Fact]
    public void A_withdrawn_listing_stays_withdrawn()
    {
        var listing = Published();
        listing.Withdraw();
        listing.Suspend(Holder, "Một", Now);
        listing.Resume(Holder);
        listing.Status.ShouldBe(ListingStatus.Withdrawn);
    }

    [Fact]
    public void A_suspension_has_a_reason() => Refuses(() => Published().Suspend(Holder, " ", Now), SuspensionRules.ASuspensionHasAReason);

    [Fact]
    public void A_listing_is_hidden_once_for_one_reason()
    {
        var listing = Published();
        listing.Suspend(Holder, "Một", Now);
        Refuses(() => listing.Suspend(Holder, "Một", Now), SuspensionRules.NothingIsHiddenTwiceForOneReason);
    }

    [Fact]
    public void Only_hidden_listings_are_shown_again() => Refuses(() => Published().Resume(Holder), SuspensionRules.OnlyWhatIsHiddenIsShownAgain);

    private static Listing Published()
    {
        var revision = RevisionId.New();
        var listing = Listing.Import(
            ListingId.New(), revision, OrganisationId.New(),
            ListingContent.Empty with { Title = new Bilingual("Màng lọc"), Summary = new Bilingual("Lọc nước."), Source = new CatalogueSource("Danh mục", "1", new Uri("https://example.org/1"), null) },
            isDemo: false, Now);
        listing.ApproveImported(revision, MemberId.New(), Now);
        return listing;
    }

    private static void Refuses(Action deed, Rule rule) => Should.Throw<RuleBroken>(deed).Rule.ShouldBe(rule);
}
