using Marketplace.Application.Ports;

namespace Marketplace.Application.Meaning;

/// <summary>
/// The vectors of all documents of one kind, row after row in one array that a scan runs through; a document has one for each language
/// that it is written in, and is as near as the nearer of them. Many may ask while one changes it.
/// </summary>
public sealed class VectorSet : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<Guid, int[]> _rowsOf = [];
    private sbyte[] _values = [];
    private float[] _scales = [];
    private Guid[] _ids = [];
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
    public void Put(Guid id, IReadOnlyList<QuantizedVector> vectors)
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
                _rowsOf[id] = [.. vectors.Select(v => Append(id, v))];
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
            (_values, _scales, _ids, _width, _count) = ([], [], [], 0, 0);
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
    public IReadOnlyList<NearDocument> Nearest(ReadOnlySpan<float> vector, float threshold, int most)
    {
        _lock.EnterReadLock();
        try
        {
            if (_count == 0 || most < 1 || vector.Length > _width)
            {
                return [];
            }

            // Bytes decide who comes into question; the order among those is by the question's own numbers.
            var near = new List<NearDocument>();
            foreach (var id in Candidates(vector, threshold, most))
            {
                if (Cosine(_rowsOf[id], vector) is var cosine && cosine >= threshold)
                {
                    near.Add(new NearDocument(id, cosine));
                }
            }

            near.Sort((one, other) => other.Cosine != one.Cosine ? other.Cosine.CompareTo(one.Cosine) : one.Id.CompareTo(other.Id));
            return near.Count > most ? near.GetRange(0, most) : near;
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>The vectors of a document, as numbers; none when it has none.</summary>
    public IReadOnlyList<float[]> Of(Guid id)
    {
        _lock.EnterReadLock();
        try
        {
            return _rowsOf.TryGetValue(id, out var rows) ? [.. rows.Select(Numbers)] : [];
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>How far the cosine of bytes may lie from the true one.</summary>
    private const float Rounding = 0.01f;

    private HashSet<Guid> Candidates(ReadOnlySpan<float> vector, float threshold, int most)
    {
        var question = QuantizedVector.Of(vector);
        var wide = new short[_width];
        for (var i = 0; i < question.Values.Length; i++)
        {
            wide[i] = question.Values[i];
        }

        // A few more than asked for: a document may hold two rows, and bytes may order neighbours wrongly.
        var kept = most * 2;
        var best = new PriorityQueue<int, float>(kept + 1);
        var floor = threshold - Rounding;
        for (var row = 0; row < _count; row++)
        {
            var score = Int8Dot.Of(wide, _values.AsSpan(row * _width, _width)) * (_scales[row] * question.Scale);
            if (score < floor)
            {
                continue;
            }

            if (best.Count < kept)
            {
                best.Enqueue(row, score);
            }
            else
            {
                best.EnqueueDequeue(row, score);
                best.TryPeek(out _, out floor);
            }
        }

        return [.. best.UnorderedItems.Select(i => _ids[i.Element])];
    }

    private float Cosine(int[] rows, ReadOnlySpan<float> vector)
    {
        var nearest = float.MinValue;
        foreach (var row in rows)
        {
            var values = _values.AsSpan(row * _width, Math.Min(_width, vector.Length));
            var sum = 0f;
            for (var i = 0; i < values.Length; i++)
            {
                sum += values[i] * vector[i];
            }

            nearest = Math.Max(nearest, sum * _scales[row]);
        }

        return Math.Clamp(nearest, -1, 1);
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

    private int Append(Guid id, QuantizedVector vector)
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
            Array.Resize(ref _values, room * _width);
        }

        var row = _values.AsSpan(_count * _width, _width);
        row.Clear();
        vector.Values.CopyTo(row);
        (_ids[_count], _scales[_count]) = (id, vector.Scale);
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
        (_ids[row], _scales[row]) = (_ids[last], _scales[last]);
        if (_rowsOf.TryGetValue(_ids[row], out var rows))
        {
            rows[Array.IndexOf(rows, last)] = row;
        }
    }
}
