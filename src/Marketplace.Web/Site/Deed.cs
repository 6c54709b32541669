using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Web.Site;

/// <summary>What the reader has just done, told on the page that comes after it.</summary>
public enum Deed
{
    ListingSubmitted,
    ListingWithdrawn,
    ListingsConfirmed,
    ListingHanded,
    ListingSuspended,
    ListingResumed,
    DemandSubmitted,
    DemandWithdrawn,
    ProposalSent,
    RevisionApproved,
    ChangesRequested,
    RevisionRefused,
    OrganisationRegistered,
    OrganisationVerified,
    MorePapersAsked,
    VerificationRefused,
    VerificationAsked,
    RecoveryProposed,
    RecoveryConfirmed,
    RecoveryDropped,
    BankAccountAdded,
    BankAccountClosed,
    BankAccountVerified,
    BankAccountRefused,
    ProfileSaved,
    MemberInvited,
    InvitationWithdrawn,
    RoleChanged,
    MembershipEnded,
    ChargeGiven,
    Joined,
    AskedToJoin,
    JoinRequestAccepted,
    JoinRequestDeclined,
    JoinRequestWithdrawn,
    UnitConfirmed,
    UnitRefused,
    AuthorityStated,
    EntryAdded,
    EntryConfirmed,
    EntryCorrected,
    EntryEnded,
    EntrySucceeded,
    TableLoaded,
    ConceptAdded,
    ConceptReworded,
    ConceptRemoved,
    ConceptRestored,
    TermsImported,
    PolicyPublished,
    PoliciesAccepted,
    ViolationReported,
    StatementSent,
    CaseAppealed,
    HearingOpened,
    CaseDecided,
    RequestEntered,
    ListingSaved,
    SavedItemRemoved,
    NoteAdded,
    NoteEdited,
    NoteRemoved,
    DisclosureAsked,
    UndertakingAccepted,
    DisclosureGranted,
    DisclosureDeclined,
    DisclosureWithdrawn,
    DisclosureRevoked,
    RevisionOpened,
    ReaderNamed,
    ReaderRemoved,
    ReaderConsented,
    ReaderRefused,
    FilesAttached,
    FilesDescribed,
    FileRemoved,
    SearchSaved,
    Followed,
    WatchPaused,
    WatchResumed,
    WatchRenamed,
    WatchRemoved,
    RhythmChosen,
    AlertsRead,
    MatchAccepted,
    MatchDismissed,
    MatchRestored,
    MatchesLookedFor,
    MatchesBeingLookedFor,
    SupplierInvited,
}

/// <summary>A deed travels in the address, since a circuit cannot set a cookie; only these words can be put there, never a sentence.</summary>
internal static class Deeds
{
    private const string Key = "done";

    /// <summary>The page that tells of the deed.</summary>
    public static string After(this Deed deed, string path) => QueryHelpers.AddQueryString(path, Key, deed.ToString());

    public static Deed? Of(string uri) =>
        QueryHelpers.ParseQuery(new Uri(uri).Query).TryGetValue(Key, out var name) && Enum.TryParse<Deed>(name, out var deed) && deed.ToString() == name ? deed : null;

    /// <summary>The same page once it has been told.</summary>
    public static string Untold(string uri)
    {
        if (Of(uri) is null)
        {
            return uri;
        }

        var parts = new UriBuilder(uri);
        parts.Query = QueryString.Create(QueryHelpers.ParseQuery(parts.Query).Where(p => p.Key != Key)).ToUriComponent();
        return parts.Uri.AbsoluteUri;
    }
}
