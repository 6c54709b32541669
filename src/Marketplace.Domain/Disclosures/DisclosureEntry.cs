using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Disclosures;

public readonly record struct DisclosureEntryId(Guid Value) : ITypedId
{
    public static DisclosureEntryId New() => new(Guid.CreateVersion7());
}

/// <summary>One step of a disclosure. Nothing of it is ever changed.</summary>
public sealed class DisclosureEntry : Part
{
    internal DisclosureEntry(DisclosureDeed deed, MemberId by, DateTime at, string? text, MemberId? reader)
    {
        Id = DisclosureEntryId.New();
        Deed = deed;
        By = by;
        At = at;
        Text = text;
        Reader = reader;
    }

    private DisclosureEntry()
    {
    }

    public DisclosureEntryId Id { get; private set; }

    public DisclosureDeed Deed { get; private set; }

    public MemberId By { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>In its writer's words.</summary>
    public string? Text { get; private set; }

    /// <summary>The reader that it is about.</summary>
    public MemberId? Reader { get; private set; }
}

public enum DisclosureDeed
{
    Asked,
    UndertakingAccepted,
    Granted,
    Declined,
    Withdrawn,
    Revoked,
    RevisionOpened,
    ReaderNamed,
    ReaderConsented,
    ReaderRefused,
    ReaderRemoved,
}
