using System.Globalization;
using Marketplace.Application.ReferenceData;

namespace Marketplace.Web.Components.Pages.ReferenceData;

/// <summary>What an entry's form holds while it is filled in; numbers and days as they were typed.</summary>
public sealed class EntryInput
{
    public int Seen { get; set; }

    /// <summary>Of the entry that the form makes.</summary>
    public Guid Id { get; set; }

    public string? Code { get; set; }

    public string? Parent { get; set; }

    public string? From { get; set; }

    public string? NameVi { get; set; }

    public string? NameEn { get; set; }

    public string? Source { get; set; }

    public string? Order { get; set; }

    public string? Details { get; set; }

    internal static EntryInput Of(ReferenceEntry entry)
    {
        var form = ReferenceForm.Of(entry.Wording, entry.Order);
        return new()
        {
            Seen = entry.Version.Number,
            Id = Guid.CreateVersion7(),
            NameVi = form.NameVi,
            NameEn = form.NameEn,
            Source = form.Source,
            Order = form.Order.ToString(CultureInfo.InvariantCulture),
            Details = form.Details,
        };
    }

    internal ReferenceForm Form() => new(NameVi, NameEn, Source, int.TryParse(Order, NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : -1, Details);
}
