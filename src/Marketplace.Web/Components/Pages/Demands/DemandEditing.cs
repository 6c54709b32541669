using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Domain.Common;

namespace Marketplace.Web.Components.Pages.Demands;

/// <summary>What every step of the form works on.</summary>
/// <param name="Problem">What the last save or submission said no to.</param>
/// <param name="Change">Takes another form; nothing typed is lost.</param>
public sealed record DemandEditing(DemandForm Form, DemandChoices Choices, Problem? Problem, Language Language, Func<DemandForm, Task> Change)
{
    public Task Set(DemandForm form) => Change(form);

    /// <summary>A list's entries to choose from, by name.</summary>
    public IEnumerable<Shared.Choice> Options(string list) => Choices[list].Select(i => new Shared.Choice(i.Code, i.NameIn(Language)));

    public IEnumerable<(string Code, string Name)> Entries(string list) => Choices[list].Select(i => (i.Code, i.NameIn(Language)));
}
