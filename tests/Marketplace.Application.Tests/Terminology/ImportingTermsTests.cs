using System.Text;
using System.Xml.Linq;
using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Resources;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Terminology;

public sealed class ImportingTermsTests : IAsyncLifetime
{
    private const string Head = "field\tvi\ten\tother_vi\tother_en\n";

    private TestExchange _exchange = null!;
    private Person _staff = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _staff = await _exchange.NewPerson(Capability.Exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Theory]
    [InlineData(GlossaryFormat.Tsv)]
    [InlineData(GlossaryFormat.Tbx)]
    public async Task What_was_exported_brings_nothing_when_it_is_imported(GlossaryFormat format)
    {
        var file = await Exported(format);
        var check = await _staff.Get(new GetGlossaryCheck(file), Token);
        check.ShouldSatisfyAllConditions(
            c => c.Unchanged.ShouldBe(SeedGlossary.Shipped().Count()),
            c => (c.New, c.Changed, c.Refused).ShouldBe((0, 0, 0)));
        (await _staff.Refused(Import(file), Token)).ShouldBe(nameof(ConceptRules.AGlossaryFileBringsSomething));
    }

    [Theory]
    [InlineData(GlossaryFormat.Tsv)]
    [InlineData(GlossaryFormat.Tbx)]
    public void No_column_is_lost_on_the_way_through_a_file(GlossaryFormat format)
    {
        var random = new Random(2026);
        string[] pieces = ["α-amylase", "CO₂", "(S)-limonene", "1,4-dioxan", "tính \"thông minh\"", "R&D", "<b>gen</b>", "𝛽-carotene", "ngô, sắn", "đ", "'n'", "tab le", "màng—gốm", "🌾lúa", "=", "x = y", "]]>", "100 %"];
        string Term() => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => pieces[random.Next(pieces.Length)]));
        string[] Terms(int most) => [.. Enumerable.Range(0, random.Next(most)).Select(_ => Term()).Where(ConceptWording.IsTerm)];
        var concepts = Enumerable.Range(0, 2_000)
            .Select(i => (Id: ConceptId.New(), Wording: new ConceptWording("102", $"t{i} {Term()}", $"e{i} {Term()}", Terms(5), Terms(5)))).ToArray();
        var file = format == GlossaryFormat.Tsv ? GlossaryTable.Write(concepts) : TermBank.Write(concepts, _exchange.Services.GetRequiredService<ReferenceLists>(), "Thử");
        var text = Encoding.UTF8.GetString(file);
        var read = (format == GlossaryFormat.Tsv ? GlossaryTable.Read(text) : TermBank.Read(text))!;
        read.Select(r => (r.Concept!.Value, r.Wording, r.IsBroken)).ShouldBe(concepts.Select(c => (c.Id, c.Wording, false)));
        read.Select(r => r.Line).ShouldBeUnique();
    }

    [Fact]
    public async Task A_file_adds_rewords_and_restores_and_leaves_the_rest()
    {
        var removed = await Concept("học máy");
        await _staff.Do(new RemoveConcept(removed.Id, removed.Version), Token);
        var count = await _exchange.InDatabase((db, token) => db.Concepts.CountAsync(token), Token);
        var known = await Concept("trí tuệ nhân tạo");
        var file = $"\uFEFFid\tother_en\tfield\tvi\ten\tother_vi\r\n{known.Id.Value}\tAI; machine intelligence\t102\ttrí tuệ nhân tạo\tartificial intelligence\tTTNT; \"AI\" tiếng Việt\r\n"
            + $"\t\t{removed.Field}\t{removed.Vi}\t{removed.En}\t\r\n\r\n\t\t204\tlọc gốm thử\ttrial ceramic filter\t\r\n";
        (await _staff.Send(Import(file), Token)).Problem!.Refusals.ShouldHaveSingleItem().Code.ShouldBe(nameof(ConceptRules.TermRowHasShortPhrases));

        file = file.Replace("; \"AI\" tiếng Việt", "", StringComparison.Ordinal);
        (await _staff.Get(new GetGlossaryCheck(file), Token)).ShouldSatisfyAllConditions(c => (c.New, c.Changed, c.Unchanged, c.Refused).ShouldBe((1, 2, 0, 0)));
        await _staff.Do(Import(file), Token);
        (await Concept("trí tuệ nhân tạo")).ShouldSatisfyAllConditions(
            c => c.OthersEn.ShouldBe(["AI", "machine intelligence"]),
            c => c.OthersVi.ShouldBe(["TTNT"]),
            c => c.History[^1].Before.ShouldBe(known.Wording));
        (await Concept("học máy")).IsRemoved.ShouldBeFalse();
        (await Concept("lọc gốm thử")).History.ShouldHaveSingleItem().By.ShouldBe(_staff.Id);
        (await _exchange.InDatabase((db, token) => db.Concepts.CountAsync(token), Token)).ShouldBe(count + 1);
    }

    [Fact]
    public async Task All_rows_that_are_wrong_are_named_in_both_languages_and_nothing_is_imported()
    {
        var (one, other) = (await Concept("trí tuệ nhân tạo"), await Concept("toán học"));
        var many = string.Join("; ", Enumerable.Range(0, 21).Select(i => $"tên {i}"));
        var file = "id" + "\t" + Head
            + "\t102\tmới\tnew thing\t\t\n"
            + "\t102\tmới một\tnew one\t\t\tthừa\n"
            + "không\t102\tmới hai\tnew two\t\t\n"
            + "\t000\tmới ba\tnew three\t\t\n"
            + "\t102\t\tnew four\t\t\n"
            + "\t102\tmới năm\t=new five\t\t\n"
            + $"\t102\tmới sáu\tnew six\t{many}\t\n"
            + "\t102\tMới\tNew thing\t\t\n"
            + $"{one.Id.Value}\t{other.Field}\t{other.Vi}\t{other.En}\t\t\n";
        var problem = (await _staff.Send(Import(file), Token)).Problem!;
        problem.Kind.ShouldBe(ProblemKind.Invalid);
        problem.Refusals.Select(r => (r.Code, Line: (int)r.Arguments![0])).ShouldBe(
        [
            (nameof(ConceptRules.TermRowCanBeTakenApart), 3), (nameof(ConceptRules.TermRowCanBeTakenApart), 4), (nameof(ConceptRules.TermRowHasAField), 5),
            (nameof(ConceptRules.TermRowHasBothTerms), 6), (nameof(ConceptRules.TermRowHasShortPhrases), 7), (nameof(ConceptRules.TermRowHasFewTerms), 8),
            (nameof(ConceptRules.TermRowComesOnce), 9), (nameof(ConceptRules.TermRowIsNoOtherConcept), 10),
        ]);
        (await _staff.Get(new GetGlossaryCheck(file), Token)).ShouldSatisfyAllConditions(
            c => c.Refused.ShouldBe(8),
            c => c.New.ShouldBe(1),
            c => c.Refusals.ShouldAllBe(r => Sentences.Of(r, Language.Vi).Contains("Dòng") && Sentences.Of(r, Language.En).Contains("Row")));
        (await _exchange.InDatabase((db, token) => db.Concepts.AnyAsync(c => c.Vi == "mới", token), Token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("mã,vi,en\n1,một,one\n")]
    [InlineData("vi\tvi\ten\n1\tmột\tone\n")]
    [InlineData("vi\ten\tnhóm\nmột\tone\tx\n")]
    [InlineData("vi\ten\n")]
    [InlineData("<tbx>")]
    [InlineData("<tbx/>")]
    [InlineData("<martif><body/></martif>")]
    [InlineData("<!DOCTYPE tbx [<!ENTITY all SYSTEM \"file:///etc/passwd\">]><tbx><text><body><conceptEntry><term>&all;</term></conceptEntry></body></text></tbx>")]
    [InlineData("<!DOCTYPE tbx [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><tbx><conceptEntry>&b;</conceptEntry></tbx>")]
    [InlineData("n\uFFFDng\ten\n")]
    [InlineData(" ")]
    public async Task What_is_no_file_of_terms_is_refused_beside_its_field(string file)
    {
        (await _staff.Send(Import(file), Token)).Problem!.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(nameof(ConceptRules.AGlossaryFileIsReadable)),
            r => r.Member.ShouldBe("File"));
        (await _staff.Ask(new GetGlossaryCheck(file), Token)).IsDone.ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_has_its_limit() =>
        (await _staff.Send(Import(Head + new string('x', ImportTerms.LongestFile)), Token)).Problem!.Refusals.ShouldHaveSingleItem().Code.ShouldBe("MaximumLengthValidator");

    [Fact]
    public async Task A_termbase_says_what_the_standard_asks()
    {
        var written = XDocument.Parse((await Exported(GlossaryFormat.Tbx)).TrimStart('\uFEFF'));
        XNamespace tbx = "urn:iso:std:iso:30042:ed-2";
        var root = written.Root!;
        root.Name.ShouldBe(tbx + "tbx");
        (root.Attribute("type")?.Value, root.Attribute("style")?.Value, root.Attribute(XNamespace.Xml + "lang")?.Value).ShouldBe(("TBX-Basic", "dca", "vi"));
        root.Element(tbx + "tbxHeader")!.Element(tbx + "fileDesc")!.Element(tbx + "sourceDesc")!.Element(tbx + "p")!.Value.ShouldNotBeEmpty();
        var entry = root.Descendants(tbx + "conceptEntry").Single(e => e.Descendants(tbx + "term").Any(t => t.Value == "trí tuệ nhân tạo"));
        entry.Element(tbx + "descrip")!.ShouldSatisfyAllConditions(d => d.Attribute("type")!.Value.ShouldBe("subjectField"), d => d.Value.ShouldStartWith("102 "));
        entry.Elements(tbx + "langSec").Select(s => s.Attribute(XNamespace.Xml + "lang")!.Value).ShouldBe(["vi", "en"]);
        entry.Descendants(tbx + "termSec").Select(s => (s.Element(tbx + "term")!.Value, s.Element(tbx + "termNote")!.Value)).ShouldContain(("AI", "admittedTerm-admn-sts"));
        entry.Descendants(tbx + "termNote").Count(n => n.Value == "preferredTerm-admn-sts").ShouldBe(2);
    }

    [Fact]
    public async Task A_termbase_of_another_tool_is_read_in_the_style_DCT_too()
    {
        const string file = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
              <text><body>
                <conceptEntry id="7">
                  <min:subjectField>204</min:subjectField>
                  <langSec xml:lang="en-US"><termSec><term>TCF</term></termSec><termSec><term>trial ceramic filter</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
                  <langSec xml:lang="vi"><termSec><term>lọc gốm thử</term></termSec></langSec>
                </conceptEntry>
              </body></text>
            </tbx>
            """;
        await _staff.Do(Import(file), Token);
        (await Concept("lọc gốm thử")).Wording.ShouldBe(new ConceptWording("204", "lọc gốm thử", "trial ceramic filter", [], ["TCF"]));
    }

    private static ImportTerms Import(string file) => new(TermImportId.New(), file);

    private async Task<string> Exported(GlossaryFormat format) => Encoding.UTF8.GetString((await _staff.Get(new GetGlossaryFile(format), Token)).Content);

    private Task<Concept> Concept(string vi) => _exchange.InDatabase((db, token) => db.Concepts.SingleAsync(c => c.Vi == vi, token), Token);
}
