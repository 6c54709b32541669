using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Disclosures;

public readonly record struct DisclosureId(Guid Value) : ITypedId
{
    public static DisclosureId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Tiết lộ phần bảo mật: an organisation accepts the undertaking of confidentiality, and the supplier opens the confidential part of
/// one revision of a listing to the people that it names, until a day.
/// </summary>
public sealed class Disclosure : Root<DisclosureId>
{
    /// <summary>Working days in which the supplier answers, and the asker's own representative.</summary>
    public const int DaysToAnswer = 2;
    public const int DaysForTheRepresentative = 5;

    /// <summary>How long access is usually given.</summary>
    public const int UsualMonths = 6;

    /// <summary>How long what was opened may be read before it is opened, and logged, anew.</summary>
    public static readonly TimeSpan ReadingTime = TimeSpan.FromHours(1);

    private readonly List<DisclosureReader> _readers = [];
    private readonly List<DisclosureEntry> _entries = [];

    private Disclosure()
    {
    }

    public string Code { get; private set; } = "";

    public ListingId Listing { get; private set; }

    public OrganisationId Supplier { get; private set; }

    public OrganisationId Recipient { get; private set; }

    /// <summary>The revision that was public when it was asked for; once granted, the one that is open.</summary>
    public RevisionId Revision { get; private set; }

    public string Purpose { get; private set; } = "";

    public DisclosureState State { get; private set; }

    public bool IsDemo { get; private set; }

    /// <summary>The version of the undertaking that binds the asking organisation.</summary>
    public PolicyId Undertaking { get; private set; }

    /// <summary>The representative who accepted it; null until then.</summary>
    public MemberId? AcceptedBy { get; private set; }

    public MemberId AskedBy { get; private set; }

    public DateTime AskedAt { get; private set; }

    /// <summary>Until when somebody's answer is awaited (UTC); null when nobody's.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>The last day of access, in Hanoi.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Code of the reference list of reasons, of a declined one.</summary>
    public string? Reason { get; private set; }

    public IReadOnlyList<DisclosureReader> Readers => _readers;

    public IReadOnlyList<DisclosureEntry> Entries => _entries;

    /// <param name="undertaking">The version in force, which the asker read.</param>
    /// <param name="isAccepted">The asker said that the organisation keeps it.</param>
    /// <param name="mayBind">An officer's request waits for the representative.</param>
    public static Disclosure Ask(
        DisclosureId id, Listing listing, Organisation asker, IReadOnlyList<MembershipId> readers, string? purpose, PolicyId undertaking, bool isAccepted,
        MemberId by, bool mayBind, bool isDemo, VietnamCalendar calendar, DateTime now)
    {
        DisclosureRules.NobodyAsksForTheirOwnConfidentialPart.Require(listing.Organisation != asker.Id);
        ListingRules.OnlyPublishedListingsAreNegotiated.Require(listing.TakesEnquiries);
        DisclosureRules.OnlyAConfidentialPartIsDisclosed.Require(listing.Public!.Content.HasConfidential);
        DisclosureRules.APurposeIsStated.Require(!string.IsNullOrWhiteSpace(purpose));
        DisclosureRules.ReadersAreNamed.Require(readers.Count > 0);
        DisclosureRules.TheUndertakingIsAccepted.Require(isAccepted || !mayBind);
        var disclosure = new Disclosure
        {
            Id = id,
            Code = "BM-" + ShortCode.Of(id.Value),
            Listing = listing.Id,
            Supplier = listing.Organisation,
            Recipient = asker.Id,
            Revision = listing.Public.Id,
            Purpose = purpose.Trim(),
            Undertaking = undertaking,
            IsDemo = isDemo,
            AskedBy = by,
            AskedAt = now,
            DueAt = calendar.After(now, DaysForTheRepresentative),
        };
        foreach (var reader in readers)
        {
            disclosure.Add(asker, reader, now);
        }

        disclosure.Log(DisclosureDeed.Asked, by, now);
        if (mayBind)
        {
            disclosure.AcceptUndertaking(undertaking, by, calendar, now);
        }
        else
        {
            disclosure.Happened(new DisclosureMoved(id, DisclosureDeed.Asked));
        }

        return disclosure;
    }

    /// <summary>The asking organisation's representative accepts the undertaking, in the version in force now.</summary>
    public void AcceptUndertaking(PolicyId undertaking, MemberId by, VietnamCalendar calendar, DateTime now)
    {
        DisclosureRules.NoUndertakingAwaitsARepresentative.Require(State == DisclosureState.AwaitsRepresentative);
        (State, Undertaking, AcceptedBy, DueAt) = (DisclosureState.Waiting, undertaking, by, calendar.After(now, DaysToAnswer));
        Move(DisclosureDeed.UndertakingAccepted, by, now);
    }

    /// <param name="until">The last day of access.</param>
    public void Grant(Listing listing, DateOnly? until, MemberId by, DateTime now)
    {
        RequireWaiting();
        ListingRules.OnlyPublishedListingsAreNegotiated.Require(listing.IsPublic);
        DisclosureRules.OnlyAConfidentialPartIsDisclosed.Require(listing.Public!.Content.HasConfidential);
        var today = VietnamCalendar.DateOf(now);
        DisclosureRules.ADisclosureEndsInTime.Require(until > today && until <= today.AddYears(DisclosureRules.LongestYears), DisclosureRules.LongestYears);
        (State, Until, Revision, DueAt) = (DisclosureState.Granted, until, listing.Public.Id, null);
        foreach (var reader in _readers.Where(r => r.State == ReaderState.Waiting))
        {
            reader.Become(ReaderState.Open);
        }

        Move(DisclosureDeed.Granted, by, now);
    }

    /// <param name="reason">Code of the reference list; "other" needs a text.</param>
    public void Decline(string? reason, string? text, MemberId by, DateTime now)
    {
        RequireWaiting();
        DisclosureRules.ADeclinedDisclosureHasAReason.Require(!string.IsNullOrEmpty(reason));
        DisclosureRules.AnotherReasonForADisclosureIsExplained.Require(reason != DisclosureRules.OtherReason || !string.IsNullOrWhiteSpace(text));
        (State, Reason, DueAt) = (DisclosureState.Declined, reason, null);
        Move(DisclosureDeed.Declined, by, now, text);
    }

    /// <summary>The asker no longer wants it, before or after it is granted.</summary>
    public void Withdraw(MemberId by, DateTime now)
    {
        DisclosureRules.OnlyALiveDisclosureEnds.Require(IsLive(VietnamCalendar.DateOf(now)));
        (State, DueAt) = (DisclosureState.Withdrawn, null);
        Move(DisclosureDeed.Withdrawn, by, now);
    }

    /// <summary>The supplier closes what it opened; what the asker undertook goes on.</summary>
    public void Revoke(string? text, MemberId by, DateTime now)
    {
        RequireGranted(now);
        DisclosureRules.ARevocationIsExplained.Require(!string.IsNullOrWhiteSpace(text));
        (State, DueAt) = (DisclosureState.Revoked, null);
        Move(DisclosureDeed.Revoked, by, now, text);
    }

    /// <summary>Mở bản mới: a grant opens one revision until the supplier opens a later one.</summary>
    /// <param name="revision">As the supplier saw it.</param>
    public void OpenRevision(Listing listing, RevisionId revision, MemberId by, DateTime now)
    {
        RequireGranted(now);
        DisclosureRules.OnlyTheNewestRevisionIsOpened.Require(revision != Revision && revision == listing.PublicRevision);
        DisclosureRules.OnlyAConfidentialPartIsDisclosed.Require(listing.Public!.Content.HasConfidential);
        Revision = revision;
        Move(DisclosureDeed.RevisionOpened, by, now);
    }

    /// <summary>One more of the asking organisation; after the grant the supplier consents first.</summary>
    public void NameReader(Organisation asker, MembershipId membership, MemberId by, VietnamCalendar calendar, DateTime now)
    {
        DisclosureRules.OnlyALiveDisclosureEnds.Require(IsLive(VietnamCalendar.DateOf(now)));
        var reader = Add(asker, membership, now);
        if (State == DisclosureState.Granted)
        {
            DueAt ??= calendar.After(now, DaysToAnswer);
        }

        Move(DisclosureDeed.ReaderNamed, by, now, reader: reader.Member);
    }

    public void RemoveReader(MembershipId membership, MemberId by, DateTime now)
    {
        var reader = Find(membership);
        DisclosureRules.OnlyANamedReaderIsRemoved.Require(reader is { State: ReaderState.Waiting or ReaderState.Open });
        Answer(reader, ReaderState.Removed, DisclosureDeed.ReaderRemoved, by, now);
    }

    public void ConsentToReader(MembershipId membership, MemberId by, DateTime now)
    {
        RequireGranted(now);
        Answer(Waiting(membership), ReaderState.Open, DisclosureDeed.ReaderConsented, by, now);
    }

    public void RefuseReader(MembershipId membership, MemberId by, DateTime now)
    {
        RequireGranted(now);
        Answer(Waiting(membership), ReaderState.Refused, DisclosureDeed.ReaderRefused, by, now);
    }

    /// <summary>Neither ended nor, once granted, past its last day.</summary>
    public bool IsLive(DateOnly today) => State is DisclosureState.AwaitsRepresentative or DisclosureState.Waiting || IsOpen(today);

    public bool IsOpen(DateOnly today) => State == DisclosureState.Granted && Until >= today;

    /// <summary>Refuses unless this member may read it now.</summary>
    public void RequireOpenTo(MembershipId membership, Listing listing, DateOnly today)
    {
        DisclosureRules.OnlyWhatIsOpenIsRead.Require(IsOpen(today) && listing.IsPublic);
        DisclosureRules.OnlyNamedReadersRead.Require(Find(membership) is { State: ReaderState.Open });
    }

    private void RequireWaiting() => DisclosureRules.OnlyAWaitingDisclosureIsAnswered.Require(State == DisclosureState.Waiting);

    private void RequireGranted(DateTime now) => DisclosureRules.OnlyAGrantedDisclosureGoesOn.Require(IsOpen(VietnamCalendar.DateOf(now)));

    private DisclosureReader Add(Organisation asker, MembershipId membership, DateTime now)
    {
        var member = asker.Memberships.FirstOrDefault(m => m.Id == membership && m.EndedAt is null);
        DisclosureRules.AReaderIsAMember.Require(member is not null);
        var before = Find(membership);
        DisclosureRules.AReaderIsNamedOnce.Require(before is not { State: ReaderState.Waiting or ReaderState.Open });
        DisclosureRules.SoManyReadersAreNamed.Require(_readers.Count(r => r.State is ReaderState.Waiting or ReaderState.Open) < DisclosureRules.MostReaders, DisclosureRules.MostReaders);
        if (before is null)
        {
            before = new DisclosureReader(member, now);
            _readers.Add(before);
        }

        before.Become(ReaderState.Waiting);
        return before;
    }

    private DisclosureReader? Find(MembershipId membership) => _readers.Find(r => r.Membership == membership);

    private DisclosureReader Waiting(MembershipId membership)
    {
        var reader = Find(membership);
        DisclosureRules.OnlyAWaitingReaderIsAnswered.Require(reader is { State: ReaderState.Waiting });
        return reader;
    }

    private void Answer(DisclosureReader reader, ReaderState state, DisclosureDeed deed, MemberId by, DateTime now)
    {
        reader.Become(state);
        if (State == DisclosureState.Granted && !_readers.Exists(r => r.State == ReaderState.Waiting))
        {
            DueAt = null;
        }

        Move(deed, by, now, reader: reader.Member);
    }

    private void Move(DisclosureDeed deed, MemberId by, DateTime now, string? text = null, MemberId? reader = null)
    {
        Log(deed, by, now, text, reader);
        Happened(new DisclosureMoved(Id, deed));
    }

    private void Log(DisclosureDeed deed, MemberId by, DateTime now, string? text = null, MemberId? reader = null) =>
        _entries.Add(new DisclosureEntry(deed, by, now, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), reader));
}

public enum DisclosureState
{
    /// <summary>Chờ lãnh đạo duyệt: an officer asked, and the organisation's representative accepts the undertaking or not.</summary>
    AwaitsRepresentative,

    /// <summary>The supplier answers.</summary>
    Waiting,

    /// <summary>Open to its readers until its last day.</summary>
    Granted,
    Declined,
    Withdrawn,
    Revoked,
}
