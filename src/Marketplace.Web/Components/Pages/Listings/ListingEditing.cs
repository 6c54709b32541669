using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Web.Components.Pages.Listings;

/// <summary>What every step of the form works on.</summary>
/// <param name="Problem">What the last save or submission said no to.</param>
/// <param name="Change">Takes another form; nothing typed is lost.</param>
public sealed record ListingEditing(
    ListingForm Form, ListingChoices Choices, Problem? Problem, IReadOnlyList<Warning> Warnings, Language Language, Func<ListingForm, Task> Change)
{
    public Task Set(ListingForm form) => Change(form);

    /// <summary>A list's entries to choose from, by name.</summary>
    public IEnumerable<Shared.Choice> Options(string list) => Choices[list].Select(i => new Shared.Choice(i.Code, NameOf(i)));

    public IEnumerable<(string Code, string Name)> Entries(string list) => Choices[list].Select(i => (i.Code, NameOf(i)));

    public string NameOf(ReferenceItem item) => item.NameIn(Language);
}
