using Marketplace.Application.Demands;
using Marketplace.Domain.Demands;
using Marketplace.Web.Components.Pages.Demands;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Demands;

public sealed class DemandStepsTests
{
    /// <summary>A refusal leads to the step of its field: a field that no step claims would lead to the first.</summary>
    [Fact]
    public void Only_the_texts_and_figures_stand_in_the_first_step()
    {
        string[] texts = ["Title", "Problem", "Situation", "Result"];
        typeof(DemandForm).GetProperties().Select(p => p.Name).Where(p => DemandSteps.Of(p) == DemandStep.Problem)
            .ShouldBe(texts.SelectMany(t => new[] { t + "Vi", t + "En" }).Append("Figures"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("Figures[1].Wanted", DemandStep.Problem)]
    [InlineData("Industries", DemandStep.Classification)]
    [InlineData("BudgetTo", DemandStep.Transfer)]
    [InlineData("ContactPhone", DemandStep.Asker)]
    public void A_field_stands_in_its_step(string member, DemandStep step) => DemandSteps.Of(member).ShouldBe(step);

    [Theory]
    [InlineData(DemandPart.Figures, DemandStep.Problem)]
    [InlineData(DemandPart.English, DemandStep.Problem)]
    [InlineData(DemandPart.Field, DemandStep.Classification)]
    [InlineData(DemandPart.Province, DemandStep.Classification)]
    [InlineData(DemandPart.TrlWanted, DemandStep.Transfer)]
    [InlineData(DemandPart.Cooperation, DemandStep.Transfer)]
    [InlineData(DemandPart.Contact, DemandStep.Asker)]
    public void A_missing_part_leads_to_its_step(DemandPart part, DemandStep step) => DemandSteps.Of(part).ShouldBe(step);
}
