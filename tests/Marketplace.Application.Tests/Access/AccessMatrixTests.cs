using Marketplace.Application.Common;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Access;

/// <summary>
/// Every message × every sender. It first succeeds for its rightful sender, so that a refusal means something; then only the role or
/// the owner is another, and it gets the named refusal with not one byte committed.
/// </summary>
public sealed class AccessMatrixTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Rows _rows = null!;

    public static TheoryData<string> Messages => [.. Fixtures.Names];

    public static TheoryData<string> Creations => [.. Fixtures.Names.Where(m => Fixtures.Messages[m].IsAssignableTo(typeof(ICreates)))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _rows = await Rows.Of(_exchange);
    }

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _exchange.DisposeAsync();
    }

    [Fact]
    public void Every_message_has_a_fixture()
    {
        Fixtures.Messages.Count.ShouldBeGreaterThan(70);
        Fixtures.Messages.Keys.Except(Fixtures.Names, StringComparer.Ordinal).ShouldBeEmpty();
        Fixtures.Names.Except(Fixtures.Messages.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task The_rightful_sender_succeeds_and_twice_is_once(string message)
    {
        foreach (var (role, capability) in OtherSenders.Admitted(Fixtures.SentBy(message)))
        {
            var sent = await Fixtures.Make(message, _exchange);
            sent.Message.GetType().Name.ShouldBe(message);
            var senders = new OtherSenders(_exchange, sent);
            var like = await senders.Like();
            var (by, who) = (await senders.As(role, capability), $"{message} by {role?.ToString() ?? capability?.ToString() ?? "its sender"}");
            if (sent.Message is not ICommand)
            {
                (await Unchanged(sent, by)).ShouldBe(Came.Done, who);
                continue;
            }

            var before = await _rows.Digest();
            (await Send(sent, by)).ShouldBe(Came.Done, who);
            (await _rows.Digest()).ShouldNotBe(before, $"{who} changed no row");
            (await Unchanged(sent, by)).ShouldBe(Came.Done, $"{who}, again");
            if (sent.FromAnotherOrganisation != Came.Done)
            {
                (await Unchanged(sent, like)).ShouldNotBe(Came.Done, $"{who}, then from another organisation");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Everybody_else_is_refused_and_nothing_changes(string message)
    {
        var sent = await Fixtures.Make(message, _exchange);
        var senders = new OtherSenders(_exchange, sent);
        var wrong = new List<string>();
        await foreach (var (who, by, code) in senders.Refused(Fixtures.SentBy(message)))
        {
            await Check(sent, who, by, code, wrong);
        }

        foreach (var (when, other, code) in sent.AlsoRefused)
        {
            await Check(other, when, other.By, code, wrong);
        }

        if (sent.FromAnotherOrganisation != Came.Done)
        {
            await Check(sent, "from another organisation", await senders.Like(), sent.FromAnotherOrganisation, wrong);
        }

        wrong.ShouldBeEmpty(message);

        // All the while the message itself was right.
        (await Send(sent, sent.By)).ShouldBe(Came.Done, message);
    }

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task A_new_id_belongs_to_who_used_it_first_with_what_they_sent(string message)
    {
        var sent = await Fixtures.Make(message, _exchange);
        var like = await new OtherSenders(_exchange, sent).Like();
        var otherwise = sent.With(sent.Otherwise.ShouldNotBeNull($"{message} has no other content"));
        CommandAtHand.SubjectOf(Fixtures.Messages[message]).GetValue(otherwise.Message).ShouldBe(CommandAtHand.SubjectOf(Fixtures.Messages[message]).GetValue(sent.Message));

        (await Send(sent, sent.By)).ShouldBe(Came.Done);
        (await Unchanged(sent, sent.By)).ShouldBe(Came.Done, "the same again");
        (await Unchanged(otherwise, sent.By)).ShouldBe(Came.ChangedMeanwhile, "the same id with other content");
        (await Unchanged(sent, like)).ShouldBe(Came.NotFound, "the same from somebody else");
        (await Unchanged(otherwise, like)).ShouldBe(Came.NotFound, "the id with other content from somebody else");

        // Things also come by other ways: imports, demonstration data, reactions.
        await _exchange.InDatabase((db, token) => db.Audit.ExecuteDeleteAsync(token), Token);
        (await Unchanged(otherwise, like)).ShouldBe(Came.NotFound, "the id of something made otherwise");
    }

    private Task<string> Send(Sent sent, CallerTicket by) => sent.To(_exchange.As(by), Token);

    /// <summary>Sends what must not change anything.</summary>
    private async Task<string> Unchanged(Sent sent, CallerTicket by)
    {
        var before = await _rows.Commits();
        var came = await Send(sent, by);
        return await _rows.Commits() == before ? came : came + ", and something was written";
    }

    private async Task Check(Sent sent, string who, CallerTicket by, string code, List<string> wrong)
    {
        var came = await Unchanged(sent, by);
        if (came != code)
        {
            wrong.Add($"{who}: {came}, not {code}");
        }
    }
}
