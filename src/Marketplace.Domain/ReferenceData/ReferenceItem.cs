using Marketplace.Domain.Common;

namespace Marketplace.Domain.ReferenceData;

/// <summary>One entry of a versioned list of the law, of statistics or of the exchange. An entry is superseded, never rewritten.</summary>
public sealed class ReferenceItem
{
    public ReferenceItem(string list, string code, string? parent, Bilingual name, int order, string source, DateOnly effectiveFrom, bool isConfirmed)
    {
        Id = Guid.CreateVersion7();
        List = list;
        Code = code;
        Parent = parent;
        NameVi = name.Vi ?? "";
        NameEn = name.En ?? "";
        Order = order;
        Source = source;
        EffectiveFrom = effectiveFrom;
        IsConfirmed = isConfirmed;
    }

    private ReferenceItem()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Name of the list, see <see cref="ReferenceListNames"/>.</summary>
    public string List { get; private set; } = "";

    public string Code { get; private set; } = "";

    public string? Parent { get; private set; }

    public string NameVi { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public int Order { get; private set; }

    public string Source { get; private set; } = "";

    public DateOnly EffectiveFrom { get; private set; }

    public DateOnly? EffectiveTo { get; private set; }

    /// <summary>False: not yet compared with its source ("chưa đối chiếu").</summary>
    public bool IsConfirmed { get; private set; }
}

public static class ReferenceListNames
{
    public const string Fields = "fields";
    public const string Provinces = "provinces";
    public const string VsicSections = "vsic-sections";
    public const string LegalKinds = "legal-kinds";
    public const string Holidays = "holidays";
    public const string WorkedDays = "worked-days";
}
