using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Demands;

public sealed class DemandCompletenessTests
{
    private static readonly DemandContent Full = new()
    {
        Title = new Bilingual("Khử mùi", "Odour"),
        Problem = new Bilingual("Mùi lan.", "It spreads."),
        Situation = new Bilingual("Trại lợn."),
        Result = new Bilingual("Giảm 80 %.", "80 % less."),
        Figures = [new ResultFigure(new Bilingual("Amoniac"), "25 ppm", "5 ppm")],
        Field = "405",
        Industries = ["A"],
        Keywords = ["mùi"],
        Province = "01",
        TrlWanted = 7,
        BudgetTo = Money.Vnd(1),
        Deadline = new DateOnly(2027, 1, 31),
        Rights = [RightWanted.NonExclusive],
        Forms = ["independent"],
        Methods = ["training"],
        Cooperation = new Bilingual("Chạy thử."),
        Contact = new ContactPerson("Lê Thu", null, "0912 345 678", null),
    };

    public static TheoryData<DemandContent, DemandPart> Without => new()
    {
        { Full with { Title = new Bilingual(null, "Odour") }, DemandPart.Title },
        { Full with { Problem = Bilingual.None }, DemandPart.Problem },
        { Full with { Situation = Bilingual.None }, DemandPart.Situation },
        { Full with { Result = Bilingual.None }, DemandPart.Result },
        { Full with { Figures = [] }, DemandPart.Figures },
        { Full with { Field = null }, DemandPart.Field },
        { Full with { Industries = [] }, DemandPart.Industries },
        { Full with { Keywords = [] }, DemandPart.Keywords },
        { Full with { Province = null }, DemandPart.Province },
        { Full with { TrlWanted = null }, DemandPart.TrlWanted },
        { Full with { BudgetTo = null }, DemandPart.Budget },
        { Full with { Deadline = null }, DemandPart.Deadline },
        { Full with { Rights = [] }, DemandPart.Rights },
        { Full with { Forms = [] }, DemandPart.Forms },
        { Full with { Methods = [] }, DemandPart.Methods },
        { Full with { Cooperation = Bilingual.None }, DemandPart.Cooperation },
        { Full with { Contact = null }, DemandPart.Contact },
        { Full with { Result = new Bilingual("Giảm 80 %.") }, DemandPart.English },
    };

    [Fact]
    public void A_full_demand_misses_nothing()
    {
        var completeness = DemandCompleteness.Of(Full);
        completeness.Percent.ShouldBe(100);
        completeness.Missing.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Without), DisableDiscoveryEnumeration = true)]
    public void A_part_left_out_is_named(DemandContent content, DemandPart part)
    {
        var completeness = DemandCompleteness.Of(content);
        completeness.Missing.ShouldBe([part]);
        completeness.Percent.ShouldBeLessThan(100);
    }
}
