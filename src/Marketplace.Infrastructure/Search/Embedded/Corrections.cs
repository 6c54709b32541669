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

        var (corrected, end, isOther) = (new StringBuilder(), 0, false);
        foreach (var word in words)
        {
            corrected.Append(text, end, word.Start - end);
            var other = IsKnown(word, reader) ? null : Nearest(word.Folded, known);
            corrected.Append(other is null ? text![word.Start..word.End] : MostWritten(other, reader));
            (end, isOther) = (word.End, isOther || other is not null);
        }

        return isOther ? corrected.Append(text, end, text!.Length - end).ToString() : null;
    }

    private static bool IsKnown(Syllable word, IndexReader reader) =>
        !Spelling.CanBeWrong(word)
        || reader.DocFreq(new Term(Fields.All, word.Folded)) > 0 || reader.DocFreq(new Term(Fields.AllStems, word.Stem)) > 0;

    /// <summary>With the fewest wrong letters, and of those the most used. The first letter is rarely wrong.</summary>
    private static string? Nearest(string word, Terms known)
    {
        for (var edits = 1; edits <= (Spelling.IsLong(word) ? 2 : 1); edits++)
        {
            var near = new FuzzyTermsEnum(known, new AttributeSource(), new Term(Fields.All, word), edits, prefixLength: 1, transpositions: true);
            var (best, frequency) = (default(string), 0);
            while (near.MoveNext())
            {
                if (near.DocFreq > frequency)
                {
                    (best, frequency) = (near.Term.Utf8ToString(), near.DocFreq);
                }
            }

            if (best is not null)
            {
                return best;
            }
        }

        return null;
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
