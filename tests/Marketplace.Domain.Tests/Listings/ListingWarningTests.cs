using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class ListingWarningTests
{
    private static readonly IpKind Patent = IpKind.Of(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["application"] = "1-YYYY-NNNNN",
        ["grant"] = "1-NNNNNNN[-NNN]",
        ["bareGrant"] = "3-7",
        ["years"] = "20",
    });

    private static readonly IpKind Design = IpKind.Of(new Dictionary<string, string>(StringComparer.Ordinal) { ["years"] = "5", ["renewals"] = "2" });
    private static readonly IpKind Variety = IpKind.Of(new Dictionary<string, string>(StringComparer.Ordinal) { ["grant"] = "NN.VN.YYYY", ["years"] = "20", ["yearsForTrees"] = "25" });
    private static readonly IpKind Mark = IpKind.Of(new Dictionary<string, string>(StringComparer.Ordinal) { ["years"] = "10", ["renewals"] = "*" });

    [Theory]
    [InlineData("1-YYYY-NNNNN", "1-2025-07218", true)]
    [InlineData("1-YYYY-NNNNN", "1-2025-7218", false)]
    [InlineData("1-YYYY-NNNNN", "2-2025-07218", false)]
    [InlineData("1-YYYY-NNNNN", "1-0025-07218", false)]
    [InlineData("1-YYYY-NNNNN", "1-2025-072189", false)]
    [InlineData("1-NNNNNNN[-NNN]", "1-0041277", true)]
    [InlineData("1-NNNNNNN[-NNN]", "1-0041277-001", true)]
    [InlineData("1-NNNNNNN[-NNN]", "1-0041277-01", false)]
    [InlineData("NN.VN.YYYY", "41.VN.2024", true)]
    [InlineData("NNNN/YYYY/QTG", "3127/2025/QTG", true)]
    [InlineData("NNNN/YYYY/QTG", "3127/2025", false)]
    [InlineData("PCT/VNYYYY/NNNNNN", "PCT/VN2025/000041", true)]
    [InlineData("PCT/VNYYYY/NNNNNN", "", false)]
    public void A_number_fits_its_shape_or_not(string shape, string number, bool fits) => NumberShape.Fits(shape, number).ShouldBe(fits);

    [Theory]
    [InlineData("12", false)]
    [InlineData("123", true)]
    [InlineData("1234567", true)]
    [InlineData("12345678", false)]
    [InlineData("12a", false)]
    public void A_grant_may_be_a_bare_number_where_the_list_says_so(string number, bool fits) => Patent.TakesGrant(number).ShouldBe(fits);

    [Fact]
    public void A_right_ends_with_its_term_and_its_renewals()
    {
        var filed = new DateOnly(2020, 2, 29);
        Patent.LatestEnd(filed).ShouldBe(new DateOnly(2040, 2, 29));
        Design.LatestEnd(filed).ShouldBe(new DateOnly(2035, 2, 28));
        Variety.LatestEnd(filed).ShouldBe(new DateOnly(2045, 2, 28));
        Mark.LatestEnd(filed).ShouldBeNull();
    }

    [Fact]
    public void A_number_of_another_shape_is_warned_of_beside_its_field_with_both()
    {
        var warnings = Of(new IpRight("patent", "1-2025-7218", "41277x", null, null, null, null));

        warnings.Select(w => w.Rule).ShouldBe([ListingRules.AnIpNumberHasItsShape, ListingRules.AnIpNumberHasItsShape]);
        warnings.Select(w => w.Member).ShouldBe(["IpRights[0].Application", "IpRights[0].Grant"]);
        warnings[0].Arguments.ShouldBe(["1-2025-7218", "1-YYYY-NNNNN"]);
    }

    [Fact]
    public void A_granted_right_without_a_number_is_warned_of() =>
        Of(new IpRight("patent", null, null, IpStatus.Granted, null, null, null)).Select(w => (w.Rule, w.Member))
            .ShouldBe([(ListingRules.AGrantedIpRightHasItsNumber, "IpRights[0].Grant")]);

    [Theory]
    [InlineData(2044, 5, 6, true)]
    [InlineData(2044, 5, 5, false)]
    [InlineData(2024, 5, 6, false)]
    [InlineData(2024, 5, 5, true)]
    public void An_end_outside_the_term_is_warned_of(int year, int month, int day, bool isWarned) =>
        Of(new IpRight("patent", null, null, null, new DateOnly(2024, 5, 5), new DateOnly(year, month, day), null))
            .Any(w => w.Rule == ListingRules.AnIpRightEndsInItsTime).ShouldBe(isWarned);

    [Fact]
    public void A_kind_without_shapes_and_a_well_filled_right_are_not_warned_of()
    {
        Of(new IpRight("trade-secret", "bất kỳ", "bất kỳ", IpStatus.Granted, null, null, null)).ShouldBeEmpty();
        Of(new IpRight("patent", "1-2025-07218", "1-0041277", IpStatus.Granted, new DateOnly(2025, 1, 1), new DateOnly(2045, 1, 1), "Việt Nam")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3, "")]
    [InlineData(4, "TrlEvidence4")]
    [InlineData(8, "TrlEvidence4,TrlEvidence7")]
    [InlineData(9, "TrlEvidence4,TrlEvidence7,TrlEvidence9")]
    public void From_levels_four_seven_and_nine_evidence_is_asked_for(int trl, string members)
    {
        var warnings = ListingRules.Warnings(ListingContent.Empty with { Trl = trl }, _ => null);

        string.Join(',', warnings.Select(w => w.Member)).ShouldBe(members);
        warnings.ShouldAllBe(w => w.Rule == ListingRules.AReadinessLevelIsShown);
    }

    [Fact]
    public void Evidence_that_is_there_is_not_asked_for() =>
        ListingRules.Warnings(ListingContent.Empty with { Trl = 7, TrlEvidence = [new ReadinessEvidence(4, "Biên bản"), new ReadinessEvidence(7, "Trạm")] }, _ => null).ShouldBeEmpty();

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("decision", null, true)]
    [InlineData(StateFunding.StateKeeps, "12/QĐ", true)]
    [InlineData("decision", "12/QĐ", false)]
    public void A_state_funded_result_without_a_basis_awaits_its_right_and_is_warned_of(string? basis, string? document, bool awaits)
    {
        var content = ListingContent.Empty with { StateFunding = new StateFunding(true, null, basis, document) };

        content.AwaitsRightToTransfer.ShouldBe(awaits);
        ListingRules.Warnings(content, _ => null).Any(w => w.Rule == ListingRules.AStateFundedResultNamesItsBasis).ShouldBe(awaits);
    }

    [Fact]
    public void What_no_state_money_made_awaits_nothing()
    {
        (ListingContent.Empty with { StateFunding = new StateFunding(false, null, null, null) }).AwaitsRightToTransfer.ShouldBeFalse();
        ListingContent.Empty.AwaitsRightToTransfer.ShouldBeFalse();
    }

    [Fact]
    public void A_restricted_technology_is_warned_of() =>
        ListingRules.Warnings(ListingContent.Empty with { TransferClass = TransferClasses.Restricted }, _ => null).ShouldHaveSingleItem().Rule.ShouldBe(ListingRules.ARestrictedTechnologyNeedsApproval);

    private static IReadOnlyList<Warning> Of(IpRight right) => ListingRules.Warnings(
        ListingContent.Empty with { IpRights = [right] }, kind => kind switch { "patent" => Patent, _ => IpKind.Of(new Dictionary<string, string>(StringComparer.Ordinal)) });
}
