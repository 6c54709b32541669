using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.ReferenceData;

public readonly record struct ReferenceEditId(Guid Value) : ITypedId
{
    public static ReferenceEditId New() => new(Guid.CreateVersion7());
}

/// <summary>What was done to an entry, by whom, and what it said before.</summary>
public sealed class ReferenceEdit : Part
{
    internal ReferenceEdit(ReferenceDeed deed, MemberId by, DateTime at, ReferenceWording? before)
    {
        Id = ReferenceEditId.New();
        Deed = deed;
        By = by;
        At = at;
        Before = before;
    }

    private ReferenceEdit()
    {
    }

    public ReferenceEditId Id { get; private set; }

    public ReferenceDeed Deed { get; private set; }

    public MemberId By { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Only a correction leaves another wording behind.</summary>
    public ReferenceWording? Before { get; private set; }
}

public enum ReferenceDeed
{
    Added,
    Corrected,
    Confirmed,
    Ended,
    Succeeded,
}
