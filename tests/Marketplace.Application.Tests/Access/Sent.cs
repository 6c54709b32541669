using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

/// <summary>A message, everything it needs being there, and somebody who may send it.</summary>
/// <param name="By">The rightful sender.</param>
/// <param name="For">The organisation that the sender acts for; null for a visitor and a job.</param>
/// <param name="To">Sends it through a dispatcher and says what came of it: a <see cref="Came"/>, or the code of the refusal.</param>
internal sealed record Sent(IMessage Message, CallerTicket By, OrganisationId? For, Func<IDispatcher, CancellationToken, Task<string>> To)
{
    /// <summary>What comes of it when the sender's like from another organisation sends it: same role, same capabilities.</summary>
    public string FromAnotherOrganisation { get; init; } = For is null ? Came.Done : Came.NotFound;

    /// <summary>The same new id with other content; needed of every <see cref="ICreates"/>.</summary>
    public ICommand? Otherwise { get; init; }

    /// <summary>Further messages that must be refused, each with its refusal, by the words after "refused".</summary>
    public IReadOnlyList<(string When, Sent Sent, string Code)> AlsoRefused { get; init; } = [];

    public static Sent Of(CallerTicket by, ICommand command) => new(command, by, null, Sending(command));

    public static Sent Of(Person by, ICommand command) => new(command, by.Ticket, by.Organisation, Sending(command));

    /// <param name="finds">What the answer must hold for the rightful sender: a code or an id.</param>
    public static Sent Of<TAnswer>(CallerTicket by, IQuery<TAnswer> query, string finds) => new(query, by, null, Asking(query, finds));

    /// <inheritdoc cref="Of{TAnswer}(CallerTicket, IQuery{TAnswer}, string)"/>
    public static Sent Of<TAnswer>(Person by, IQuery<TAnswer> query, string finds) => new(query, by.Ticket, by.Organisation, Asking(query, finds));

    /// <summary>The same message with other content.</summary>
    public Sent With(ICommand command) => this with { Message = command, To = Sending(command) };

    private static Func<IDispatcher, CancellationToken, Task<string>> Sending(ICommand command) =>
        async (dispatcher, token) => CodeOf(await dispatcher.Send(command, token)) ?? Came.Done;

    private static Func<IDispatcher, CancellationToken, Task<string>> Asking<TAnswer>(IQuery<TAnswer> query, string finds) => async (dispatcher, token) =>
    {
        var result = await dispatcher.Ask(query, token);
        return CodeOf(result) ?? (JsonSerializer.Serialize(result.Answer, AsJson.Options).Contains(finds, StringComparison.Ordinal) ? Came.Done : Came.DoneWithoutIt);
    };

    private static string? CodeOf(Result result) => result.Problem is { } problem ? string.Join(", ", problem.Refusals.Select(r => r.Code)) : null;
}

/// <summary>What comes of a message, besides the rules.</summary>
internal static class Came
{
    public const string Done = "done";

    /// <summary>Answered, but without what the rightful sender finds.</summary>
    public const string DoneWithoutIt = "done, without it";
    public const string NotFound = nameof(ProblemKind.NotFound);
    public const string NotAllowed = nameof(ProblemKind.NotAllowed);
    public const string SignInNeeded = nameof(ProblemKind.SignInNeeded);
    public const string ChangedMeanwhile = nameof(ProblemKind.ChangedMeanwhile);
}
