using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// Reads files at a position, in one call of the system and without a lock. Lucene.NET's own way (NIO) moves a shared stream: it asks for
/// the file's length at every read and lets one reader in at a time, which a quarter of a search's time went into. Memory-mapped files
/// crash with a SearcherManager (apache/lucenenet #1013). Locks are not its business.
/// </summary>
internal sealed class PositionalDirectory(string path) : FSDirectory(new DirectoryInfo(path), NoLockFactory.GetNoLockFactory())
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        var file = Path.Combine(Directory.FullName, name);
        return new Input(file, File.OpenHandle(file, options: FileOptions.RandomAccess, share: FileShare.ReadWrite | FileShare.Delete));
    }

    public override IndexInputSlicer CreateSlicer(string name, IOContext context) => new Slicer((Input)OpenInput(name, context));

    /// <summary>Parts of one file, which closes with them.</summary>
    private sealed class Slicer(Input whole) : IndexInputSlicer
    {
        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) => whole.Slice(sliceDescription, offset, length);

        [Obsolete("Of indexes that Lucene wrote before version 3.")]
        public override IndexInput OpenFullSlice() => whole.Slice("all", 0, whole.Length);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                whole.Dispose();
            }
        }
    }

    private sealed class Input : BufferedIndexInput
    {
        private const int ReadAhead = 4_096;

        private readonly SafeFileHandle _file;
        private readonly long _start;
        private bool _isOwner;

        public Input(string path, SafeFileHandle file)
            : this(path, file, isOwner: true, start: 0, RandomAccess.GetLength(file))
        {
        }

        private Input(string description, SafeFileHandle file, bool isOwner, long start, long length)
            : base(description, ReadAhead) => (_file, _isOwner, _start, Length) = (file, isOwner, start, length);

        public override long Length { get; }

        public Input Slice(string description, long offset, long length) => new($"{this} [{description}]", _file, isOwner: false, _start + offset, length);

        /// <summary>The file closes with the one that opened it.</summary>
        public override object Clone()
        {
            var clone = (Input)base.Clone();
            clone._isOwner = false;
            return clone;
        }

        protected override void ReadInternal(byte[] b, int offset, int length)
        {
            var from = _start + Position;
            var rest = b.AsSpan(offset, length);
            if (Position + length > Length)
            {
                throw new EndOfStreamException($"{length} bytes at {Position} of {this} go past its end at {Length}.");
            }

            while (rest.Length > 0)
            {
                var read = RandomAccess.Read(_file, rest, from);
                if (read == 0)
                {
                    throw new EndOfStreamException($"{this} was cut off before {from}.");
                }

                from += read;
                rest = rest[read..];
            }
        }

        protected override void SeekInternal(long pos)
        {
            // Every read says where.
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && _isOwner)
            {
                _file.Dispose();
            }
        }
    }
}
