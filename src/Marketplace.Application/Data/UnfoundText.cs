using Marketplace.Application.Ports;

namespace Marketplace.Application.Data;

/// <summary>
/// What was searched for and not found: what the market asks of the exchange that it does not have. It names no person. Until a text was
/// asked on three different days only a keyed digest of it is kept: what one person typed once, perhaps by mistake, is nobody's to read.
/// </summary>
public sealed class UnfoundText
{
    /// <summary>From this number of different days on the text itself is kept.</summary>
    public const int DaysUntilKept = 3;

    /// <summary>What nobody has asked for so long is forgotten.</summary>
    public const int DaysUntilForgotten = 90;

    /// <summary>Of kind and folded text, under the database's own id.</summary>
    public required string Digest { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>Folded: lower case, without marks. Null until it was asked often enough.</summary>
    public string? Text { get; private set; }

    /// <summary>On how many different days of Hanoi it was asked.</summary>
    public int Days { get; private set; }

    public int Times { get; private set; }

    public DateOnly LastDay { get; private set; }

    public void Asked(string folded, int times, DateOnly today)
    {
        Days += LastDay == today ? 0 : 1;
        Times += times;
        LastDay = today;
        Text = Days >= DaysUntilKept ? folded : null;
    }
}
