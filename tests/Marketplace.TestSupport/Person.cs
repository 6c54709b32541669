using Marketplace.Application.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.TestSupport;

/// <summary>Somebody who is signed in and acts for an organisation.</summary>
public sealed class Person(TestExchange exchange, CallerTicket ticket, MemberId id, string mail, OrganisationId organisation)
{
    public CallerTicket Ticket { get; } = ticket;

    public MemberId Id { get; } = id;

    public string Mail { get; } = mail;

    public OrganisationId Organisation { get; } = organisation;

    private IDispatcher Dispatcher { get; } = exchange.As(ticket);

    public Task<Result> Send(ICommand command, CancellationToken cancellationToken = default) => Dispatcher.Send(command, cancellationToken);

    public Task<Result<TAnswer>> Ask<TAnswer>(IQuery<TAnswer> query, CancellationToken cancellationToken = default) => Dispatcher.Ask(query, cancellationToken);

    /// <summary>The same person, acting by another of their memberships.</summary>
    public Person For(OrganisationId other, MembershipId membership) => new(exchange, Ticket with { Membership = membership }, Id, Mail, other);

    /// <summary>Sends what must succeed.</summary>
    public async Task Do(ICommand command, CancellationToken cancellationToken = default)
    {
        var result = await Send(command, cancellationToken);
        if (result.Problem is { } problem)
        {
            throw new InvalidOperationException($"{command.GetType().Name}: {problem.Kind} {string.Join(", ", problem.Refusals.Select(r => $"{r.Member}:{r.Code}"))}");
        }
    }

    /// <summary>Sends what a rule must refuse, and says which.</summary>
    public async Task<string> Refused(ICommand command, CancellationToken cancellationToken = default) =>
        (await Send(command, cancellationToken)).Problem is { Kind: ProblemKind.Refused } problem ? problem.Refusals.Single().Code : "was not refused by a rule";

    /// <summary>Asks what must be answered.</summary>
    public async Task<TAnswer> Get<TAnswer>(IQuery<TAnswer> query, CancellationToken cancellationToken = default) => (await Ask(query, cancellationToken)).Answer;
}
