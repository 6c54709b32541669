using System.Text.RegularExpressions;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Organisations;

public readonly record struct BankAccountId(Guid Value) : ITypedId
{
    public static BankAccountId New() => new(Guid.CreateVersion7());
}

/// <summary>Where an organisation is paid. Never public; usable once staff have verified it.</summary>
public sealed partial class BankAccount : Part
{
    internal BankAccount(BankAccountId id, string bank, string number, string holder, MemberId by, DateTime now)
    {
        Id = id;
        Bank = bank;
        Number = number;
        Holder = holder;
        AddedBy = by;
        AddedAt = now;
    }

    private BankAccount()
    {
    }

    public BankAccountId Id { get; private set; }

    /// <summary>Code of the reference list "banks".</summary>
    public string Bank { get; private set; } = "";

    public string Number { get; private set; } = "";

    public string Holder { get; private set; } = "";

    public BankAccountState State { get; private set; }

    public MemberId AddedBy { get; private set; }

    public DateTime AddedAt { get; private set; }

    public MemberId? CheckedBy { get; private set; }

    public DateTime? CheckedAt { get; private set; }

    /// <summary>Why staff did not verify it.</summary>
    public string? Reason { get; private set; }

    /// <summary>6 to 19 digits and letters, as people write it: blanks do not count.</summary>
    public static string Written(string number) => string.Concat(number.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    public static bool IsWellFormed(string number) => Shape().IsMatch(number);

    internal void Check(BankAccountState state, string? reason, MemberId by, DateTime now)
    {
        State = state;
        Reason = reason?.Trim();
        CheckedBy = by;
        CheckedAt = now;
    }

    internal void Close() => State = BankAccountState.Closed;

    [GeneratedRegex(@"\A[0-9A-Z]{6,19}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shape();
}

public enum BankAccountState
{
    Waiting,
    Verified,
    Refused,

    /// <summary>The organisation no longer uses it.</summary>
    Closed,
}
