using Lucene.Net.Store;
using Marketplace.Infrastructure.Search.Embedded;
using Directory = Lucene.Net.Store.Directory;

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>A disk on which there is room for so many bytes more.</summary>
internal sealed class FailingDisk
{
    private long _room = long.MaxValue;

    public Directory Open(string path) => new Folder(this, new PositionalDirectory(path));

    public void FailAfter(long bytes) => Interlocked.Exchange(ref _room, bytes);

    private void Take(long bytes)
    {
        if (Interlocked.Add(ref _room, -bytes) < 0)
        {
            throw new IOException("No space left on device.");
        }
    }

    private sealed class Folder(FailingDisk disk, Directory inner) : FilterDirectory(inner)
    {
        public override IndexOutput CreateOutput(string name, IOContext context)
        {
            disk.Take(1);
            return new Output(disk, base.CreateOutput(name, context));
        }
    }

    private sealed class Output(FailingDisk disk, IndexOutput inner) : IndexOutput
    {
        public override long Checksum => inner.Checksum;

        public override long Length
        {
            get => inner.Length;
            set => inner.Length = value;
        }

        public override void WriteByte(byte b)
        {
            disk.Take(1);
            inner.WriteByte(b);
        }

        public override void WriteBytes(byte[] b, int offset, int length)
        {
            disk.Take(length);
            inner.WriteBytes(b, offset, length);
        }

        public override void Flush() => inner.Flush();

        public override long Position => inner.Position;

        [Obsolete("Kept by the base class.")]
        public override void Seek(long pos) => inner.Seek(pos);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }
        }
    }
}
