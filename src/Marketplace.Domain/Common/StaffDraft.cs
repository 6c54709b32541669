using Marketplace.Domain.Members;

namespace Marketplace.Domain.Common;

/// <summary>Nhập hộ: staff wrote a first draft for an organisation. From the organisation's first edit on it is theirs alone.</summary>
/// <param name="HandedAt">When the organisation was told of it.</param>
public sealed record StaffDraft(MemberId? By, DateTime? At, DateTime? HandedAt, DateTime? TakenOverAt)
{
    public static readonly StaffDraft None = new(null, null, null, null);

    public bool IsPrepared => By is not null;

    /// <summary>Staff may still mend it.</summary>
    public bool IsUntouched => IsPrepared && TakenOverAt is null;

    public static StaffDraft Of(MemberId by, DateTime now) => new(by, now, null, null);

    /// <summary>The organisation made it theirs.</summary>
    public StaffDraft TakenOver(DateTime now) => IsUntouched ? this with { TakenOverAt = now } : this;
}
