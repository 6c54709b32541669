using Marketplace.Application.Organisations;
using Marketplace.Web.Site;

namespace Marketplace.Web.Components.Pages.Organisations;

/// <summary>What the verification form holds while it is filled in; the day as it was typed.</summary>
public sealed class EvidenceInput
{
    public int Seen { get; set; }

    public string? Method { get; set; }

    public string? Level { get; set; }

    public string? Papers { get; set; }

    public string? ComparedOn { get; set; }

    public string? Note { get; set; }

    internal EvidenceForm Form() => new(Method, Level, Papers, TypedDay.Read(ComparedOn), Note);
}
