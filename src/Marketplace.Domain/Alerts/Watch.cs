using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Alerts;

/// <summary>
/// A saved search, or a followed field or organisation. It is a person's own, whichever organisation they act for, and tells them of
/// what is published from its beginning on.
/// </summary>
public sealed class Watch : Root<WatchId>
{
    private Watch(WatchId id, MemberId owner, WatchKind kind, string key, string? name, MailRhythm mail, DateTime now)
    {
        WatchRules.AWatchHasAName.Require(!string.IsNullOrWhiteSpace(name));
        Id = id;
        Owner = owner;
        Kind = kind;
        SameAs = key;
        Name = name.Trim();
        StartedAt = Since = now;
        Mail = mail;
        MailSince = now;
    }

    private Watch()
    {
    }

    public MemberId Owner { get; private set; }

    public WatchKind Kind { get; private set; }

    /// <summary>Equal for what watches the same: nobody keeps it twice, and it is looked for once for all who keep it.</summary>
    public string SameAs { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Of a saved search.</summary>
    public SavedSearch? Search { get; private set; }

    /// <summary>Of a saved search: what it looks among.</summary>
    public Sought? Among { get; private set; }

    /// <summary>The code of a followed field.</summary>
    public string? Field { get; private set; }

    /// <summary>The followed organisation.</summary>
    public OrganisationId? Organisation { get; private set; }

    public MailRhythm Mail { get; private set; }

    /// <summary>What was found before its reader chose letters is not sent by letter.</summary>
    public DateTime MailSince { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>From when on it looks: its beginning, or when it was resumed.</summary>
    public DateTime Since { get; private set; }

    /// <summary>Null while it looks.</summary>
    public DateTime? PausedAt { get; private set; }

    public static Watch OfSearch(WatchId id, MemberId owner, SavedSearch search, string? name, MailRhythm mail, DateTime now)
    {
        var tidy = search.Tidy();
        WatchRules.ASavedSearchNarrows.Require(tidy.Text is not null || tidy.Filters.Count > 0);
        return new Watch(id, owner, WatchKind.Search, tidy.Key(), name, mail, now) { Search = tidy, Among = tidy.Among };
    }

    public static Watch OfField(WatchId id, MemberId owner, string field, string name, MailRhythm mail, DateTime now) =>
        new(id, owner, WatchKind.Field, KeyOfField(field), name, mail, now) { Field = field };

    public static Watch OfOrganisation(WatchId id, MemberId owner, OrganisationId organisation, string name, MailRhythm mail, DateTime now) =>
        new(id, owner, WatchKind.Organisation, KeyOfOrganisation(organisation), name, mail, now) { Organisation = organisation };

    public static string KeyOfField(string field) => "f:" + field;

    public static string KeyOfOrganisation(OrganisationId organisation) => $"o:{organisation.Value:N}";

    public void Rename(string? name)
    {
        WatchRules.AWatchHasAName.Require(!string.IsNullOrWhiteSpace(name));
        Name = name.Trim();
    }

    /// <summary>How often it writes from now on.</summary>
    public void Write(MailRhythm rhythm, DateTime now)
    {
        MailSince = Mail == MailRhythm.None ? now : MailSince;
        Mail = rhythm;
    }

    public void Pause(DateTime now)
    {
        WatchRules.OnlyARunningWatchIsPaused.Require(PausedAt is null);
        PausedAt = now;
    }

    /// <summary>What was published meanwhile stays untold.</summary>
    public void Resume(DateTime now)
    {
        WatchRules.OnlyAPausedWatchIsResumed.Require(PausedAt is not null);
        PausedAt = null;
        Since = now;
    }
}
