using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class CompletenessTests
{
    private static readonly Bilingual Text = new("Chữ", "Text");

    private static readonly ListingContent Full = new()
    {
        Title = Text,
        Summary = Text,
        Problem = Text,
        ExistingSolutions = Text,
        Advantage = Text,
        Figures = [new AdvantageFigure(Text, "12", "7")],
        Economics = Text,
        Evidence = Text,
        Description = Text,
        Field = "207",
        Industries = ["E"],
        Ipc = ["C02F 1/44"],
        PriorityTags = ["environment"],
        Sdgs = ["6"],
        Keywords = ["nước"],
        Objects = ["process"],
        TransferClass = "ordinary",
        Trl = 9,
        TrlEvidence = [new ReadinessEvidence(4, "Biên bản"), new ReadinessEvidence(7, "Trạm"), new ReadinessEvidence(9, "Công ty")],
        Certificates = [new Certificate("TCVN", null, null)],
        Rights = [new OfferedRight(Right.Assignment, null, false, Territory.World, [], null)],
        Forms = ["independent"],
        Methods = ["documents"],
        Price = new PriceWish(PriceMode.Negotiable, null, null, null),
        Owners = [new TechnologyOwner("Viện", 1_000_000)],
        IpRights = [new IpRight("trade-secret", null, null, null, null, null, null)],
        Ownership = "Biên bản",
        StateFunding = new StateFunding(false, null, null, null),
        Contact = new ContactPerson("Hoa", null, "024", null),
        Video = new Uri("https://youtu.be/abcdefghijk"),
        Images = [new ListingImage(FileId.New(), 640, 400, Text, Text)],
        Documents = [new ListingDocument(FileId.New(), "a.pdf", FileKind.Pdf, 1_000, Text, DisclosureLayer.Public)],
    };

    public static TheoryData<ListingContent, ListingPart> Lacking => new()
    {
        { Full with { Title = new Bilingual(null, "Text") }, ListingPart.Title },
        { Full with { Video = null }, ListingPart.Video },
        { Full with { Images = [] }, ListingPart.Images },
        { Full with { Documents = [] }, ListingPart.Documents },
        { Full with { Summary = Bilingual.None }, ListingPart.Summary },
        { Full with { Problem = new Bilingual("Chữ") }, ListingPart.English },
        { Full with { Problem = Bilingual.None }, ListingPart.Problem },
        { Full with { ExistingSolutions = Bilingual.None }, ListingPart.ExistingSolutions },
        { Full with { Advantage = Bilingual.None }, ListingPart.Advantage },
        { Full with { Figures = [] }, ListingPart.Figures },
        { Full with { Economics = Bilingual.None }, ListingPart.Economics },
        { Full with { Evidence = Bilingual.None }, ListingPart.Evidence },
        { Full with { Description = Bilingual.None }, ListingPart.Description },
        { Full with { Field = null }, ListingPart.Field },
        { Full with { Industries = [] }, ListingPart.Industries },
        { Full with { Ipc = [] }, ListingPart.Ipc },
        { Full with { PriorityTags = [] }, ListingPart.PriorityTags },
        { Full with { Sdgs = [] }, ListingPart.Sdgs },
        { Full with { Keywords = [] }, ListingPart.Keywords },
        { Full with { Objects = [] }, ListingPart.Objects },
        { Full with { TransferClass = null }, ListingPart.TransferClass },
        { Full with { TrlEvidence = [new ReadinessEvidence(4, "Biên bản"), new ReadinessEvidence(9, "Công ty")] }, ListingPart.TrlEvidence },
        { Full with { Certificates = [] }, ListingPart.Certificates },
        { Full with { Rights = [] }, ListingPart.Rights },
        { Full with { Forms = [] }, ListingPart.Forms },
        { Full with { Methods = [] }, ListingPart.Methods },
        { Full with { Price = null }, ListingPart.Price },
        { Full with { Owners = [new TechnologyOwner("Viện", null)] }, ListingPart.Owners },
        { Full with { IpRights = [] }, ListingPart.IpRights },
        { Full with { Ownership = null }, ListingPart.Ownership },
        { Full with { StateFunding = new StateFunding(true, "national", "decision", null) }, ListingPart.StateFunding },
        { Full with { Contact = new ContactPerson("Hoa", null, null, null) }, ListingPart.Contact },
        { Full with { Trl = null, TrlEvidence = [] }, ListingPart.Trl },
    };

    [Fact]
    public void A_full_dossier_lacks_nothing() => Completeness.Of(Full).ShouldSatisfyAllConditions(
        c => c.Percent.ShouldBe(100),
        c => c.Missing.ShouldBeEmpty());

    [Fact]
    public void An_empty_dossier_lacks_all_but_the_evidence_nobody_asks_for_yet()
    {
        var empty = Completeness.Of(ListingContent.Empty);
        empty.Missing.ShouldBe(Enum.GetValues<ListingPart>().Except([ListingPart.TrlEvidence]));
        empty.Percent.ShouldBeLessThan(5);
    }

    [Theory]
    [MemberData(nameof(Lacking))]
    public void Each_part_counts(ListingContent content, ListingPart part)
    {
        var completeness = Completeness.Of(content);
        completeness.Missing.ShouldBe([part]);
        completeness.Percent.ShouldBeInRange(90, 99);
    }

    [Fact]
    public void Every_part_was_left_out_once() =>
        Lacking.Select(row => row.Data.Item2).ShouldBe(Enum.GetValues<ListingPart>(), ignoreOrder: true);

    [Fact]
    public void Evidence_is_not_missing_where_no_level_asks_for_it() => Completeness.Of(Full with { Trl = 3, TrlEvidence = [] }).Percent.ShouldBe(100);
}
