using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Disclosures;

public sealed class DisclosureTests
{
    /// <summary>Tuesday, 24 November 2026, 09:00 in Hanoi.</summary>
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Until = new(2027, 5, 24);
    private static readonly VietnamCalendar Calendar = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());
    private readonly Listing _listing = Published();
    private readonly Organisation _asker = new(
        OrganisationId.New(), "HTX", "0100000001", new OrganisationProfile { Name = new Bilingual("Hợp tác xã"), LegalKind = "enterprise" }, Capability.Recipient, isDemo: false, Now);
    private readonly MemberId _person = MemberId.New();
    private readonly PolicyId _undertaking = PolicyId.New();
    private readonly MembershipId _reader;
    private readonly MembershipId _colleague;

    public DisclosureTests()
    {
        _reader = _asker.Admit(MembershipId.New(), _person, Role.Representative, Now).Id;
        _colleague = _asker.Admit(MembershipId.New(), MemberId.New(), Role.Officer, Now).Id;
    }

    [Fact]
    public void A_representatives_request_waits_two_working_days_at_the_supplier()
    {
        var disclosure = Asked();
        (disclosure.State, disclosure.Purpose, disclosure.Revision, disclosure.AcceptedBy).ShouldBe((DisclosureState.Waiting, "Đánh giá màng", _listing.PublicRevision!.Value, _person));
        disclosure.DueAt.ShouldBe(VietnamCalendar.Utc(new DateOnly(2026, 11, 26), new TimeOnly(17, 0)));
        disclosure.Entries.Select(e => e.Deed).ShouldBe([DisclosureDeed.Asked, DisclosureDeed.UndertakingAccepted]);
        disclosure.TakeEvents().OfType<DisclosureMoved>().Select(e => e.Deed).ShouldBe([DisclosureDeed.UndertakingAccepted]);
    }

    [Fact]
    public void An_officers_request_waits_for_the_representative_first()
    {
        var disclosure = Ask(mayBind: false, isAccepted: false);
        (disclosure.State, disclosure.AcceptedBy).ShouldBe((DisclosureState.AwaitsRepresentative, null));
        disclosure.TakeEvents().OfType<DisclosureMoved>().Select(e => e.Deed).ShouldBe([DisclosureDeed.Asked]);
        Refusal(() => disclosure.Grant(_listing, Until, _person, Now)).ShouldBe(DisclosureRules.OnlyAWaitingDisclosureIsAnswered);

        var newer = PolicyId.New();
        disclosure.AcceptUndertaking(newer, _person, Calendar, Now);
        (disclosure.State, disclosure.Undertaking).ShouldBe((DisclosureState.Waiting, newer));
        Refusal(() => disclosure.AcceptUndertaking(newer, _person, Calendar, Now)).ShouldBe(DisclosureRules.NoUndertakingAwaitsARepresentative);
    }

    [Fact]
    public void A_request_says_what_for_and_names_members_and_accepts_the_undertaking()
    {
        Refusal(() => Ask(purpose: " ")).ShouldBe(DisclosureRules.APurposeIsStated);
        Refusal(() => Ask(readers: [])).ShouldBe(DisclosureRules.ReadersAreNamed);
        Refusal(() => Ask(readers: [MembershipId.New()])).ShouldBe(DisclosureRules.AReaderIsAMember);
        Refusal(() => Ask(readers: [_reader, _reader])).ShouldBe(DisclosureRules.AReaderIsNamedOnce);
        Refusal(() => Ask(isAccepted: false)).ShouldBe(DisclosureRules.TheUndertakingIsAccepted);
        var many = Enumerable.Range(0, DisclosureRules.MostReaders + 1).Select(_ => _asker.Admit(MembershipId.New(), MemberId.New(), Role.Reader, Now).Id).ToArray();
        Refusal(() => Ask(readers: many)).ShouldBe(DisclosureRules.SoManyReadersAreNamed);
    }

    [Fact]
    public void Only_a_confidential_part_of_somebody_elses_published_listing_is_asked_for()
    {
        Refusal(() => Ask(listing: Published(by: _asker.Id))).ShouldBe(DisclosureRules.NobodyAsksForTheirOwnConfidentialPart);
        Refusal(() => Ask(listing: GrantedRightTests.Published())).ShouldBe(DisclosureRules.OnlyAConfidentialPartIsDisclosed);
        _listing.Withdraw();
        Refusal(() => Asked()).ShouldBe(ListingRules.OnlyPublishedListingsAreNegotiated);
    }

    [Fact]
    public void What_is_granted_is_open_to_its_readers_until_its_last_day()
    {
        var disclosure = Granted();
        disclosure.DueAt.ShouldBeNull();
        Should.NotThrow(() => disclosure.RequireOpenTo(_reader, _listing, Today));
        Should.NotThrow(() => disclosure.RequireOpenTo(_reader, _listing, Until));
        Refusal(() => disclosure.RequireOpenTo(_reader, _listing, Until.AddDays(1))).ShouldBe(DisclosureRules.OnlyWhatIsOpenIsRead);
        Refusal(() => disclosure.RequireOpenTo(_colleague, _listing, Today)).ShouldBe(DisclosureRules.OnlyNamedReadersRead);
        Refusal(() => Asked().RequireOpenTo(_reader, _listing, Today)).ShouldBe(DisclosureRules.OnlyWhatIsOpenIsRead);
    }

    [Fact]
    public void A_hidden_listing_is_closed_to_everybody()
    {
        var disclosure = Granted();
        _listing.Suspend(Guid.NewGuid(), "Vi phạm", Now);
        Refusal(() => disclosure.RequireOpenTo(_reader, _listing, Today)).ShouldBe(DisclosureRules.OnlyWhatIsOpenIsRead);
        Refusal(() => Asked(Published()).Grant(_listing, Until, _person, Now)).ShouldBe(ListingRules.OnlyPublishedListingsAreNegotiated);
    }

    [Fact]
    public void Access_ends_on_a_day_within_five_years()
    {
        foreach (var day in new DateOnly?[] { null, Today, Today.AddYears(5).AddDays(1) })
        {
            Refusal(() => Asked().Grant(_listing, day, _person, Now)).ShouldBe(DisclosureRules.ADisclosureEndsInTime);
        }
    }

    [Fact]
    public void A_supplier_declines_with_a_reason()
    {
        var disclosure = Asked();
        Refusal(() => disclosure.Decline(null, null, _person, Now)).ShouldBe(DisclosureRules.ADeclinedDisclosureHasAReason);
        Refusal(() => disclosure.Decline("other", " ", _person, Now)).ShouldBe(DisclosureRules.AnotherReasonForADisclosureIsExplained);
        disclosure.Decline("other", " Cần gặp trước. ", _person, Now);
        (disclosure.State, disclosure.Reason, disclosure.Entries[^1].Text, disclosure.DueAt).ShouldBe((DisclosureState.Declined, "other", "Cần gặp trước.", null));
        Refusal(() => disclosure.Decline("competitor", null, _person, Now)).ShouldBe(DisclosureRules.OnlyAWaitingDisclosureIsAnswered);
        Refusal(() => disclosure.Withdraw(_person, Now)).ShouldBe(DisclosureRules.OnlyALiveDisclosureEnds);
    }

    [Fact]
    public void A_supplier_closes_with_a_word_what_it_opened_and_nobody_reads_it_any_longer()
    {
        var disclosure = Granted();
        Refusal(() => disclosure.Revoke(" ", _person, Now)).ShouldBe(DisclosureRules.ARevocationIsExplained);
        disclosure.Revoke("Mục đích đã đổi", _person, Now);
        Refusal(() => disclosure.RequireOpenTo(_reader, _listing, Today)).ShouldBe(DisclosureRules.OnlyWhatIsOpenIsRead);
        Refusal(() => disclosure.Revoke("Lại", _person, Now)).ShouldBe(DisclosureRules.OnlyAGrantedDisclosureGoesOn);
        Refusal(() => Asked().Revoke("Chưa mở", _person, Now)).ShouldBe(DisclosureRules.OnlyAGrantedDisclosureGoesOn);
    }

    [Fact]
    public void An_asker_withdraws_before_and_after_the_grant_but_not_what_has_expired()
    {
        Should.NotThrow(() => Ask(mayBind: false).Withdraw(_person, Now));
        var disclosure = Granted();
        disclosure.Withdraw(_person, Now);
        Refusal(() => disclosure.RequireOpenTo(_reader, _listing, Today)).ShouldBe(DisclosureRules.OnlyWhatIsOpenIsRead);
        Refusal(() => Granted().Withdraw(_person, Now.AddYears(1))).ShouldBe(DisclosureRules.OnlyALiveDisclosureEnds);
    }

    [Fact]
    public void A_grant_opens_one_revision_until_the_supplier_opens_the_next()
    {
        var disclosure = Granted();
        var first = disclosure.Revision;
        Refusal(() => disclosure.OpenRevision(_listing, first, _person, Now)).ShouldBe(DisclosureRules.OnlyTheNewestRevisionIsOpened);
        var next = Revise(c => c with { Confidential = new Bilingual("Bí quyết mới") });
        disclosure.Revision.ShouldBe(first);
        disclosure.OpenRevision(_listing, next, _person, Now);
        disclosure.Revision.ShouldBe(next);

        var open = Revise(c => c.WithoutConfidential());
        Refusal(() => disclosure.OpenRevision(_listing, open, _person, Now)).ShouldBe(DisclosureRules.OnlyAConfidentialPartIsDisclosed);
        Refusal(() => Asked(Published()).OpenRevision(_listing, open, _person, Now)).ShouldBe(DisclosureRules.OnlyAGrantedDisclosureGoesOn);
    }

    [Fact]
    public void Who_is_named_after_the_grant_reads_only_with_the_suppliers_consent()
    {
        var disclosure = Granted();
        disclosure.NameReader(_asker, _colleague, _person, Calendar, Now);
        disclosure.DueAt.ShouldBe(VietnamCalendar.Utc(new DateOnly(2026, 11, 26), new TimeOnly(17, 0)));
        Refusal(() => disclosure.RequireOpenTo(_colleague, _listing, Today)).ShouldBe(DisclosureRules.OnlyNamedReadersRead);
        Refusal(() => disclosure.NameReader(_asker, _colleague, _person, Calendar, Now)).ShouldBe(DisclosureRules.AReaderIsNamedOnce);

        disclosure.ConsentToReader(_colleague, _person, Now);
        Should.NotThrow(() => disclosure.RequireOpenTo(_colleague, _listing, Today));
        disclosure.DueAt.ShouldBeNull();
        Refusal(() => disclosure.RefuseReader(_colleague, _person, Now)).ShouldBe(DisclosureRules.OnlyAWaitingReaderIsAnswered);

        disclosure.RemoveReader(_colleague, _person, Now);
        Refusal(() => disclosure.RequireOpenTo(_colleague, _listing, Today)).ShouldBe(DisclosureRules.OnlyNamedReadersRead);
        Refusal(() => disclosure.RemoveReader(_colleague, _person, Now)).ShouldBe(DisclosureRules.OnlyANamedReaderIsRemoved);

        disclosure.NameReader(_asker, _colleague, _person, Calendar, Now);
        disclosure.RefuseReader(_colleague, _person, Now);
        Refusal(() => disclosure.RequireOpenTo(_colleague, _listing, Today)).ShouldBe(DisclosureRules.OnlyNamedReadersRead);
    }

    [Fact]
    public void Who_is_named_before_the_grant_is_open_with_it()
    {
        var disclosure = Asked();
        disclosure.NameReader(_asker, _colleague, _person, Calendar, Now);
        disclosure.Grant(_listing, Until, _person, Now);
        Should.NotThrow(() => disclosure.RequireOpenTo(_colleague, _listing, Today));
    }

    [Fact]
    public void Nobody_is_named_in_what_has_ended()
    {
        var disclosure = Granted();
        disclosure.Revoke("Xong", _person, Now);
        Refusal(() => disclosure.NameReader(_asker, _colleague, _person, Calendar, Now)).ShouldBe(DisclosureRules.OnlyALiveDisclosureEnds);
    }

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;

    private static Listing Published(OrganisationId? by = null)
    {
        var revision = RevisionId.New();
        var content = GrantedRightTests.Published().Latest.Content with { Confidential = new Bilingual("Nhiệt độ nung 1.120 °C") };
        var listing = Listing.Draft(ListingId.New(), revision, by ?? OrganisationId.New(), content, isDemo: false, Now);
        listing.Submit(Now);
        listing.Approve(revision, MemberId.New(), Now);
        return listing;
    }

    private RevisionId Revise(Func<ListingContent, ListingContent> change)
    {
        var next = RevisionId.New();
        _listing.Edit(next, change(_listing.Latest.Content), Now);
        _listing.Submit(Now);
        _listing.Approve(next, MemberId.New(), Now);
        return next;
    }

    private Disclosure Ask(Listing? listing = null, IReadOnlyList<MembershipId>? readers = null, string purpose = " Đánh giá màng ", bool isAccepted = true, bool mayBind = true) =>
        Disclosure.Ask(DisclosureId.New(), listing ?? _listing, _asker, readers ?? [_reader], purpose, _undertaking, isAccepted, _person, mayBind, isDemo: false, Calendar, Now);

    private Disclosure Asked(Listing? listing = null) => Ask(listing);

    private Disclosure Granted()
    {
        var disclosure = Asked();
        disclosure.Grant(_listing, Until, _person, Now);
        return disclosure;
    }
}
