using System.Globalization;
using System.Text;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;

namespace Marketplace.Benchmarks;

/// <summary>
/// Listings that are made up, and varied as real ones are: syllables of the language in the frequencies of Zipf's law, put together to
/// words that come back, 350 syllables a document, every third with an English side. The same ones in every run.
/// </summary>
internal sealed class SyntheticListings
{
    private const int Words = 20_000;
    private const int Syllables = 350;
    private const int TopicWords = 30;
    private static readonly string[] Onsets = ["b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"];
    private static readonly string[] Rimes = ["a", "an", "ang", "ao", "ay", "ăm", "ăng", "âm", "ân", "ât", "e", "en", "ê", "ên", "i", "in", "inh", "iêm", "iên", "o", "on", "ong", "ô", "ôi", "ông", "ơ", "ơi", "u", "un", "uôn", "ư", "ươc", "ươn", "ương", "y", "at", "ac", "ap", "am", "em", "et", "êt", "ich", "it", "ip", "oc", "ot", "om", "ôc", "ôt", "ôm", "ơn", "ơm", "uc", "ut", "um", "uông", "uôc", "ưng", "ưc", "ưt", "yêu", "uy", "uynh", "oa", "oan", "oang", "oai"];
    private static readonly char[] Tones = ['\0', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
    private static readonly string[] English = ["treatment", "water", "sensor", "drying", "membrane", "process", "energy", "storage", "seed", "material", "monitoring", "control", "software", "coating", "battery", "recycling", "vaccine", "imaging", "soil", "extraction"];

    /// <summary>Names of substances, makes and models: each stands in a few documents.</summary>
    private const int Names = 20_000;

    private readonly Random _random = new(20261126);
    private readonly string[] _syllables;
    private readonly double[] _chancesOfSyllables;
    private readonly string[] _words;
    private readonly double[] _chances;
    private readonly string[] _names;
    private string[] _topic = [];
    private readonly DateTime _day = new(2026, 11, 26, 0, 0, 0, DateTimeKind.Utc);

    public SyntheticListings()
    {
        _syllables = [.. Onsets.SelectMany(onset => Rimes.SelectMany(rime => Tones.Select(tone => Syllable(onset, rime, tone))))];
        _random.Shuffle(_syllables);
        _chancesOfSyllables = Zipf(_syllables.Length);
        _words = [.. Enumerable.Range(0, Words).Select(_ => _random.Next(3) == 0 ? OneOf(_syllables, _chancesOfSyllables) : OneOf(_syllables, _chancesOfSyllables) + " " + OneOf(_syllables, _chancesOfSyllables))];
        _chances = Zipf(Words);
        _names = [.. Enumerable.Range(0, Names).Select(i => $"{(char)('a' + (i % 23))}{English[i % 20][..3]}{Number(i)}")];
    }

    public SearchDocument Next()
    {
        // A text speaks of something: half of its words are few ones that come back.
        _topic = [.. Enumerable.Range(0, TopicWords).Select(_ => Word())];
        var (title, summary, body) = (Text(10), Text(40), Text(Syllables - 50));
        _topic = [];
        var isEnglish = _random.Next(3) == 0;
        return new SearchDocument(
            DocumentKind.Listing, Guid.CreateVersion7(), new Bilingual(title, isEnglish ? EnglishText(7) : null), new Bilingual(summary, isEnglish ? EnglishText(25) : null), new Bilingual($"{body} {Name()} {Name()} {Name()}"),
            [Word(), Word()], Facets(), _day.AddMinutes(-_random.Next(500_000)), _random.Next(1, 10))
        {
            Names = ["HS-" + ShortCode.Of(Guid.NewGuid()), "Viện " + _words[_random.Next(200)]],
        };
    }

    /// <summary>One to four syllables that stand together in some text.</summary>
    public string ShortQuestion() => string.Join(' ', Text(6).Split(' ').Take(_random.Next(1, 5)));

    /// <summary>A name that hardly any document holds, sometimes with a word.</summary>
    public string RareQuestion() => Name() + (_random.Next(2) == 0 ? "" : " " + Word());

    public string LongQuestion() => Text(_random.Next(12, 25));

    public string Problem() => Text(600)[..2_000];

    /// <summary>What somebody has typed until now of a title.</summary>
    public string Beginning()
    {
        var text = Text(4);
        return text[..Math.Min(text.Length, _random.Next(2, 12))];
    }

    /// <summary>One or two chosen facets.</summary>
    public Dictionary<string, IReadOnlyList<string>> Filters()
    {
        var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.TrlBand] = [TrlBands.All[_random.Next(3)]] };
        if (_random.Next(2) == 0)
        {
            filters[FacetNames.FieldHead] = [Number(_random.Next(1, 7))];
        }

        return filters;
    }

    private Dictionary<string, IReadOnlyList<string>> Facets()
    {
        var field = _random.Next(46);
        return new(StringComparer.Ordinal)
        {
            [FacetNames.FieldHead] = [Number(1 + (field % 6))],
            [FacetNames.Field] = [Number(100 + field)],
            [FacetNames.Industry] = [((char)('A' + _random.Next(21))).ToString(), ((char)('A' + _random.Next(21))).ToString()],
            [FacetNames.TrlBand] = [TrlBands.All[_random.Next(3)]],
            [FacetNames.Right] = [RightCodes.All[_random.Next(2)], RightCodes.All[2 + _random.Next(2)]],
            [FacetNames.PriceMode] = [PriceModeCodes.All[_random.Next(5)]],
            [FacetNames.PriceBand] = [PriceBands.All[_random.Next(5)]],
            [FacetNames.IpStatus] = [IpStatusCodes.All[_random.Next(4)]],
            [FacetNames.Owner] = [Number(_random.Next(8))],
            [FacetNames.Province] = [Number(_random.Next(34))],
            [FacetNames.PriorityTag] = [Number(_random.Next(10))],
            [FacetNames.StateFunded] = [StateFundedCodes.All[_random.Next(2)]],
            [FacetNames.ConfirmedOn] = [ConfirmedBands.CodeOf(_day.AddDays(-_random.Next(120)))],
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Syllable(string onset, string rime, char tone) =>
        tone == '\0' ? onset + rime : (onset + rime).Insert(onset.Length + 1, tone.ToString()).Normalize(NormalizationForm.FormC);

    /// <summary>Added up, so that a place among them is found by halving.</summary>
    private static double[] Zipf(int count)
    {
        var (chances, sum) = (new double[count], 0.0);
        for (var i = 0; i < count; i++)
        {
            chances[i] = sum += 1 / Math.Pow(i + 3, 0.9);
        }

        return chances;
    }

    private string OneOf(string[] all, double[] chances)
    {
        var at = Array.BinarySearch(chances, _random.NextDouble() * chances[^1]);
        return all[Math.Min(at < 0 ? ~at : at, all.Length - 1)];
    }

    private string Word() => OneOf(_words, _chances);

    private string Name() => _names[_random.Next(Names)];

    private string Text(int syllables)
    {
        var text = new StringBuilder();
        for (var count = 0; count < syllables;)
        {
            var word = _topic.Length > 0 && _random.Next(2) == 0 ? _topic[_random.Next(_topic.Length)] : Word();
            count += word.Contains(' ', StringComparison.Ordinal) ? 2 : 1;
            text.Append(text.Length == 0 ? "" : " ").Append(word);
        }

        return text.ToString();
    }

    private string EnglishText(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => English[_random.Next(English.Length)] + (_random.Next(8) == 0 ? Number(_random.Next(500)) : "")));
}
