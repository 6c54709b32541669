using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using DocumentKind = Marketplace.Application.Ports.DocumentKind;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>How a document lies in the index.</summary>
internal static class Documents
{
    /// <summary>Raised whenever analysis or fields change: an index of another version is built anew.</summary>
    public const string Schema = "2";

    public const string Id = "id";
    public const string Kind = "kind";
    public const string Key = "key";
    public const string Published = "published";
    public const string Trl = "trl";
    public const string Digest = "digest";

    /// <summary>Codes of all facets.</summary>
    public const string Facets = "facets";

    /// <summary>Why the document could not be taken in.</summary>
    public const string Refusal = "refusal";

    /// <summary>Everything, folded: what decides whether a document is found at all.</summary>
    public const string All = "all";
    public const string AllPairs = "all2";
    public const string AllExact = "allx";

    /// <summary>English only, by stems.</summary>
    public const string AllStems = "alle";
    public const string Title = "title";
    public const string TitleStems = "titlee";
    public const string Summary = "summary";
    public const string Keyword = "keyword";

    /// <summary>What completes a text that is being typed.</summary>
    public const string Beginnings = "begin";

    /// <summary>Words as they are written, below their folded form.</summary>
    public const string Spellings = "spell";

    /// <summary>Added to the kind of a document that was refused: no search asks for such a kind.</summary>
    public const int RefusedKind = 128;

    private static readonly FieldType Weighed = Type(IndexOptions.DOCS_AND_FREQS, omitNorms: false);
    private static readonly FieldType Listed = Type(IndexOptions.DOCS_ONLY, omitNorms: true);

    /// <summary>Fields whose words give scores.</summary>
    public static readonly IReadOnlyList<string> Counted = [Title, TitleStems, All, AllExact, AllPairs, AllStems];

    public static string KeyOf(DocumentKind kind, Guid id) => $"{(int)kind}:{id:N}";

    public static Document Of(SearchDocument source)
    {
        var document = Begun(source, (int)source.Kind);
        document.Add(new NumericDocValuesField(Published, source.PublishedAt.Ticks));
        document.Add(new NumericDocValuesField(Trl, source.Trl ?? 0));
        foreach (var (name, codes) in source.Facets)
        {
            foreach (var code in codes)
            {
                document.Add(new SortedSetDocValuesField(Facets, new BytesRef(FacetCodes.Term(name, code))));
            }
        }

        Store(document, Title, source.Title);
        Store(document, Summary, source.Summary);
        foreach (var keyword in source.Keywords)
        {
            document.Add(new StoredField(Keyword, keyword));
        }

        foreach (var (field, words) in WordsOf(source))
        {
            Add(document, field, Weighed, words);
        }

        Add(document, Beginnings, Listed, Suggestions.BeginningsOf(source));
        Add(document, Spellings, Listed, SpellingsOf(source));
        return document;
    }

    /// <summary>The words of each field, the same for every engine.</summary>
    public static IEnumerable<(string Field, IEnumerable<string> Words)> WordsOf(SearchDocument source)
    {
        var names = (List<Syllable>)[.. source.Keywords.SelectMany(Syllables.Of), .. source.Names.SelectMany(Syllables.Of)];
        var (titleVi, titleEn) = (Syllables.Of(source.Title.Vi), Syllables.Of(source.Title.En));
        var (summaryVi, summaryEn, bodyEn) = (Syllables.Of(source.Summary.Vi), Syllables.Of(source.Summary.En), Syllables.Of(source.Body.En));
        var all = (List<Syllable>)[.. titleVi, .. titleEn, .. names, .. summaryVi, .. summaryEn, .. Syllables.Of(source.Body.Vi), .. bodyEn];
        yield return (Title, [.. Folded(titleVi), .. Folded(titleEn), .. Folded(names)]);
        yield return (TitleStems, [.. Stems(titleEn), .. Stems(names)]);
        yield return (All, Folded(all));
        yield return (AllExact, all.Select(w => w.Exact));
        yield return (AllPairs, Syllables.Pairs(all));
        yield return (AllStems, [.. Stems(titleEn), .. Stems(names), .. Stems(summaryEn), .. Stems(bodyEn)]);
    }

    /// <summary>What a document is about, in both languages.</summary>
    public static string Said(Bilingual title, Bilingual summary, IEnumerable<string> keywords) => string.Join('\n', title.Sides().Concat(summary.Sides()).Concat(keywords));

    public static IEnumerable<string> SpellingsOf(SearchDocument source) =>
        source.Title.Sides().Concat(source.Summary.Sides()).Concat(source.Keywords).SelectMany(Spelling.Written).Distinct(StringComparer.Ordinal);

    /// <summary>What stands in the place of a document that could not be taken in.</summary>
    public static Document Refused(SearchDocument source, string why)
    {
        var document = Begun(source, RefusedKind + (int)source.Kind);
        document.Add(new StoredField(Refusal, why));
        return document;
    }

    public static DocumentKind KindOf(long stored) => (DocumentKind)(stored % RefusedKind);

    public static bool IsRefused(long stored) => stored >= RefusedKind;

    /// <summary>A stored text in the reader's language, or in the other one.</summary>
    public static (string Text, Language Language) Stored(Document document, string field, Language wanted) => Stored(document, field).In(wanted);

    public static Bilingual Stored(Document document, string field) =>
        new(document.Get(field + ".vi", CultureInfo.InvariantCulture), document.Get(field + ".en", CultureInfo.InvariantCulture));

    private static Document Begun(SearchDocument source, int kind) =>
    [
        new StringField(Key, KeyOf(source.Kind, source.Id), Field.Store.NO),
        new BinaryDocValuesField(Id, new BytesRef(source.Id.ToByteArray())),
        new NumericDocValuesField(Kind, kind),
        new NumericDocValuesField(Digest, source.Digest()),
    ];

    private static IEnumerable<string> Folded(IEnumerable<Syllable> words) => words.Select(w => w.Folded);

    private static IEnumerable<string> Stems(IEnumerable<Syllable> words) => words.Select(w => w.Stem);

    private static void Store(Document document, string field, Bilingual text)
    {
        if (text.Vi is not null)
        {
            document.Add(new StoredField(field + ".vi", text.Vi));
        }

        if (text.En is not null)
        {
            document.Add(new StoredField(field + ".en", text.En));
        }
    }

    private static void Add(Document document, string field, FieldType type, IEnumerable<string> words) => document.Add(new Field(field, new WordStream(words), type));

    private static FieldType Type(IndexOptions options, bool omitNorms)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = options, OmitNorms = omitNorms };
        type.Freeze();
        return type;
    }

    /// <summary>Words that were cut already.</summary>
    private sealed class WordStream : TokenStream
    {
        private readonly IEnumerator<string> _words;
        private readonly ICharTermAttribute _term;

        public WordStream(IEnumerable<string> words)
        {
            _words = words.GetEnumerator();
            _term = AddAttribute<ICharTermAttribute>();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            if (!_words.MoveNext())
            {
                return false;
            }

            _term.SetEmpty().Append(_words.Current);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _words.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
