using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class TableImportTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly MemberId Person = MemberId.New();
    private static readonly MembershipId Membership = MembershipId.New();
    private static readonly MappedColumn Id = new("Mã", ListingColumn.OwnId);
    private static readonly MappedColumn Title = new("Tên", ListingColumn.TitleVi);

    public static TheoryData<MappedColumn[], string> Wrong => new()
    {
        { [Title], nameof(TableImportRules.TheOwnIdIsMapped) },
        { [Id], nameof(TableImportRules.ATitleIsMapped) },
        { [Id, Title with { Means = ListingColumn.OwnId }], nameof(TableImportRules.AColumnMeansOneThing) },
        { [Id, Title, Title with { Means = ListingColumn.TitleEn }], nameof(TableImportRules.AColumnMeansOneThing) },
        { [Id, new MappedColumn("Khác", ListingColumn.TitleVi)], nameof(TableImportRules.AMappedColumnIsInTheTable) },
    };

    [Fact]
    public void A_table_is_checked_then_imported_step_by_step()
    {
        var import = Uploaded();
        import.Check([Id, Title], "Của viện", Person, Membership);
        import.Advance([RowOutcome.New, RowOutcome.Refused], Now);
        (import.State, import.Position).ShouldBe((TableImportState.Checking, 2));
        import.Advance([RowOutcome.New], Now);
        (import.State, import.Tally).ShouldBe((TableImportState.Checked, new RowTally(2, 0, 0, 1)));

        import.Import(Person, Membership);
        (import.State, import.Position, import.Tally).ShouldBe((TableImportState.Importing, 0, RowTally.None));
        import.Advance([RowOutcome.New, RowOutcome.Refused, RowOutcome.Unchanged], Now);
        (import.State, import.EndedAt).ShouldBe((TableImportState.Imported, Now));
    }

    [Fact]
    public void A_cancelled_import_goes_on_where_it_stood_and_a_cancelled_check_begins_anew()
    {
        var import = Uploaded();
        import.Check([Id, Title], null, Person, Membership);
        import.Advance([RowOutcome.New], Now);
        import.Cancel(Now);
        import.State.ShouldBe(TableImportState.Uploaded);

        import.Check([Id, Title], null, Person, Membership);
        import.Position.ShouldBe(0);
        import.Advance([RowOutcome.New, RowOutcome.New, RowOutcome.New], Now);
        import.Import(Person, Membership);
        import.Advance([RowOutcome.New], Now);
        import.Cancel(Now);
        import.State.ShouldBe(TableImportState.Cancelled);
        import.Import(Person, Membership);
        (import.State, import.Position, import.Tally.New).ShouldBe((TableImportState.Importing, 1, 1));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_mapping_says_where_each_thing_comes_from(MappedColumn[] mapping, string rule) =>
        Should.Throw<RuleBroken>(() => Uploaded().Check(mapping, null, Person, Membership)).Rule.Code.ShouldBe(rule);

    [Fact]
    public void A_table_has_rows() =>
        Should.Throw<RuleBroken>(() => TableImport.Upload(TableImportId.New(), OrganisationId.New(), Person, Membership, "a.csv", ["Mã"], 0, Now)).Rule.ShouldBe(TableImportRules.ATableHasRows);

    [Fact]
    public void What_is_at_work_is_left_alone_and_what_is_not_is_not_stopped()
    {
        var import = Uploaded();
        Should.Throw<RuleBroken>(() => import.Cancel(Now)).Rule.ShouldBe(TableImportRules.OnlyWorkIsCancelled);
        Should.Throw<RuleBroken>(() => import.Import(Person, Membership)).Rule.ShouldBe(TableImportRules.OnlyCheckedTablesAreImported);
        import.Check([Id, Title], null, Person, Membership);
        Should.Throw<RuleBroken>(() => import.Check([Id, Title], null, Person, Membership)).Rule.ShouldBe(TableImportRules.ATableAtWorkIsLeftAlone);
    }

    private static TableImport Uploaded() => TableImport.Upload(TableImportId.New(), OrganisationId.New(), Person, Membership, "a.csv", ["Mã", "Tên"], 3, Now);
}
