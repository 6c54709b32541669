using System.Security.Cryptography;
using Marketplace.Application.Ports;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Files;

/// <summary>What every store of files promises.</summary>
public abstract class FileStoreContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    protected abstract IFileStore Store { get; }

    [Fact]
    public async Task A_file_is_given_back_as_it_was_taken_in()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);
        var written = (await Store.Write(new Trickle(content), content.Length, Token)).ShouldNotBeNull();

        written.Length.ShouldBe(content.Length);
        written.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        await using var stream = Store.Open(written.Key).ShouldNotBeNull();
        stream.CanSeek.ShouldBeTrue();
        stream.Position = 100;
        var piece = new byte[50];
        await stream.ReadExactlyAsync(piece, Token);
        piece.ShouldBe(content[100..150]);
    }

    [Fact]
    public async Task Of_a_file_that_is_too_long_nothing_stays()
    {
        (await Store.Write(new Trickle(new byte[1_001]), 1_000, Token)).ShouldBeNull();
        Store.KeysFromBefore(DateTime.MaxValue).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_file_that_breaks_off_nothing_stays()
    {
        await Should.ThrowAsync<IOException>(() => Store.Write(new Trickle(new byte[1_000], breaksOffAt: 500), 10_000, Token));
        Store.KeysFromBefore(DateTime.MaxValue).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_content_twice_has_two_keys_that_nobody_guesses()
    {
        var one = (await Store.Write(new MemoryStream([1, 2, 3]), 10, Token)).ShouldNotBeNull();
        var other = (await Store.Write(new MemoryStream([1, 2, 3]), 10, Token)).ShouldNotBeNull();
        one.Sha256.ShouldBe(other.Sha256);
        one.Key.ShouldNotBe(other.Key);
        one.Key.Length.ShouldBe(64);
    }

    [Fact]
    public async Task A_deleted_file_is_gone_and_may_be_deleted_again()
    {
        var written = (await Store.Write(new MemoryStream([1]), 10, Token)).ShouldNotBeNull();
        Store.Delete(written.Key);
        Store.Delete(written.Key);
        Store.Open(written.Key).ShouldBeNull();
        Store.KeysFromBefore(DateTime.MaxValue).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("..%2f0000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_key_that_is_none_opens_and_deletes_nothing(string key)
    {
        Store.Open(key).ShouldBeNull();
        Should.NotThrow(() => Store.Delete(key));
    }

    [Fact]
    public async Task Files_are_told_by_when_they_came()
    {
        var early = (await Store.Write(new MemoryStream([1]), 10, Token)).ShouldNotBeNull();
        var between = Clock.GetUtcNow().UtcDateTime;
        Clock.Advance(TimeSpan.FromDays(1));
        await Store.Write(new MemoryStream([2]), 10, Token);

        Store.KeysFromBefore(between).ShouldBe([early.Key]);
        Store.KeysFromBefore(Clock.GetUtcNow().UtcDateTime).Count().ShouldBe(2);
    }

    /// <summary>Comes in small pieces, and cannot be searched, like what comes over a network.</summary>
    private sealed class Trickle(byte[] content, int breaksOffAt = int.MaxValue) : Stream
    {
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at >= breaksOffAt)
            {
                throw new IOException("The network broke off.");
            }

            var piece = Math.Min(Math.Min(count, 777), content.Length - _at);
            content.AsSpan(_at, piece).CopyTo(buffer.AsSpan(offset));
            _at += piece;
            return piece;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
