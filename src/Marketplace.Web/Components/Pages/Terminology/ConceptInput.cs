using Marketplace.Application.Terminology;

namespace Marketplace.Web.Components.Pages.Terminology;

/// <summary>What a concept's form holds while it is filled in.</summary>
public sealed class ConceptInput
{
    public int Seen { get; set; }

    /// <summary>Of the concept that the form makes.</summary>
    public Guid Id { get; set; }

    /// <summary>The names of which staff were told that another concept has one.</summary>
    public string? Named { get; set; }

    public string? Field { get; set; }

    public string? Vi { get; set; }

    public string? En { get; set; }

    public string? OthersVi { get; set; }

    public string? OthersEn { get; set; }

    internal static ConceptInput Of(ConceptEntry entry)
    {
        var form = ConceptForm.Of(entry.Wording);
        return new() { Seen = entry.Version.Number, Field = form.Field, Vi = form.Vi, En = form.En, OthersVi = form.OthersVi, OthersEn = form.OthersEn };
    }

    internal ConceptForm Form() => new(Field, Vi, En, OthersVi, OthersEn);
}
