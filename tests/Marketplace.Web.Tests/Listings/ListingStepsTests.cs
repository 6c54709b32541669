using Marketplace.Application.Listings;
using Marketplace.Domain.Listings;
using Marketplace.Web.Components.Pages.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Listings;

public sealed class ListingStepsTests
{
    /// <summary>A refusal leads to the step of its field: a field that no step claims would lead to the first.</summary>
    [Fact]
    public void Only_the_texts_stand_in_the_first_step()
    {
        string[] texts = ["Title", "Summary", "Problem", "ExistingSolutions", "Advantage", "Economics", "Description", "Confidential"];
        typeof(ListingForm).GetProperties().Select(p => p.Name).Where(p => ListingSteps.Of(p) == ListingStep.Content)
            .ShouldBe(texts.SelectMany(t => new[] { t + "Vi", t + "En" }).Append("Figures").Append("VideoLink"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("Rights[2].TermMonths", ListingStep.Rights)]
    [InlineData("IpRights[0].Application", ListingStep.Ownership)]
    [InlineData("Certificates[0].Number", ListingStep.Readiness)]
    [InlineData("Figures[1].Today", ListingStep.Content)]
    [InlineData("TrlEvidence7", ListingStep.Readiness)]
    [InlineData("Ipc", ListingStep.Classification)]
    public void A_field_within_a_list_stands_with_its_list(string member, ListingStep step) => ListingSteps.Of(member).ShouldBe(step);

    [Theory]
    [InlineData("review", ListingStep.Review)]
    [InlineData("Ownership", ListingStep.Ownership)]
    [InlineData("files", ListingStep.Content)]
    [InlineData("7", ListingStep.Content)]
    [InlineData(null, ListingStep.Content)]
    public void An_address_names_a_step_of_the_form(string? name, ListingStep step) => ListingSteps.Named(name).ShouldBe(step);

    [Theory]
    [InlineData(ListingPart.Figures, ListingStep.Content)]
    [InlineData(ListingPart.English, ListingStep.Content)]
    [InlineData(ListingPart.Field, ListingStep.Classification)]
    [InlineData(ListingPart.TransferClass, ListingStep.Classification)]
    [InlineData(ListingPart.Trl, ListingStep.Readiness)]
    [InlineData(ListingPart.Certificates, ListingStep.Readiness)]
    [InlineData(ListingPart.Rights, ListingStep.Rights)]
    [InlineData(ListingPart.Price, ListingStep.Rights)]
    [InlineData(ListingPart.Owners, ListingStep.Ownership)]
    [InlineData(ListingPart.Contact, ListingStep.Ownership)]
    [InlineData(ListingPart.Images, ListingStep.Files)]
    [InlineData(ListingPart.Documents, ListingStep.Files)]
    public void A_missing_part_leads_to_its_step(ListingPart part, ListingStep step) => ListingSteps.Of(part).ShouldBe(step);
}
