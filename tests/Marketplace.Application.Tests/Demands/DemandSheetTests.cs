using System.IO.Compression;
using System.Text.Json;
using Marketplace.Application.Approvals;
using Marketplace.Application.Data;
using Marketplace.Application.Demands;
using Marketplace.Application.Dossiers;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Demands;

public sealed class DemandSheetTests : IAsyncLifetime
{
    private static readonly DemandContent Content = new()
    {
        Title = new Bilingual("Khử mùi chuồng nuôi", "Barn odour"),
        Problem = new Bilingual("Mùi lan sang khu dân cư."),
        Result = new Bilingual("Giảm 80 % amoniac."),
        Figures = [new ResultFigure(new Bilingual("Amoniac", "Ammonia"), "", "5 ppm")],
        Field = "405",
        Province = "01",
        TrlWanted = 7,
        BudgetTo = Money.Vnd(500_000_000),
        Deadline = new DateOnly(2027, 1, 31),
        Rights = [RightWanted.Sole],
        Contact = new ContactPerson("Lê Thu", "Giám đốc", "0912 345 678", null),
    };

    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Theory]
    [InlineData(DemandPart.Figures, "Amoniac: chưa nêu → 5 ppm", "Ammonia: from not stated to 5 ppm")]
    [InlineData(DemandPart.Province, "Hà Nội", "Hanoi")]
    [InlineData(DemandPart.TrlWanted, "từ TRL 7 · Trình diễn nguyên mẫu trong vận hành thực", "from TRL 7 · Prototype demonstrated in operation")]
    [InlineData(DemandPart.Budget, "đến 500.000.000 ₫", "up to 500,000,000 VND")]
    [InlineData(DemandPart.Deadline, "31/01/2027", "31/01/2027")]
    [InlineData(DemandPart.Rights, "Quyền sử dụng, độc quyền, bên giao vẫn được dùng", "Right to use, sole")]
    [InlineData(DemandPart.Contact, "Lê Thu · Giám đốc", "Lê Thu · Giám đốc")]
    [InlineData(DemandPart.Openness, "Có tên bên đăng · Mọi bên giao đều đề xuất được", "Asked by name · Every supplier may propose")]
    [InlineData(DemandPart.Methods, "", "")]
    public void A_part_is_written_out_in_the_readers_language(DemandPart part, string vi, string en)
    {
        Line(Content, part, Language.Vi, DossierReader.Public).ShouldBe(vi);
        Line(Content, part, Language.En, DossierReader.Public).ShouldBe(en);
    }

    [Fact]
    public void Of_an_anonymous_asker_the_public_reads_nobody_and_the_reviewer_reads_everything()
    {
        var anonymous = Content with { IsAnonymous = true };
        Sheet(anonymous, Language.Vi, DossierReader.Public).Select(l => l.Part).ShouldBe(Enum.GetValues<DemandPart>().Except([DemandPart.Contact, DemandPart.English]));
        Line(anonymous, DemandPart.Contact, Language.Vi, DossierReader.Insider).ShouldBe("Lê Thu · Giám đốc · 0912 345 678");
    }

    [Fact]
    public void Every_part_has_a_label_in_both_languages() =>
        Enum.GetValues<DemandPart>().SelectMany(p => new[] { DemandSheet.LabelOf(p, Language.Vi), DemandSheet.LabelOf(p, Language.En) }).ShouldNotContain(label => label.Length == 0 || label.StartsWith("Asked", StringComparison.Ordinal));

    [Fact]
    public async Task The_paper_says_who_asks_unless_they_ask_anonymously()
    {
        var (named, anonymous) = (await Posted(isAnonymous: false), await Posted(isAnonymous: true));

        (await Text((await _exchange.Visitor.Ask(new GetDemandPaper(named.Code), Token)).Answer)).ShouldSatisfyAllConditions(
            t => t.ShouldContain("Khử mùi chuồng nuôi"), t => t.ShouldContain("Lê Thu"), t => t.ShouldContain("5 ppm"), t => t.ShouldNotContain("0912 345 678"));
        (await Text((await _exchange.Visitor.Ask(new GetDemandPaper(anonymous.Code), Token)).Answer)).ShouldSatisfyAllConditions(t => t.ShouldContain("Ẩn danh"), t => t.ShouldNotContain("Lê Thu"));
        (await Text(await anonymous.Business.Get(new GetOwnDemandPaper(anonymous.Id), Token))).ShouldContain("0912 345 678");
    }

    /// <summary>Demands written before the form grew are stored without its newer parts.</summary>
    [Fact]
    public void A_demand_stored_long_ago_still_loads()
    {
        const string stored = """{"Title":{"Vi":"Khử mùi"},"Problem":{"Vi":"Mùi hôi"},"Result":{},"Field":"405","TrlWanted":7,"BudgetTo":{"Amount":5,"Currency":"VND"},"Deadline":"2027-01-31","IsAnonymous":true,"Keywords":["mùi"]}""";

        var content = JsonSerializer.Deserialize<DemandContent>(stored, AsJson.Options)!;

        content.ShouldSatisfyAllConditions(
            c => c.Title.Vi.ShouldBe("Khử mùi"), c => c.Result.IsEmpty.ShouldBeTrue(), c => c.Situation.IsEmpty.ShouldBeTrue(), c => c.Figures.ShouldBeEmpty(), c => c.Rights.ShouldBeEmpty(),
            c => c.Contact.ShouldBeNull(), c => c.IsAnonymous.ShouldBeTrue(), c => c.IsForInvited.ShouldBeFalse(), c => c.Deadline.ShouldBe(new DateOnly(2027, 1, 31)), c => c.Keywords.ShouldBe(["mùi"]));
    }

    private async Task<(Person Business, DemandId Id, string Code)> Posted(bool isAnonymous)
    {
        var (business, reviewer, id) = (await _exchange.NewPerson(Capability.Recipient), await _exchange.NewPerson(Capability.Exchange), DemandId.New());
        await business.Do(new DraftDemand(id, DemandForm.Of(Content) with { IsAnonymous = isAnonymous }), Token);
        await business.Do(new SubmitDemand(id, new Version(1)), Token);
        var read = await reviewer.Get(new GetDemandReview(id), Token);
        await reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);
        return (business, id, read.Code);
    }

    private IReadOnlyList<DossierLine<DemandPart>> Sheet(DemandContent content, Language language, DossierReader reader) =>
        DemandSheet.Of(NamedDemand.Of(content, _exchange.Services.GetRequiredService<ReferenceLists>(), language, TestExchange.Beginning.UtcDateTime), language, reader);

    private string Line(DemandContent content, DemandPart part, Language language, DossierReader reader) => Sheet(content, language, reader).Single(l => l.Part == part).Text;

    private static async Task<string> Text(Application.Ports.PaperFile paper)
    {
        using var archive = new ZipArchive(new MemoryStream(paper.Content));
        await using var entry = await archive.GetEntry("word/document.xml")!.OpenAsync(Token);
        using var reader = new StreamReader(entry);
        return await reader.ReadToEndAsync(Token);
    }
}
