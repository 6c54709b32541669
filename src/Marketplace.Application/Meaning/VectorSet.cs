using System.Runtime.InteropServices;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Meaning;

/// <summary>
/// The vectors of all documents of one kind, row after row in one array that a scan runs through; a document has one for each language
/// that it is written in, and is as near as the nearer of them. Many may ask while one changes it.
/// </summary>
public sealed class VectorSet : IDisposable
{
    /// <summary>How far the cosine of bytes may lie from the true one.</summary>
    private const float Rounding = 0.01f;

    /// <summary>Of fewer texts in a language the mean says nothing.</summary>
    private const int Crowd = 30;

    private static readonly int Languages = Enum.GetValues<Language>().Length;

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<Guid, int[]> _rowsOf = [];
    private sbyte[] _values = [];
    private float[] _scales = [];
    private Guid[] _ids = [];
    private Language[] _languages = [];
    private int _width;
    private int _count;

    /// <summary>Of documents.</summary>
    public int Count
    {
        get
        {
            _lock.EnterReadLock();
            try
            {
                return _rowsOf.Count;
            }
            finally
            {
                _lock.ExitReadLock();
            }
        }
    }

    /// <summary>Gives a document other vectors, or none.</summary>
    public void Put(Guid id, IReadOnlyList<(Language Language, QuantizedVector Vector)> vectors)
    {
        _lock.EnterWriteLock();
        try
        {
            foreach (var row in _rowsOf.Remove(id, out var rows) ? rows.OrderDescending() : Enumerable.Empty<int>())
            {
                Remove(row);
            }

            if (vectors.Count > 0)
            {
                _rowsOf[id] = [.. vectors.Select(v => Append(id, v.Language, v.Vector))];
            }
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public void Clear()
    {
        _lock.EnterWriteLock();
        try
        {
            _rowsOf.Clear();
            (_values, _scales, _ids, _languages, _width, _count) = ([], [], [], [], 0, 0);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>Cosine of a document's nearest vector to one of unit length; null when it has none.</summary>
    public float? CosineOf(Guid id, ReadOnlySpan<float> vector)
    {
        _lock.EnterReadLock();
        try
        {
            return _rowsOf.TryGetValue(id, out var rows) ? Cosine(rows, vector) : null;
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>The nearest documents to a vector of unit length, best first.</summary>
    /// <param name="most">So many at most.</param>
    /// <param name="except">Nobody is a neighbour of itself.</param>
    public IReadOnlyList<NearDocument> Nearest(ReadOnlySpan<float> vector, Reach reach, int most, Guid? except = null)
    {
        _lock.EnterReadLock();
        try
        {
            if (_count == 0 || most < 1 || vector.Length > _width)
            {
                return [];
            }

            // Bytes decide who comes into question; the order among those is by the question's own numbers.
            var found = new Dictionary<Guid, float>();
            foreach (var (rows, standing) in Candidates(vector, reach, most, except))
            {
                var cosines = new List<float>(rows.Count);
                foreach (var row in rows)
                {
                    cosines.Add(Cosine(row, vector));
                }

                var floor = cosines.Count == 0 ? 0 : Math.Max(Math.Max(reach.From(_languages[rows[0]]), standing), cosines.Max() - reach.Margin);
                for (var i = 0; i < rows.Count; i++)
                {
                    if (cosines[i] >= floor)
                    {
                        found[_ids[rows[i]]] = Math.Max(cosines[i], found.GetValueOrDefault(_ids[rows[i]], -1));
                    }
                }
            }

            var near = found.Select(f => new NearDocument(f.Key, f.Value)).ToList();
            near.Sort((one, other) => other.Cosine != one.Cosine ? other.Cosine.CompareTo(one.Cosine) : one.Id.CompareTo(other.Id));
            return near.Count > most ? near.GetRange(0, most) : near;
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>The vectors of a document, as numbers; none when it has none.</summary>
    public IReadOnlyList<(Language Language, float[] Vector)> Of(Guid id)
    {
        _lock.EnterReadLock();
        try
        {
            return _rowsOf.TryGetValue(id, out var rows) ? [.. rows.Select(r => (_languages[r], Numbers(r)))] : [];
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Rows that may be near, of each language, and the cosine from which on one stands out among all of it.</summary>
    private IEnumerable<(List<int> Rows, float Standing)> Candidates(ReadOnlySpan<float> vector, Reach reach, int most, Guid? except)
    {
        var question = QuantizedVector.Of(vector);
        var wide = new short[_width];
        for (var i = 0; i < question.Values.Length; i++)
        {
            wide[i] = question.Values[i];
        }

        // A few more than asked for, since bytes may order neighbours wrongly.
        var kept = most + (most / 4) + 1;
        var best = new PriorityQueue<int, float>[Languages];
        var floors = new float[Languages];
        var nearest = new float[Languages];
        var all = new Spread[Languages];
        for (var language = 0; language < Languages; language++)
        {
            best[language] = new PriorityQueue<int, float>(kept + 1);
            floors[language] = reach.From((Language)language) - Rounding;
            nearest[language] = -1;
        }

        for (var row = 0; row < _count; row++)
        {
            var score = Int8Dot.Of(wide, _values.AsSpan(row * _width, _width)) * (_scales[row] * question.Scale);
            var language = (int)_languages[row];
            if (_ids[row] == except)
            {
                continue;
            }

            all[language].Add(score);
            if (score < floors[language])
            {
                continue;
            }

            if (score > nearest[language])
            {
                nearest[language] = score;
                floors[language] = Math.Max(floors[language], score - reach.Margin - (2 * Rounding));
            }

            if (best[language].Count < kept)
            {
                best[language].Enqueue(row, score);
            }
            else
            {
                best[language].EnqueueDequeue(row, score);
                best[language].TryPeek(out _, out var least);
                floors[language] = Math.Max(floors[language], least);
            }
        }

        return best.Select((b, language) => (b.UnorderedItems.Select(i => i.Element).ToList(), all[language].Above(reach.StandOut)));
    }

    /// <summary>How numbers lie about their mean.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Spread
    {
        private int _count;
        private double _sum;
        private double _squares;

        public void Add(float number)
        {
            _count++;
            _sum += number;
            _squares += number * (double)number;
        }

        /// <summary>So many standard deviations above the mean; where that is not asked for, or of few numbers, everything is.</summary>
        public readonly float Above(float deviations)
        {
            if (deviations == 0 || _count < Crowd)
            {
                return -1;
            }

            var mean = _sum / _count;
            return (float)(mean + (deviations * Math.Sqrt(Math.Max(0, (_squares / _count) - (mean * mean)))));
        }
    }

    private float Cosine(int[] rows, ReadOnlySpan<float> vector)
    {
        var nearest = -1f;
        foreach (var row in rows)
        {
            nearest = Math.Max(nearest, Cosine(row, vector));
        }

        return nearest;
    }

    /// <summary>Between the numbers of the question and the bytes of the row.</summary>
    private float Cosine(int row, ReadOnlySpan<float> vector)
    {
        var values = _values.AsSpan(row * _width, Math.Min(_width, vector.Length));
        var sum = 0f;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * vector[i];
        }

        return Math.Clamp(sum * _scales[row], -1, 1);
    }

    private float[] Numbers(int row)
    {
        var numbers = new float[_width];
        for (var i = 0; i < _width; i++)
        {
            numbers[i] = _values[(row * _width) + i] * _scales[row];
        }

        return numbers;
    }

    private int Append(Guid id, Language language, QuantizedVector vector)
    {
        var width = (vector.Values.Length + Int8Dot.Step - 1) / Int8Dot.Step * Int8Dot.Step;
        if (_width == 0)
        {
            _width = width;
        }
        else if (_width != width)
        {
            throw new ArgumentException($"A vector of {vector.Values.Length} numbers does not lie among vectors of {_width}.", nameof(vector));
        }

        if (_count == _ids.Length)
        {
            var room = Math.Max(64, _count + (_count / 2));
            Array.Resize(ref _ids, room);
            Array.Resize(ref _scales, room);
            Array.Resize(ref _languages, room);
            Array.Resize(ref _values, room * _width);
        }

        var row = _values.AsSpan(_count * _width, _width);
        row.Clear();
        vector.Values.CopyTo(row);
        (_ids[_count], _scales[_count], _languages[_count]) = (id, vector.Scale, language);
        return _count++;
    }

    /// <summary>The last row takes the place of the removed one.</summary>
    private void Remove(int row)
    {
        var last = --_count;
        if (row == last)
        {
            return;
        }

        _values.AsSpan(last * _width, _width).CopyTo(_values.AsSpan(row * _width, _width));
        (_ids[row], _scales[row], _languages[row]) = (_ids[last], _scales[last], _languages[last]);
        if (_rowsOf.TryGetValue(_ids[row], out var rows))
        {
            rows[Array.IndexOf(rows, last)] = row;
        }
    }
}
