using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Organisations;

public readonly record struct JoinRequestId(Guid Value) : ITypedId
{
    public static JoinRequestId New() => new(Guid.CreateVersion7());
}

/// <summary>Somebody who knows an organisation's code asks to belong to it; a representative answers.</summary>
public sealed class JoinRequest : Root<JoinRequestId>
{
    public JoinRequest(JoinRequestId id, OrganisationId organisation, MemberId person, string? message, DateTime now)
    {
        Id = id;
        Organisation = organisation;
        Person = person;
        Message = string.IsNullOrWhiteSpace(message) ? null : message.Trim();
        AskedAt = now;
    }

    private JoinRequest()
    {
    }

    public OrganisationId Organisation { get; private set; }

    public MemberId Person { get; private set; }

    public string? Message { get; private set; }

    public JoinRequestState State { get; private set; }

    public DateTime AskedAt { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    /// <summary>A representative; null when the person took it back.</summary>
    public MemberId? AnsweredBy { get; private set; }

    public void Accept(MemberId by, DateTime now) => Become(JoinRequestState.Accepted, by, now);

    public void Decline(MemberId by, DateTime now) => Become(JoinRequestState.Declined, by, now);

    public void Withdraw(DateTime now) => Become(JoinRequestState.Withdrawn, by: null, now);

    private void Become(JoinRequestState state, MemberId? by, DateTime now)
    {
        JoinRequestRules.OnlyAWaitingRequestIsAnswered.Require(State == JoinRequestState.Waiting);
        State = state;
        AnsweredBy = by;
        AnsweredAt = now;
    }
}

public enum JoinRequestState
{
    Waiting,
    Accepted,
    Declined,
    Withdrawn,
}
