using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Listings;

/// <summary>Hồ sơ công nghệ: a technology that an organisation offers. The public sees the newest approved revision.</summary>
public sealed class Listing : Root<ListingId>
{
    private readonly List<Revision> _revisions = [];
    private readonly List<GrantedRight> _grantedRights = [];
    private readonly List<ListingSuspension> _suspensions = [];

    private Listing()
    {
    }

    private Listing(ListingId id, OrganisationId organisation, bool isDemo, DateTime now)
    {
        Id = id;
        Organisation = organisation;
        IsDemo = isDemo;
        CreatedAt = now;
        Code = "HS-" + ShortCode.Of(id.Value);
    }

    /// <summary>Short, unique and safe to say on the phone: HS-7K2M9QXA.</summary>
    public string Code { get; private set; } = "";

    public OrganisationId Organisation { get; private set; }

    public ListingStatus Status { get; private set; }

    public bool IsDemo { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    /// <summary>
    /// When its organisation last said that it holds: by a revision of its own that was approved, or by confirming it. Null before
    /// that, and of a catalogue listing, which nobody has confirmed: it says so, and is neither reminded of nor hidden.
    /// </summary>
    public DateTime? LastConfirmedAt { get; private set; }

    /// <summary>When its organisation was last asked to confirm it again, and how often since it last did.</summary>
    public DateTime? RemindedAt { get; private set; }

    public int Reminders { get; private set; }

    /// <summary>Who of its organisation looks after it.</summary>
    public Charge Charge { get; private set; } = Charge.Nobody;

    /// <summary>By whom and when staff prepared it for its organisation; nobody when the organisation wrote it itself.</summary>
    public StaffDraft StaffDraft { get; private set; } = StaffDraft.None;

    /// <summary>The revision that the public sees.</summary>
    public RevisionId? PublicRevision { get; private set; }

    /// <summary>The source's key of a catalogue listing; unique per organisation.</summary>
    public string? SourceKey { get; private set; }

    /// <summary>The organisation's own id of the technology, from its table; unique per organisation. Nothing to do with a source's key.</summary>
    public string? OwnId { get; private set; }

    /// <summary>Of the row that last changed it: a row that still says the same leaves alone what people edited since.</summary>
    public string? RowDigest { get; private set; }

    public IReadOnlyList<Revision> Revisions => _revisions;

    public IReadOnlyList<GrantedRight> GrantedRights => _grantedRights;

    public IReadOnlyList<ListingSuspension> Suspensions => _suspensions;

    /// <summary>Where it stands again once nothing hides it.</summary>
    public ListingStatus? SuspendedFrom { get; private set; }

    /// <summary>The newest revision, whatever its status.</summary>
    public Revision Latest => _revisions.MaxBy(r => r.Number)!;

    public Revision? Public => _revisions.Find(r => r.Id == PublicRevision);

    /// <summary>The public may read it.</summary>
    public bool IsPublic => Status is ListingStatus.Published or ListingStatus.Reserved or ListingStatus.Transferred;

    /// <summary>Questions and offers may be sent; rights that others hold are looked at when terms are agreed.</summary>
    public bool TakesEnquiries => Status is ListingStatus.Published or ListingStatus.Reserved;

    /// <summary>Its organisation published it and may say that it still holds.</summary>
    public bool IsConfirmable => LastConfirmedAt is not null && Status is not (ListingStatus.Withdrawn or ListingStatus.Transferred);

    /// <summary>How long its organisation has said nothing; null while it says nothing anyhow.</summary>
    public Freshness? Freshness => Freshness.Of(LastConfirmedAt);

    /// <summary>Taken over from a named source and not yet confirmed by its organisation.</summary>
    public bool IsCatalogue => Public?.Content.Source is not null;

    public static Listing Draft(ListingId id, RevisionId revision, OrganisationId organisation, ListingContent content, bool isDemo, DateTime now, MemberId? by = null)
    {
        var listing = new Listing(id, organisation, isDemo, now) { Charge = Charge.Of(by) };
        listing._revisions.Add(new Revision(revision, 1, content, now));
        return listing;
    }

    /// <summary>A row of its organisation's table becomes a draft.</summary>
    public static Listing DraftFromRow(ListingId id, RevisionId revision, OrganisationId organisation, string ownId, string rowDigest, ListingContent content, bool isDemo, DateTime now, MemberId? by = null)
    {
        var listing = Draft(id, revision, organisation, content, isDemo, now, by);
        (listing.OwnId, listing.RowDigest) = (ownId, rowDigest);
        return listing;
    }

    /// <summary>Nhập hộ: staff write a first draft for an organisation, which alone submits it.</summary>
    public static Listing Prepare(ListingId id, RevisionId revision, Organisation organisation, ListingContent content, bool isDemo, MemberId by, DateTime now)
    {
        ListingRules.AListingIsPreparedForASupplier.Require(organisation.Capabilities.HasFlag(Capability.Supplier));
        var listing = Draft(id, revision, organisation.Id, content, isDemo, now);
        listing.StaffDraft = StaffDraft.Of(by, now);
        return listing;
    }

    /// <summary>Takes over a row of a named source; it is public only after <see cref="ApproveImported"/>.</summary>
    public static Listing Import(ListingId id, RevisionId revision, OrganisationId organisation, ListingContent content, bool isDemo, DateTime now)
    {
        RequireCatalogueContent(content);
        var listing = Draft(id, revision, organisation, content, isDemo, now);
        listing.SourceKey = content.Source!.Key;
        listing.Latest.Submit(now);
        return listing;
    }

    /// <summary>Changes the draft's text; when the newest revision is approved, a new one begins and the old one stays public.</summary>
    public void Edit(RevisionId next, ListingContent content, DateTime now) => Change(next, content.WithFilesOf(Latest.Content), now);

    /// <summary>Shows another image, after the others.</summary>
    public void AttachImage(RevisionId next, ListingImage image, string name, DateTime now)
    {
        var content = Latest.Content;
        FileRules.AListingHasAFewImages.Require(content.Images.Count < FileRules.Images, name, FileRules.Images);
        Change(next, content with { Images = [.. content.Images, image] }, now);
    }

    public void AttachDocument(RevisionId next, ListingDocument document, DateTime now)
    {
        var content = Latest.Content;
        FileRules.AListingHasAFewDocuments.Require(content.Documents.Count < FileRules.Documents, document.Name, FileRules.Documents);
        Change(next, content with { Documents = [.. content.Documents, document.ReadBy(document.Layer)] }, now);
    }

    /// <summary>Says what its images show, what its documents are and who reads them. Files that are not spoken of stay as they are.</summary>
    public void DescribeFiles(RevisionId next, IReadOnlyList<ImageWords> images, IReadOnlyList<DocumentWords> documents, DateTime now)
    {
        var content = Latest.Content;
        FileRules.OnlyAttachedFilesAreChanged.Require(
            images.All(w => content.Images.Any(i => i.File == w.File)) && documents.All(w => content.Documents.Any(d => d.File == w.File)));
        Change(
            next,
            content with
            {
                Images = [.. content.Images.Select(i => images.FirstOrDefault(w => w.File == i.File) is { } words ? i with { Caption = words.Caption, Alt = words.Alt } : i)],
                Documents = [.. content.Documents.Select(d => documents.FirstOrDefault(w => w.File == d.File) is { } words ? d.ReadBy(words.Layer) with { Title = words.Title } : d)],
            },
            now);
    }

    /// <param name="place">Counted from 0; beyond the last is the last.</param>
    public void MoveImage(RevisionId next, FileId file, int place, DateTime now)
    {
        var images = Latest.Content.Images.ToList();
        var at = images.FindIndex(i => i.File == file);
        FileRules.OnlyAttachedFilesAreChanged.Require(at >= 0);
        var image = images[at];
        images.RemoveAt(at);
        images.Insert(Math.Clamp(place, 0, images.Count), image);
        Change(next, Latest.Content with { Images = images }, now);
    }

    /// <summary>Takes a file out of the draft; revisions that were approved keep it.</summary>
    public void RemoveFile(RevisionId next, FileId file, DateTime now)
    {
        var content = Latest.Content;
        FileRules.OnlyAttachedFilesAreChanged.Require(content.AllFiles().Contains(file));
        Change(
            next,
            content with { Images = [.. content.Images.Where(i => i.File != file)], Documents = [.. content.Documents.Where(d => d.File != file)] },
            now);
    }

    /// <summary>Staff mend what they prepared, until its organisation makes it theirs.</summary>
    public void EditPrepared(ListingContent content, DateTime now)
    {
        RequirePrepared();
        Latest.Edit(content.WithFilesOf(Latest.Content), now);
    }

    /// <summary>Its organisation is told of what staff prepared.</summary>
    public void HandPrepared(DateTime now)
    {
        RequirePrepared();
        StaffDraft = StaffDraft with { HandedAt = now };
        Happened(new PreparedListingHanded(Id));
    }

    /// <summary>Its row in the organisation's table changed.</summary>
    public void EditFromRow(RevisionId next, string rowDigest, ListingContent content, DateTime now)
    {
        Edit(next, content, now);
        RowDigest = rowDigest;
    }

    public void Submit(DateTime now)
    {
        RequireOnExchange();
        var latest = Latest;
        ListingRules.OnlyDraftsAreSubmitted.Require(latest.IsEditable);
        ListingRules.RequireComplete(latest.Content);
        StaffDraft = StaffDraft.TakenOver(now);
        latest.Submit(now);
        Happened(new ListingSubmitted(Id, latest.Id));
    }

    public void Approve(RevisionId read, MemberId by, DateTime now) => Publish(UnderReview(read), by, now);

    /// <summary>A recorded bulk approval of what staff imported from a named source.</summary>
    public void ApproveImported(RevisionId read, MemberId by, DateTime now)
    {
        var revision = UnderReview(read);
        ListingRules.OnlyImportedListingsAreApprovedInBulk.Require(revision.Content.Source is not null);
        Publish(revision, by, now);
    }

    /// <summary>A changed text at the source becomes a new revision; what the organisation took over itself is left alone.</summary>
    public void ReImport(RevisionId next, ListingContent content, DateTime now)
    {
        RequireCatalogueContent(content);
        ListingRules.AConfirmedListingIsNotImportedOver.Require(Latest.Content.Source is not null);
        Edit(next, content, now);
        Latest.Submit(now);
    }

    /// <param name="to">The reviewer now in charge; null gives it back to all.</param>
    public void AssignReview(RevisionId read, MemberId? to, MemberId by, DateTime now) => UnderReview(read).Assign(to, by, now);

    public void RequestChanges(RevisionId read, MemberId by, string reason, DateTime now) =>
        TurnBack(read, RevisionStatus.ChangesRequested, by, reason, now);

    public void Refuse(RevisionId read, MemberId by, string reason, DateTime now) =>
        TurnBack(read, RevisionStatus.Refused, by, reason, now);

    public void PutInCharge(Charge charge) => Charge = charge;

    /// <summary>Takes it off the exchange; a revision that awaits review is taken back with it.</summary>
    public void Withdraw()
    {
        ListingRules.OnlyOpenListingsAreWithdrawn.Require(Status is ListingStatus.Draft or ListingStatus.Published or ListingStatus.Expired);
        Status = ListingStatus.Withdrawn;
        Latest.TakeBack();
    }

    /// <summary>Its organisation says that it still holds: the time to its next reminder begins anew, and a hidden one is shown again.</summary>
    public void Confirm(DateTime now)
    {
        ListingRules.OnlyPublishedListingsAreConfirmed.Require(IsConfirmable);
        BeginAnew(now);
        if (Status == ListingStatus.Expired)
        {
            Show();
        }
    }

    /// <summary>Its organisation was asked to confirm it again.</summary>
    public void Remind(DateTime now)
    {
        ListingRules.OnlyListingsDueAreRemindedOf.Require(TakesEnquiries && Freshness?.IsReminderDue(Reminders, RemindedAt, VietnamCalendar.DateOf(now)) == true);
        RemindedAt = now;
        Reminders++;
    }

    /// <summary>Nobody confirmed it in time, after a warning: the public no longer sees it until its organisation confirms it.</summary>
    /// <param name="isInUse">A negotiation or deal on it is open.</param>
    public void Expire(bool isInUse, DateTime now)
    {
        ListingRules.OnlyUnconfirmedListingsAreHidden.Require(Status == ListingStatus.Published && Freshness?.IsOver(RemindedAt, VietnamCalendar.DateOf(now)) == true);
        ListingRules.AListingInUseStaysShown.Require(!isInUse);
        Status = ListingStatus.Expired;
    }

    /// <summary>Hides it from the public and from search; its organisation can still mend it. Rights that others hold stay theirs.</summary>
    /// <param name="holder">What hides it, until that lifts it again.</param>
    /// <param name="by">Who of the staff; null when a case decided it.</param>
    public void Suspend(Guid holder, string reason, DateTime now, MemberId? by = null)
    {
        _suspensions.Hold(new ListingSuspension(holder, reason, by, now));
        if (IsPublic)
        {
            (SuspendedFrom, Status) = (Status, ListingStatus.Suspended);
        }
    }

    /// <summary>Staff lift what staff decided.</summary>
    public void Resume(SuspensionId id, MemberId by, DateTime now)
    {
        var suspension = _suspensions.Find(s => s.Id == id && !s.IsLifted);
        SuspensionRules.OnlyWhatIsHiddenIsShownAgain.Require(suspension is not null);
        SuspensionRules.ACaseLiftsItsOwnSuspension.Require(suspension.By is not null);
        Resume(suspension.Holder, by, now);
    }

    /// <summary>Lifts one suspension; the last one shows the listing again.</summary>
    public void Resume(Guid holder, MemberId? by = null, DateTime? now = null)
    {
        _suspensions.Lift(holder, by, now);
        if (SuspendedFrom is { } before && !_suspensions.AnyHolds())
        {
            (Status, SuspendedFrom) = (before, null);
        }
    }

    /// <summary>Holds a right for a buyer from the moment terms are agreed.</summary>
    public void Reserve(Guid negotiation, GrantScope scope)
    {
        ListingRules.OnlyPublishedListingsAreNegotiated.Require(TakesEnquiries);
        ListingRules.ConflictingRightsAreNotGrantedTwice.Require(!ConflictsWithGranted(scope, negotiation));
        _grantedRights.Add(new GrantedRight(negotiation, scope));
        Status = ListingStatus.Reserved;
        Happened(new RightReserved(Id, negotiation));
    }

    /// <summary>Frees what was held when a deal is abandoned or an acceptance is recalled.</summary>
    public void Release(Guid negotiation)
    {
        foreach (var right in _grantedRights.Where(r => r.Holder == negotiation && r.State == GrantState.Reserved))
        {
            right.Release();
        }

        if (!_grantedRights.Exists(r => r.State == GrantState.Reserved))
        {
            Status = Status == ListingStatus.Reserved ? ListingStatus.Published : Status;
            SuspendedFrom = SuspendedFrom == ListingStatus.Reserved ? ListingStatus.Published : SuspendedFrom;
        }

        Happened(new RightReleased(Id, negotiation));
    }

    public bool ConflictsWithGranted(GrantScope scope, Guid besides) =>
        _grantedRights.Exists(r => r.State != GrantState.Released && r.Holder != besides && r.Scope.ConflictsWith(scope));

    private static void RequireCatalogueContent(ListingContent content)
    {
        ListingRules.ATitleIsNeeded.Require(!content.Title.IsEmpty);
        ListingRules.ASummaryIsNeeded.Require(!content.Summary.IsEmpty);
        ListingRules.AnImportedListingNamesItsSource.Require(content.Source is not null);
    }

    private void Change(RevisionId next, ListingContent content, DateTime now)
    {
        RequireOnExchange();
        var latest = Latest;
        ListingRules.ASubmittedRevisionIsNotEdited.Require(latest.Status is not RevisionStatus.Submitted);
        StaffDraft = StaffDraft.TakenOver(now);
        if (latest.IsEditable)
        {
            latest.Edit(content, now);
        }
        else
        {
            _revisions.Add(new Revision(next, latest.Number + 1, content, now));
        }
    }

    private void RequireOnExchange() =>
        ListingRules.AWithdrawnListingIsNotEdited.Require(Status is not (ListingStatus.Withdrawn or ListingStatus.Transferred));

    private void BeginAnew(DateTime now) => (LastConfirmedAt, RemindedAt, Reminders) = (now, null, 0);

    /// <summary>To the public, unless something holds it hidden.</summary>
    private void Show() => (Status, SuspendedFrom) = _suspensions.AnyHolds()
        ? (ListingStatus.Suspended, ListingStatus.Published)
        : (ListingStatus.Published, (ListingStatus?)null);

    private void RequirePrepared() => ListingRules.OnlyAnUntouchedPreparedDraftIsStaffs.Require(StaffDraft.IsUntouched && Status == ListingStatus.Draft);

    private Revision UnderReview(RevisionId read)
    {
        var revision = _revisions.Find(r => r.Id == read);
        ListingRules.OnlySubmittedRevisionsAreDecided.Require(revision is { Status: RevisionStatus.Submitted });
        return revision;
    }

    private void TurnBack(RevisionId read, RevisionStatus decision, MemberId by, string reason, DateTime now)
    {
        var revision = UnderReview(read);
        ListingRules.AReasonIsGiven.Require(!string.IsNullOrWhiteSpace(reason));
        revision.Decide(decision, by, reason.Trim(), now);
        Happened(new ListingTurnedBack(Id, read, decision));
    }

    private void Publish(Revision revision, MemberId by, DateTime now)
    {
        ListingRules.AProhibitedTechnologyIsNotOffered.Require(revision.Content.TransferClass != TransferClasses.Prohibited);
        revision.Decide(RevisionStatus.Approved, by, reason: null, now);
        PublicRevision = revision.Id;
        PublishedAt ??= now;
        if (revision.Content.Source is null)
        {
            BeginAnew(now);
        }

        if (Status is ListingStatus.Draft or ListingStatus.Expired)
        {
            Show();
        }

        Happened(new ListingApproved(Id, revision.Id));
    }
}

public enum ListingStatus
{
    Draft,
    Published,
    Reserved,
    Transferred,
    Suspended,
    Withdrawn,
    Expired,
}
