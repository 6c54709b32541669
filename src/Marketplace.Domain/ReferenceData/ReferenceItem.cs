using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.ReferenceData;

/// <summary>
/// One entry of a list of the law, of statistics or of the exchange, in force from a day to a day. When the law changes, the entry
/// ends and another one succeeds it, so that what was filed under it keeps its name; a correction is for misprints only.
/// </summary>
public sealed class ReferenceItem : Root<ReferenceItemId>
{
    private readonly List<ReferenceEdit> _edits = [];

    private ReferenceItem(ReferenceItemId id, string list, string code, string? parent, ReferenceWording wording, int order, DateOnly from)
    {
        Id = id;
        List = list;
        Code = code;
        Parent = parent;
        Order = order;
        EffectiveFrom = from;
        Write(wording);
    }

    private ReferenceItem()
    {
    }

    /// <summary>Name of the list, see <see cref="ReferenceListNames"/>.</summary>
    public string List { get; private set; } = "";

    public string Code { get; private set; } = "";

    /// <summary>The code of the entry above it, in its list or in <see cref="ReferenceListNames.ParentsOf"/>.</summary>
    public string? Parent { get; private set; }

    public string NameVi { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public string Source { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Details { get; private set; } = ReferenceWording.NoDetails;

    public int Order { get; private set; }

    /// <summary>Hanoi's day.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>The last day in force; null while none is set.</summary>
    public DateOnly? EffectiveTo { get; private set; }

    /// <summary>False: not yet compared with its source ("chưa đối chiếu").</summary>
    public bool IsConfirmed { get; private set; }

    public IReadOnlyList<ReferenceEdit> Edits => _edits;

    public ReferenceWording Wording => new(new Bilingual(NameVi, NameEn), Source, Details);

    /// <summary>In the reader's language, or in the other one where the list has no name in it.</summary>
    public string NameIn(Language language) => Wording.Name.In(language).Text;

    /// <summary>As the project ships it.</summary>
    public static ReferenceItem Shipped(string list, string code, string? parent, ReferenceWording wording, int order, DateOnly from, bool isConfirmed) =>
        new(ReferenceItemId.New(), list, code, parent, wording, order, from) { IsConfirmed = isConfirmed };

    /// <summary>As a member of staff adds it; it is to be compared with its source.</summary>
    /// <exception cref="RuleBroken">the code is not one of its list, the name or the source is missing.</exception>
    public static ReferenceItem Add(ReferenceItemId id, string list, string code, string? parent, ReferenceWording wording, int order, DateOnly from, MemberId by, DateTime at)
    {
        ReferenceRules.ACodeHasItsShape.Require(ReferenceCode.IsWellFormed(code));
        ReferenceRules.ACodeOfADayIsItsDate.Require(!ReferenceListNames.IsOfDays(list) || ReferenceCode.DayOf(code) is not null);
        Check(wording);
        var item = new ReferenceItem(id, list, code, parent, wording, order, from);
        item.Record(ReferenceDeed.Added, by, at);
        return item;
    }

    public bool IsInForce(DateOnly on) => EffectiveFrom <= on && (EffectiveTo is not { } to || on <= to);

    /// <summary>Puts a misprint right. The entry is the same one, so it is to be compared with its source again.</summary>
    /// <exception cref="RuleBroken">nothing is changed, the name or the source is missing.</exception>
    public void Correct(ReferenceWording wording, int order, MemberId by, DateTime at)
    {
        Check(wording);
        var before = Wording;
        ReferenceRules.ACorrectionChangesSomething.Require(wording != before || order != Order);
        Write(wording);
        Order = order;
        IsConfirmed = IsConfirmed && wording == before;
        Record(ReferenceDeed.Corrected, by, at, before);
    }

    /// <summary>Says that the entry was compared with its source.</summary>
    /// <exception cref="RuleBroken">it was already.</exception>
    public void Confirm(MemberId by, DateTime at)
    {
        ReferenceRules.AnEntryIsConfirmedOnce.Require(!IsConfirmed);
        IsConfirmed = true;
        Record(ReferenceDeed.Confirmed, by, at);
    }

    /// <summary>Sets the last day in force.</summary>
    /// <exception cref="RuleBroken">it has one, or the day is before the first.</exception>
    public void End(DateOnly lastDay, MemberId by, DateTime at)
    {
        EndOn(lastDay);
        Record(ReferenceDeed.Ended, by, at);
    }

    /// <summary>Another wording holds from a day on; this one ends the day before.</summary>
    /// <exception cref="RuleBroken">the day is not later than this entry's first, this entry has ended, the name or the source is missing.</exception>
    public ReferenceItem Succeed(ReferenceItemId id, ReferenceWording wording, DateOnly from, MemberId by, DateTime at)
    {
        Check(wording);
        ReferenceRules.ASuccessorBeginsLater.Require(from > EffectiveFrom);
        EndOn(from.AddDays(-1));
        Record(ReferenceDeed.Succeeded, by, at);
        var successor = new ReferenceItem(id, List, Code, Parent, wording, Order, from);
        successor.Record(ReferenceDeed.Added, by, at);
        return successor;
    }

    private static void Check(ReferenceWording wording)
    {
        ReferenceRules.AnEntryHasAName.Require(!wording.Name.IsEmpty);
        ReferenceRules.AnEntryNamesItsSource.Require(!string.IsNullOrWhiteSpace(wording.Source));
    }

    private void EndOn(DateOnly lastDay)
    {
        ReferenceRules.AnEntryEndsOnce.Require(EffectiveTo is null);
        ReferenceRules.AnEntryEndsAfterItBegins.Require(lastDay >= EffectiveFrom);
        EffectiveTo = lastDay;
    }

    private void Write(ReferenceWording wording)
    {
        NameVi = wording.Name.Vi ?? "";
        NameEn = wording.Name.En ?? "";
        Source = wording.Source;
        Details = wording.Details;
    }

    private void Record(ReferenceDeed deed, MemberId by, DateTime at, ReferenceWording? before = null) => _edits.Add(new ReferenceEdit(deed, by, at, before));
}
