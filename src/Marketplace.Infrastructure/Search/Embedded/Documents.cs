using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Util;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using DocumentKind = Marketplace.Application.Ports.DocumentKind;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>How a document lies in the index.</summary>
internal static class Documents
{
    /// <summary>Raised whenever analysis or fields change: an index of another version is built anew.</summary>
    public const string Schema = "1";

    public const string Id = "id";
    public const string Kind = "kind";
    public const string Key = "key";
    public const string Published = "published";
    public const string Trl = "trl";

    /// <summary>Everything, folded: what decides whether a document is found at all.</summary>
    public const string All = "all";
    public const string AllPairs = "all2";
    public const string AllExact = "allx";

    /// <summary>English only, by stems.</summary>
    public const string AllStems = "alle";
    public const string Title = "title";
    public const string TitleStems = "titlee";

    public static string KeyOf(DocumentKind kind, Guid id) => $"{(int)kind}:{id:N}";

    public static string Facet(string name) => "facet." + name;

    public static Document Of(SearchDocument source)
    {
        var document = new Document
        {
            new StringField(Key, KeyOf(source.Kind, source.Id), Field.Store.NO),
            new BinaryDocValuesField(Id, new BytesRef(source.Id.ToByteArray())),
            new NumericDocValuesField(Kind, (int)source.Kind),
            new NumericDocValuesField(Published, source.PublishedAt.Ticks),
            new NumericDocValuesField(Trl, source.Trl ?? 0),
        };
        foreach (var (name, codes) in source.Facets)
        {
            foreach (var code in codes)
            {
                document.Add(new SortedSetDocValuesField(Facet(name), new BytesRef(code)));
            }
        }

        Store(document, Title, source.Title);
        Store(document, "summary", source.Summary);
        var title = Words(source.Title.Vi, source.Title.En, source.Keywords);
        var all = (List<Syllable>)[.. title, .. Syllables.Of(source.Summary.Vi), .. Syllables.Of(source.Summary.En), .. Syllables.Of(source.Body.Vi), .. Syllables.Of(source.Body.En)];
        var english = (List<Syllable>)[.. Words(null, source.Title.En, source.Keywords), .. Syllables.Of(source.Summary.En), .. Syllables.Of(source.Body.En)];
        Add(document, Title, title.Select(w => w.Folded));
        Add(document, TitleStems, Words(null, source.Title.En, source.Keywords).Select(w => w.Stem));
        Add(document, All, all.Select(w => w.Folded));
        Add(document, AllExact, all.Select(w => w.Exact));
        Add(document, AllPairs, Syllables.Pairs(all));
        Add(document, AllStems, english.Select(w => w.Stem));
        return document;
    }

    /// <summary>A stored text in the reader's language, or in the other one.</summary>
    public static (string Text, Language Language) Stored(Document document, string field, Language wanted) =>
        new Bilingual(document.Get(field + ".vi", CultureInfo.InvariantCulture), document.Get(field + ".en", CultureInfo.InvariantCulture)).In(wanted);

    private static List<Syllable> Words(string? vi, string? en, IReadOnlyList<string> keywords) =>
        [.. Syllables.Of(vi), .. Syllables.Of(en), .. keywords.SelectMany(Syllables.Of)];

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

    private static void Add(Document document, string field, IEnumerable<string> words) => document.Add(new TextField(field, new WordStream(words)));

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
