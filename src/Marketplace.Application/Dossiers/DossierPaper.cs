using System.Globalization;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Dossiers;

/// <summary>A dossier as a paper to take away.</summary>
public static class DossierPaper
{
    /// <summary>Parts that are read, each under its heading; everything else stands in one table.</summary>
    private static readonly ListingPart[] Read =
        [ListingPart.Summary, ListingPart.Problem, ListingPart.ExistingSolutions, ListingPart.Advantage, ListingPart.Economics, ListingPart.Description, ListingPart.Evidence];

    private static readonly DemandPart[] ReadOfDemand = [DemandPart.Problem, DemandPart.Situation, DemandPart.Result, DemandPart.Cooperation];

    /// <param name="code">Of the listing.</param>
    /// <param name="organisation">Who offers it.</param>
    public static Paper Of(NamedContent named, string code, Bilingual organisation, DateOnly on, Language language, DossierReader reader)
    {
        var title = named.Content.Title.IsEmpty ? code : named.Content.Title.In(language).Text;
        var lead = Sentences.OfDocument("DossierOf", language, code, organisation.In(language).Text, Day(on));
        var lines = DossierSheet.Of(named, language, reader).Where(l => l.Part is not (ListingPart.Title or ListingPart.Figures)).ToList();
        return Arranged(
            title, lead, lines, l => Read.Contains(l.Part), l => l.Part == ListingPart.Description,
            line => line.Part == ListingPart.Advantage ? Figures(named.Content, language) : [],
            Sentences.OfDocument("NoWarranty", language, code), language);
    }

    /// <param name="asker">Who asks; null when the reader may not know.</param>
    public static Paper Of(NamedDemand named, string code, Bilingual? asker, DateOnly on, Language language, DossierReader reader)
    {
        var title = named.Content.Title.IsEmpty ? code : named.Content.Title.In(language).Text;
        var lead = Sentences.OfDocument("DemandOf", language, code, asker?.In(language).Text ?? Sentences.OfDocument("Anonymous", language), Day(on));
        var lines = DemandSheet.Of(named, language, reader).Where(l => l.Part is not (DemandPart.Title or DemandPart.Figures)).ToList();
        return Arranged(
            title, lead, lines, l => ReadOfDemand.Contains(l.Part), _ => false,
            line => line.Part == DemandPart.Result ? Figures(named.Content, language) : [],
            Sentences.OfDocument("DemandIsNoOffer", language, code), language);
    }

    /// <summary>What is read under its headings, then one table of everything else.</summary>
    private static Paper Arranged<TPart>(
        string title, string lead, IReadOnlyList<DossierLine<TPart>> lines, Func<DossierLine<TPart>, bool> isRead, Func<DossierLine<TPart>, bool> isMarkdown,
        Func<DossierLine<TPart>, IEnumerable<PaperPart>> after, string foot, Language language)
        where TPart : struct, Enum
    {
        var parts = new List<PaperPart> { new PaperHeading(title, 1), new PaperText(lead) };
        foreach (var line in lines.Where(l => isRead(l) && l.Text.Length > 0))
        {
            parts.Add(new PaperHeading(line.Label, 2));
            parts.AddRange(isMarkdown(line) ? OfMarkdown(line.Text) : [new PaperText(line.Text)]);
            parts.AddRange(after(line));
        }

        parts.Add(new PaperHeading(Sentences.OfDocument("Particulars", language), 2));
        parts.Add(new PaperTable([], [.. lines
            .Where(l => !isRead(l))
            .Select(l => (IReadOnlyList<string>)[l.Label, l.Text.Length > 0 ? l.Text : Sentences.OfDocument("NotStated", language)])]));
        return new Paper(title, language, parts, foot);
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static PaperPart[] Figures(DemandContent content, Language language) => content.Figures.Count == 0 ? [] :
    [
        new PaperTable(
            [Sentences.OfDocument("Measure", language), Sentences.OfDocument("Today", language), Sentences.OfDocument("Wanted", language)],
            [.. content.Figures.Select(f => (IReadOnlyList<string>)[f.Measure.In(language).Text, f.Today, f.Wanted])]),
    ];

    private static PaperPart[] Figures(ListingContent content, Language language) => content.Figures.Count == 0 ? [] :
    [
        new PaperTable(
            [Sentences.OfDocument("Measure", language), Sentences.OfDocument("Today", language), Sentences.OfDocument("WithIt", language)],
            [.. content.Figures.Select(f => (IReadOnlyList<string>)[f.Measure.In(language).Text, f.Today, f.WithIt])]),
    ];

    /// <summary>People's Markdown by its blocks: headings, bullets, tables and paragraphs.</summary>
    private static List<PaperPart> OfMarkdown(string markdown)
    {
        var parts = new List<PaperPart>();
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (line.StartsWith('#'))
            {
                parts.Add(new PaperHeading(Plain(line.TrimStart('#')), 3));
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal))
            {
                parts.Add(new PaperBullet(Plain(line[2..])));
            }
            else if (line.StartsWith('|'))
            {
                AddRow(parts, line);
            }
            else
            {
                parts.Add(new PaperText(Plain(line)));
            }
        }

        return parts;
    }

    private static void AddRow(List<PaperPart> parts, string line)
    {
        var cells = line.Trim('|').Split('|').Select(Plain).ToArray();
        if (parts is [.., PaperTable table])
        {
            // The line of dashes below a table's head is no row.
            if (!cells.All(c => c.All(character => character is '-' or ':')))
            {
                parts[^1] = table with { Rows = [.. table.Rows, cells] };
            }
        }
        else
        {
            parts.Add(new PaperTable(cells, []));
        }
    }

    private static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Trim();
}
