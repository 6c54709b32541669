using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>How a document lies in the index.</summary>
internal static class Documents
{
    private static readonly FieldType Weighed = Type(IndexOptions.DOCS_AND_FREQS, omitNorms: false);
    private static readonly FieldType Listed = Type(IndexOptions.DOCS_ONLY, omitNorms: true);

    public static Document Of(SearchDocument source)
    {
        var document = Begun(source, (int)source.Kind);
        document.Add(new NumericDocValuesField(Fields.Published, source.PublishedAt.Ticks));
        document.Add(new NumericDocValuesField(Fields.Trl, source.Trl ?? 0));
        foreach (var (name, codes) in source.Facets)
        {
            foreach (var code in codes)
            {
                document.Add(new SortedSetDocValuesField(Fields.Facets, new BytesRef(FacetCodes.Term(name, code))));
            }
        }

        Store(document, Fields.Title, source.Title);
        Store(document, Fields.Summary, source.Summary);
        foreach (var keyword in source.Keywords)
        {
            document.Add(new StoredField(Fields.Keyword, keyword));
        }

        foreach (var (field, words) in DocumentWords.Of(source))
        {
            Add(document, field, Weighed, words);
        }

        Add(document, Fields.Beginnings, Listed, Suggestions.BeginningsOf(source));
        Add(document, Fields.Spellings, Listed, DocumentWords.SpellingsOf(source));
        return document;
    }

    /// <summary>What stands in the place of a document that could not be taken in.</summary>
    public static Document Refused(SearchDocument source, string why)
    {
        var document = Begun(source, Fields.RefusedKind + (int)source.Kind);
        document.Add(new StoredField(Fields.Refusal, why));
        return document;
    }

    /// <summary>A stored text in the reader's language, or in the other one.</summary>
    public static (string Text, Language Language) Stored(Document document, string field, Language wanted) => Stored(document, field).In(wanted);

    public static Bilingual Stored(Document document, string field) =>
        new(document.Get(field + ".vi", CultureInfo.InvariantCulture), document.Get(field + ".en", CultureInfo.InvariantCulture));

    private static Document Begun(SearchDocument source, int kind) =>
    [
        new StringField(Fields.Key, Fields.KeyOf(source.Kind, source.Id), Field.Store.NO),
        new BinaryDocValuesField(Fields.Id, new BytesRef(source.Id.ToByteArray())),
        new NumericDocValuesField(Fields.Kind, kind),
        new NumericDocValuesField(Fields.Digest, source.Digest()),
    ];

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
