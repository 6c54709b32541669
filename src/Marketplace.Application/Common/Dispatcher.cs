using System.Data.Common;
using System.Security.Cryptography;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Common;

/// <summary>The one way in which pages, jobs and commands of the command line reach the application.</summary>
public interface IDispatcher
{
    Task<Result> Send(ICommand command, CancellationToken cancellationToken = default);

    Task<Result<TAnswer>> Ask<TAnswer>(IQuery<TAnswer> query, CancellationToken cancellationToken = default);
}

/// <summary>
/// Gives every message a scope of its own, brings its caller in, and turns what a person can act on into a problem.
/// A conflict on a root that the sender never saw runs the whole attempt again; one on a root whose version the message
/// carries was already refused as changed meanwhile, because the command read it inside its own transaction.
/// </summary>
public sealed class Dispatcher(IServiceScopeFactory scopes, ICallerSource source) : IDispatcher
{
    /// <summary>Justified by fifty accepts on one listing in parallel (see the tests): each attempt lets at least one through.</summary>
    private const int Attempts = 60;

    /// <summary>Who lost a race for a key sees the winner at the next attempt. A key that is still taken then belongs to something else.</summary>
    private const int AttemptsAtOneKey = 5;

    public async Task<Result> Send(ICommand command, CancellationToken cancellationToken = default)
    {
        var (_, problem) = await Run<Unit>((mediator, token) => mediator.Send(command, token), cancellationToken);
        return problem is null ? Result.Done : Result.Of(problem);
    }

    public async Task<Result<TAnswer>> Ask<TAnswer>(IQuery<TAnswer> query, CancellationToken cancellationToken = default)
    {
        var (answer, problem) = await Run((mediator, token) => mediator.Send(query, token), cancellationToken);
        return problem is null ? Result<TAnswer>.With(answer!) : Result<TAnswer>.Of(problem);
    }

    private async Task<(TAnswer? Answer, Problem? Problem)> Run<TAnswer>(Func<IMediator, CancellationToken, Task<TAnswer>> send, CancellationToken cancellationToken)
    {
        var ticket = await source.Ticket();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await InOwnScope(ticket, send, cancellationToken), null);
            }
            catch (RuleBroken broken)
            {
                return (default, new Problem(ProblemKind.Refused, [new Refusal(broken.Rule.Code, broken.Rule.Member, broken.Arguments)]));
            }
            catch (Refused refused)
            {
                return (default, refused.Problem);
            }
            catch (DbUpdateException taken) when (attempt >= AttemptsAtOneKey && IsTakenKey(taken))
            {
                // Ids are made by the sender's form: one that names somebody else's thing does not exist for them.
                return (default, Problem.NotFound);
            }
            catch (DbUpdateException lost) when (attempt < Attempts && (lost is DbUpdateConcurrencyException || IsTakenKey(lost)))
            {
                await Task.Delay(RandomNumberGenerator.GetInt32(1, 5 * Math.Min(attempt, 10)), cancellationToken);
            }
        }
    }

    private async Task<TAnswer> InOwnScope<TAnswer>(CallerTicket ticket, Func<IMediator, CancellationToken, Task<TAnswer>> send, CancellationToken cancellationToken)
    {
        await using var outer = scopes.CreateAsyncScope();
        var strategy = outer.ServiceProvider.GetRequiredService<MarketplaceDb>().Database.CreateExecutionStrategy();
        return await strategy.ExecuteAsync(async token =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await Identification.BringIn(scope.ServiceProvider, ticket, token);
            return await send(scope.ServiceProvider.GetRequiredService<IMediator>(), token);
        }, cancellationToken);
    }

    private bool IsTakenKey(DbUpdateException exception)
    {
        using var scope = scopes.CreateScope();
        return exception.InnerException is DbException inner && scope.ServiceProvider.GetRequiredService<MarketplaceDb>().IsUniqueViolation(inner);
    }
}
