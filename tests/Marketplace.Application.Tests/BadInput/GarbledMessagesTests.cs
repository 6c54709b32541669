using System.Reflection;
using System.Runtime.ExceptionServices;
using Marketplace.Application.Common;
using Marketplace.Application.Resources;
using Marketplace.Application.Tests.Access;
using Marketplace.Domain.Common;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.BadInput;

/// <summary>More than two thousand garbled messages from people who may send them: each is done, or refused in words with nothing changed; none fails.</summary>
public sealed class GarbledMessagesTests : IAsyncLifetime
{
    private const int OfEach = 14;

    private TestExchange _exchange = null!;
    private Rows _rows = null!;

    public static TheoryData<string> Messages => [.. Fixtures.Names];

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
    public void There_are_two_thousand() => (Fixtures.Names.Count() * OfEach).ShouldBeGreaterThan(2_000);

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_garbled_message_is_done_or_refused_in_words(string message)
    {
        Sent? sent = null;
        for (var seed = 0; seed < OfEach; seed++)
        {
            sent ??= await Fixtures.Make(message, _exchange);
            var garbling = new Garbling(HashOf(message) + seed);
            var garbled = garbling.Garble(sent.Message);
            var before = await _rows.Commits();
            var result = await Come(sent, garbled, garbling.Where);
            if (result.Problem is { } problem)
            {
                problem.Refusals.ShouldNotBeEmpty(garbling.Where);
                foreach (var language in Enum.GetValues<Language>())
                {
                    problem.Refusals.ShouldAllBe(r => Sentences.Of(r, language).Length > 0, garbling.Where);
                }

                (await _rows.Commits()).ShouldBe(before, garbling.Where);
            }
            else if (garbled is ICommand)
            {
                // What it made may be in the way of the same once more.
                await DisposeAsync();
                await InitializeAsync();
                sent = null;
            }
        }
    }

    private static int HashOf(string name) => name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));

    private async Task<Result> Come(Sent sent, IMessage garbled, string where)
    {
        try
        {
            var dispatcher = _exchange.As(sent.By);
            if (garbled is ICommand command)
            {
                return await dispatcher.Send(command, Token);
            }

            var answer = garbled.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)).GetGenericArguments()[0];
            var asked = (Task)typeof(IDispatcher).GetMethod(nameof(IDispatcher.Ask))!.MakeGenericMethod(answer).Invoke(dispatcher, [garbled, Token])!;
            await asked;
            return (Result)asked.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(asked)!;
        }
        catch (TargetInvocationException wrapped)
        {
            ExceptionDispatchInfo.Throw(wrapped.InnerException!);
            throw;
        }
        catch (Exception bug)
        {
            throw new InvalidOperationException($"{where}: {bug.GetType().Name}", bug);
        }
    }
}
