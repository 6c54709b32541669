using Marketplace.Application.Ports;
using Marketplace.Infrastructure.Mail;
using MimeKit;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Mail;

public sealed class OutboxFolderTests : IDisposable
{
    private static readonly Letter Letter = new(Guid.CreateVersion7(), "a@test.example", "Thư thử", "Kính gửi ông bà");

    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-mail-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_folder, $"{Letter.Id:N}.eml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_letter_sent_again_replaces_the_first_even_while_somebody_reads_it()
    {
        var mailer = new OutboxFolder(_folder, "san@test.example");
        await mailer.Send(Letter, Token);
        await using (File.Open(Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
        {
            await mailer.Send(Letter with { Text = "Lần hai" }, Token);
        }

        Directory.GetFiles(_folder).ShouldBe([Path]);
        using var sent = await MimeMessage.LoadAsync(Path, Token);
        sent.TextBody!.TrimEnd().ShouldBe("Lần hai");
    }

    [Fact]
    public async Task A_letter_that_is_written_again_is_not_seen_until_it_is_whole()
    {
        var mailer = new OutboxFolder(_folder, "san@test.example");
        await mailer.Send(Letter, Token);
        await Should.ThrowAsync<OperationCanceledException>(() => mailer.Send(Letter with { Text = "Lần hai" }, new CancellationToken(canceled: true)));

        using var sent = await MimeMessage.LoadAsync(Path, Token);
        sent.TextBody!.TrimEnd().ShouldBe(Letter.Text);
    }
}
