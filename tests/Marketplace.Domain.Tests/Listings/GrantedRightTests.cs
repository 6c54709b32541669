using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class GrantedRightTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly GrantScope Vietnam = new(Right.Use, Exclusivity.Exclusive, Territory.Vietnam, [], new DateOnly(2026, 11, 24), new DateOnly(2031, 11, 23));

    [Fact]
    public void A_reserved_right_shows_on_the_listing_and_excludes_others()
    {
        var (listing, first, second) = (Published(), Guid.NewGuid(), Guid.NewGuid());
        listing.Reserve(first, Vietnam);

        listing.Status.ShouldBe(ListingStatus.Reserved);
        listing.TakesEnquiries.ShouldBeTrue();
        Should.Throw<RuleBroken>(() => listing.Reserve(second, Vietnam)).Rule.ShouldBe(ListingRules.ConflictingRightsAreNotGrantedTwice);
    }

    [Fact]
    public void Provinces_are_reserved_side_by_side()
    {
        var listing = Published();
        listing.Reserve(Guid.NewGuid(), Vietnam with { Territory = new Territory(["01"]) });
        listing.Reserve(Guid.NewGuid(), Vietnam with { Territory = new Territory(["79"]) });

        listing.GrantedRights.Count(r => r.State == GrantState.Reserved).ShouldBe(2);
    }

    [Fact]
    public void A_released_right_is_free_and_the_listing_is_published_again_when_none_is_left()
    {
        var (listing, first, second) = (Published(), Guid.NewGuid(), Guid.NewGuid());
        listing.Reserve(first, Vietnam with { Territory = new Territory(["01"]) });
        listing.Reserve(second, Vietnam with { Territory = new Territory(["79"]) });

        listing.Release(first);
        listing.Status.ShouldBe(ListingStatus.Reserved);
        listing.Release(second);
        listing.Status.ShouldBe(ListingStatus.Published);
        listing.Reserve(first, Vietnam);
    }

    [Fact]
    public void A_holder_does_not_conflict_with_itself()
    {
        var (listing, holder) = (Published(), Guid.NewGuid());
        listing.Reserve(holder, Vietnam);

        listing.ConflictsWithGranted(Vietnam, besides: holder).ShouldBeFalse();
        listing.ConflictsWithGranted(Vietnam, besides: Guid.NewGuid()).ShouldBeTrue();
    }

    [Fact]
    public void Only_published_listings_hold_rights()
    {
        var listing = Published();
        listing.Withdraw();

        Should.Throw<RuleBroken>(() => listing.Reserve(Guid.NewGuid(), Vietnam)).Rule.ShouldBe(ListingRules.OnlyPublishedListingsAreNegotiated);
    }

    [Fact]
    public void A_listing_with_a_reserved_right_is_not_withdrawn()
    {
        var listing = Published();
        listing.Reserve(Guid.NewGuid(), Vietnam);

        Should.Throw<RuleBroken>(listing.Withdraw).Rule.ShouldBe(ListingRules.OnlyOpenListingsAreWithdrawn);
    }

    internal static Listing Published(CatalogueSource? source = null)
    {
        var revision = RevisionId.New();
        var content = ListingContent.Empty with
        {
            Title = new Bilingual("Màng lọc gốm"),
            Summary = new Bilingual("Màng lọc."),
            Problem = new Bilingual("Nước nhiễm sắt."),
            Field = "207",
            Trl = 7,
            Rights = [new OfferedRight(Right.Use, Exclusivity.Exclusive, false, Territory.Vietnam, [], 60)],
            Ownership = "Biên bản",
            Contact = new ContactPerson("Nguyễn Thị Hoa", null, "024 0000 0000", null),
            Source = source,
        };
        if (source is not null)
        {
            var imported = Listing.Import(ListingId.New(), revision, OrganisationId.New(), content, isDemo: false, Now);
            imported.ApproveImported(revision, MemberId.New(), Now);
            return imported;
        }

        var listing = Listing.Draft(ListingId.New(), revision, OrganisationId.New(), content, isDemo: false, Now);
        listing.Submit(Now);
        listing.Approve(revision, MemberId.New(), Now);
        return listing;
    }
}
