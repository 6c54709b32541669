using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Architecture.Tests;

public sealed partial class SentenceTests
{
    /// <summary>The same in both languages: abbreviations, units and names.</summary>
    private static readonly string[] SameInBoth = ["TRL", "NDA", "VSIC", "IPC", "English", "Tiếng Việt", "en", "vi", "VND", "QR", "Email", "Markdown", "PDF", "JSON", "CSV"];

    private static string[] Bases => [.. Repository.Files("src", "*.resx").Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal)).Select(f => f[..^".resx".Length])];

    [Fact]
    public void Every_rule_has_a_sentence_in_both_languages()
    {
        var rules = typeof(Root).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.FieldType == typeof(Rule)).Select(f => ((Rule)f.GetValue(null)!).Code).ToArray();
        rules.Length.ShouldBeGreaterThan(40);
        rules.ShouldBeUnique();
        var (vi, en) = Read("src/Marketplace.Application/Resources/Rules");
        rules.Concat(Enum.GetNames<ProblemKind>().Except([nameof(ProblemKind.Invalid), nameof(ProblemKind.Refused)])).Where(r => !vi.ContainsKey(r) || !en.ContainsKey(r)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_error_code_of_a_form_has_a_sentence()
    {
        var codes = Repository.Files("src/Marketplace.Application", "*.cs").SelectMany(f => ErrorCode().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct(StringComparer.Ordinal).ToArray();
        codes.ShouldNotBeEmpty();
        codes.Except(Read("src/Marketplace.Application/Resources/Rules").Vi.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_sentence_stands_in_both_languages()
    {
        Bases.Length.ShouldBeGreaterThan(2);
        foreach (var file in Bases)
        {
            var (vi, en) = Read(file);
            vi.Keys.ShouldBe(en.Keys, ignoreOrder: true, customMessage: file);
        }
    }

    [Fact]
    public void English_is_English()
    {
        var wrong = Bases.SelectMany(file =>
        {
            var (vi, en) = Read(file);
            return en.Where(s => !SameInBoth.Contains(s.Value, StringComparer.Ordinal) && s.Value.Any(char.IsLetter)
                    && (s.Value == vi[s.Key] || VietnameseLetter().IsMatch(WithoutNames(s.Value))))
                .Select(s => $"{Path.GetFileName(file)}: {s.Key} = {s.Value}");
        });
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_sentence_that_a_page_asks_for_exists()
    {
        var files = Repository.Files("src/Marketplace.Web", "*.*").Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)).ToArray();
        var words = Read("src/Marketplace.Web/Resources/Words").Vi;
        files.SelectMany(f => WordKey().Matches(File.ReadAllText(f)).Select(m => (f, Key: m.Groups[1].Value)))
            .Where(k => !words.ContainsKey(k.Key)).Select(k => $"{Path.GetFileName(k.f)}: W[{k.Key}]").ShouldBeEmpty();

        var pages = files.Where(f => f.Contains("/Pages/", StringComparison.Ordinal)).ToArray();
        pages.SelectMany(f => PageKey().Matches(File.ReadAllText(f)).Select(m => (f, Key: m.Groups[1].Value)))
            .Where(k => !Read(FeatureResource(k.f)).Vi.ContainsKey(k.Key)).Select(k => $"{Path.GetFileName(k.f)}: T[{k.Key}]").ShouldBeEmpty();
    }

    [Fact]
    public void Every_reference_list_has_a_title()
    {
        var titles = Read("src/Marketplace.Web/Resources/ReferenceData").Vi.Keys.Where(k => k.StartsWith("list-", StringComparison.Ordinal)).ToArray();
        titles.Length.ShouldBeGreaterThan(30);
        titles.ShouldBe(SeedReferenceData.Lists.Select(l => $"list-{l.List}"), ignoreOrder: true);
    }

    [Fact]
    public void No_sentence_is_written_into_a_component()
    {
        var components = Repository.Files("src/Marketplace.Web/Components", "*.razor");
        components.Count.ShouldBeGreaterThan(5);
        components.SelectMany(f => TextNode().Matches(Markup(File.ReadAllText(f))).Select(m => $"{Path.GetFileName(f)}: {m.Value.Trim()}")).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_inline_stands_in_a_component() =>
        Repository.Files("src/Marketplace.Web/Components", "*.razor")
            .Where(f => InlineStyleOrScript().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName).ShouldBeEmpty();

    private static string FeatureResource(string page) => "src/Marketplace.Web/Resources/" + page[(page.IndexOf("/Pages/", StringComparison.Ordinal) + "/Pages/".Length)..].Split('/')[0];

    /// <summary>Without code blocks and comments, which hold no text for people.</summary>
    private static string Markup(string razor) => Comment().Replace(CodeBlock().Replace(razor, ""), "");

    private static string WithoutNames(string english) => SameInBoth.Append("đồng").Append("Hà Nội").Aggregate(english, (text, name) => text.Replace(name, "", StringComparison.Ordinal));

    private static (Dictionary<string, string> Vi, Dictionary<string, string> En) Read(string file) => (Load(file + ".resx"), Load(file + ".en.resx"));

    private static Dictionary<string, string> Load(string file) => XDocument.Load(Path.Combine(Repository.Root, file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    [GeneratedRegex("WithErrorCode\\(\"([A-Za-z]+)\"\\)")]
    private static partial Regex ErrorCode();

    [GeneratedRegex("\\bW\\[\"([A-Za-z0-9]+)\"\\s*[\\],]")]
    private static partial Regex WordKey();

    [GeneratedRegex("\\bT\\[\"([A-Za-z0-9]+)\"\\s*[\\],]")]
    private static partial Regex PageKey();

    [GeneratedRegex("[ăâđêôơưĂÂĐÊÔƠƯáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]")]
    private static partial Regex VietnameseLetter();

    [GeneratedRegex("@code\\s*\\{.*\\z", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("@\\*.*?\\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("(?<=>)[^<>@{}()=;]*\\p{L}{2,}[^<>@{}()=;]*(?=</)")]
    private static partial Regex TextNode();

    [GeneratedRegex("\\sstyle\\s*=\\s*\"|<style\\b|<script(?![^>]*\\ssrc=)|\\son[a-z]+\\s*=\\s*\"(?!@)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyleOrScript();
}
