using System.IO.Compression;
using Marketplace.Application.Dossiers;
using Marketplace.Application.Listings;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Listings;

public sealed class DossierTests : IAsyncLifetime
{
    private static readonly ListingContent Content = Publishing.Content("Màng lọc gốm") with
    {
        Description = new Bilingual("Mở đầu **đậm**.\n\n## Gói chuyển giao\n- Bản vẽ\n\n| A | B |\n|---|---|\n| 1 | 2 |"),
        Figures = [new AdvantageFigure(new Bilingual("Sắt", "Iron"), "4 mg/l", "0,2 mg/l")],
        Ipc = ["C02F 1/44"],
        Objects = ["process"],
        Rights = [new OfferedRight(Right.Use, Exclusivity.Sole, true, new Territory(["01", "79"]), ["E"], 60), new OfferedRight(Right.Assignment, null, false, Territory.World, [], null)],
        Price = new PriceWish(PriceMode.Range, Money.Vnd(500_000_000), Money.Vnd(900_000_000), new Royalty(12_500, RoyaltyBase.NetRevenue)),
        Owners = [new TechnologyOwner("Viện", 605_000), new TechnologyOwner("Công ty", 395_000)],
        IpRights = [new IpRight("patent", "1-2025-00001", null, IpStatus.Filed, new DateOnly(2025, 1, 2), null, "Việt Nam")],
        TrlEvidence = [new ReadinessEvidence(7, "Xã Minh Phú")],
        StateFunding = new StateFunding(true, "province", "decision", "12/QĐ"),
    };

    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReferenceLists Lists => _exchange.Services.GetRequiredService<ReferenceLists>();

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Theory]
    [InlineData(ListingPart.Figures, "Sắt: 4 mg/l → 0,2 mg/l", "Iron: from 4 mg/l to 0,2 mg/l")]
    [InlineData(ListingPart.Objects, "Quy trình công nghệ", "Technological process")]
    [InlineData(ListingPart.Trl, "TRL 7 · Trình diễn nguyên mẫu trong vận hành thực", "TRL 7: Prototype demonstrated in operation")]
    [InlineData(ListingPart.TrlEvidence, "TRL 7 · Nơi và ngày chạy thử: Xã Minh Phú", "TRL 7, Place and date of the trial run: Xã Minh Phú")]
    [InlineData(
        ListingPart.Rights,
        "Quyền sử dụng, độc quyền, bên giao vẫn được dùng · Hà Nội, TP. Hồ Chí Minh · Cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải · đến 60 tháng · được chuyển giao tiếp cho bên thứ ba\nChuyển nhượng quyền sở hữu · toàn thế giới · mọi lĩnh vực",
        "Right to use, sole · Hanoi, Ho Chi Minh City · Water supply; sewerage, waste management · up to 60 months · sub-licence allowed\nAssignment of ownership · worldwide · every field")]
    [InlineData(ListingPart.Price, "Khoảng giá · 500.000.000 ₫ – 900.000.000 ₫ · 1,25 % doanh thu thuần", "Price range · 500,000,000 VND to 900,000,000 VND · 1.25 % of net revenue")]
    [InlineData(ListingPart.Owners, "Viện · 60,5 %\nCông ty · 39,5 %", "Viện · 60.5 %\nCông ty · 39.5 %")]
    [InlineData(ListingPart.IpRights, "Sáng chế · đã nộp đơn · đơn số 1-2025-00001 · nộp đơn 02/01/2025 · Việt Nam", "Patent for invention · filed · application no. 1-2025-00001 · filed 02/01/2025 · Việt Nam")]
    [InlineData(ListingPart.StateFunding, "Có dùng ngân sách nhà nước · Cấp tỉnh, thành phố · Quyết định giao quyền của cơ quan có thẩm quyền · 12/QĐ", "State-funded · Province or city · Decision of the authority that hands over the right · 12/QĐ")]
    [InlineData(ListingPart.Certificates, "", "")]
    public void A_part_is_written_out_in_the_readers_language(ListingPart part, string vi, string en)
    {
        Line(part, Language.Vi, DossierReader.Public).ShouldBe(vi);
        Line(part, Language.En, DossierReader.Public).ShouldBe(en);
    }

    [Fact]
    public async Task A_video_is_taken_only_from_a_site_of_the_list()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        foreach (var link in (string[])["https://youtu.be/dQw4w9WgXcQ", "https://vimeo.com/76979871", " "])
        {
            await supplier.Do(new DraftListing(ListingId.New(), new ListingForm(TitleVi: "Có video", VideoLink: link)), Token);
        }

        foreach (var link in (string[])["https://evil.example/watch?v=1", "http://youtu.be/dQw4w9WgXcQ", "javascript:alert(1)", "video"])
        {
            var refusal = (await supplier.Send(new DraftListing(ListingId.New(), new ListingForm(TitleVi: "Có video", VideoLink: link)), Token)).Problem.ShouldNotBeNull(link).Refusals.Single();
            (refusal.Code, refusal.Member).ShouldBe(("AVideoIsOnAKnownHost", nameof(ListingForm.VideoLink)));
        }
    }

    [Fact]
    public void The_public_sees_neither_the_proof_of_ownership_nor_how_to_reach_the_person_in_charge()
    {
        var shown = Sheet(Language.Vi, DossierReader.Public);
        shown.Select(l => l.Part).ShouldBe(Enum.GetValues<ListingPart>().Except([ListingPart.Ownership, ListingPart.English]));
        shown.Select(l => l.Text).ShouldNotContain(t => t.Contains("024 0000 0000") || t.Contains("Biên bản nghiệm thu"));
        Line(ListingPart.Contact, Language.Vi, DossierReader.Public).ShouldBe("Nguyễn Thị Hoa · Trưởng phòng chuyển giao");

        Line(ListingPart.Contact, Language.Vi, DossierReader.Insider).ShouldBe("Nguyễn Thị Hoa · Trưởng phòng chuyển giao · 024 0000 0000");
        Line(ListingPart.Ownership, Language.Vi, DossierReader.Insider).ShouldBe("Biên bản nghiệm thu");
        Line(ListingPart.Title, Language.Vi, DossierReader.Insider).ShouldBe("Màng lọc gốm\n\nCeramic membrane");
    }

    [Fact]
    public void A_result_without_its_basis_says_that_the_right_is_being_handed_over() =>
        DossierSheet.Of(NamedContent.Of(Content with { StateFunding = new StateFunding(true, null, null, null) }, Lists, Language.Vi, Now), Language.Vi, DossierReader.Public)
            .Single(l => l.Part == ListingPart.StateFunding).Text.ShouldBe("Có dùng ngân sách nhà nước · đang hoàn tất thủ tục giao quyền");

    [Fact]
    public void Markdown_becomes_headings_bullets_and_tables_of_the_paper()
    {
        var paper = DossierPaper.Of(NamedContent.Of(Content, Lists, Language.Vi, Now), "HS-1", new Bilingual("Viện"), new DateOnly(2026, 11, 24), Language.Vi, DossierReader.Public);

        var parts = paper.Parts.SkipWhile(p => p is not Ports.PaperHeading { Text: "Mô tả" }).Skip(1).Take(4).ToArray();
        parts[0].ShouldBe(new Ports.PaperText("Mở đầu đậm."));
        parts[1].ShouldBe(new Ports.PaperHeading("Gói chuyển giao", 3));
        parts[2].ShouldBe(new Ports.PaperBullet("Bản vẽ"));
        var table = parts[3].ShouldBeOfType<Ports.PaperTable>();
        string.Join('|', table.Head).ShouldBe("A|B");
        string.Join('|', table.Rows.ShouldHaveSingleItem()).ShouldBe("1|2");
        paper.Footer.ShouldStartWith("HS-1");
    }

    [Fact]
    public async Task A_published_listing_is_taken_along_as_a_paper_without_what_is_confidential()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        var listing = await _exchange.Publish(supplier);

        var open = await Text((await _exchange.Visitor.Ask(new GetListingPaper(listing.Code), Token)).Answer.Content);
        open.ShouldContain("Màng lọc gốm");
        open.ShouldNotContain("024 0000 0000");

        var own = await supplier.Get(new GetOwnListingPaper(listing.Id), Token);
        own.Name.ShouldBe($"{listing.Code}.docx");
        (await Text(own.Content)).ShouldContain("024 0000 0000");
    }

    private static DateTime Now => TestExchange.Beginning.UtcDateTime;

    private IReadOnlyList<DossierLine<ListingPart>> Sheet(Language language, DossierReader reader) => DossierSheet.Of(NamedContent.Of(Content, Lists, language, Now), language, reader);

    private string Line(ListingPart part, Language language, DossierReader reader) => Sheet(language, reader).Single(l => l.Part == part).Text;

    private static async Task<string> Text(byte[] docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        await using var entry = await archive.GetEntry("word/document.xml")!.OpenAsync(Token);
        using var reader = new StreamReader(entry);
        return await reader.ReadToEndAsync(Token);
    }
}
