using System.Globalization;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>Finds the known word that an unknown one was probably meant to be, and how it is written.</summary>
internal static class Corrections
{
    /// <summary>The text with the nearest known words instead of unknown ones; null when nothing is unknown, or nothing near.</summary>
    public static string? Of(string? text, IndexReader reader)
    {
        var words = Syllables.Of(text);
        if (words.Count is 0 or > Spelling.MostWords || MultiFields.GetTerms(reader, Fields.All) is not { } known)
        {
            return null;
        }

        var isKnown = words.ConvertAll(word => IsKnown(word, reader));
        var (corrected, end, isOther) = (new StringBuilder(), 0, false);
        foreach (var (position, word) in words.Index())
        {
            var neighbours = Neighbours.Of(words, isKnown, position);
            var other = isKnown[position] ? null : Nearest(word.Folded, neighbours, known, reader);
            corrected.Append(text, end, word.Start - end).Append(other is null ? text![word.Start..word.End] : Written(other, neighbours, reader));
            (end, isOther) = (word.End, isOther || other is not null);
        }

        return isOther ? corrected.Append(text, end, text!.Length - end).ToString() : null;
    }

    private static bool IsKnown(Syllable word, IndexReader reader) =>
        !Spelling.CanBeWrong(word)
        || reader.DocFreq(new Term(Fields.All, word.Folded)) > 0 || reader.DocFreq(new Term(Fields.AllStems, word.Stem)) > 0;

    /// <summary>With the fewest wrong letters; of those the one that most documents hold beside its neighbours, then the most used. The first letter is rarely wrong.</summary>
    private static string? Nearest(string word, Neighbours neighbours, Terms known, IndexReader reader)
    {
        for (var edits = 1; edits <= (Spelling.IsLong(word) ? 2 : 1); edits++)
        {
            var near = new FuzzyTermsEnum(known, new AttributeSource(), new Term(Fields.All, word), edits, prefixLength: 1, transpositions: true);
            var candidates = new List<(string Word, int Documents)>();
            while (near.MoveNext())
            {
                candidates.Add((near.Term.Utf8ToString(), near.DocFreq));
            }

            if (candidates.Count > 0)
            {
                return candidates.OrderByDescending(c => c.Documents).Take(Spelling.MostCandidates)
                    .MaxBy(c => (neighbours.With(c.Word).Sum(pair => reader.DocFreq(new Term(Fields.AllPairs, pair))), c.Documents)).Word;
            }
        }

        return null;
    }

    /// <summary>As beside its neighbours, or else with the marks it mostly has.</summary>
    private static string Written(string word, Neighbours neighbours, IndexReader reader) =>
        neighbours.WritingOf(word, neighbours.With(word).SelectMany(pair => Texts(new Term(Fields.AllPairs, pair), reader))) ?? MostWritten(word, reader);

    /// <summary>Of the first documents with a term.</summary>
    private static IEnumerable<string> Texts(Term term, IndexReader reader)
    {
        var documents = MultiFields.GetTermDocsEnum(reader, MultiFields.GetLiveDocs(reader), term.Field, term.Bytes, DocsFlags.NONE);
        for (var read = 0; read < Spelling.MostRead && documents is not null && documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS; read++)
        {
            var stored = reader.Document(documents.DocID);
            foreach (var text in Documents.Stored(stored, Fields.Title).Sides().Concat(Documents.Stored(stored, Fields.Summary).Sides()).Concat(stored.GetValues(Fields.Keyword, CultureInfo.InvariantCulture)))
            {
                yield return text;
            }
        }
    }

    /// <summary>With the marks it mostly has.</summary>
    private static string MostWritten(string folded, IndexReader reader)
    {
        var (best, frequency) = (folded, 0);
        if (MultiFields.GetTerms(reader, Fields.Spellings) is not { } terms)
        {
            return best;
        }

        var (written, prefix) = (terms.GetEnumerator(), new BytesRef(folded + Spelling.Parting));
        for (var status = written.SeekCeil(prefix); status != TermsEnum.SeekStatus.END && StringHelper.StartsWith(written.Term, prefix); status = written.MoveNext() ? TermsEnum.SeekStatus.FOUND : TermsEnum.SeekStatus.END)
        {
            if (written.DocFreq > frequency)
            {
                (best, frequency) = (written.Term.Utf8ToString()[(folded.Length + 1)..], written.DocFreq);
            }
        }

        return best;
    }
}
