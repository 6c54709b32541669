using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Organisations;

public sealed class JoinRequestTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Only_a_waiting_request_is_answered()
    {
        foreach (var answer in (Action<JoinRequest>[])[r => r.Accept(MemberId.New(), Now), r => r.Decline(MemberId.New(), Now), r => r.Withdraw(Now)])
        {
            var request = new JoinRequest(JoinRequestId.New(), OrganisationId.New(), MemberId.New(), " ", Now);
            request.Message.ShouldBeNull();
            answer(request);
            request.AnsweredAt.ShouldBe(Now);
            Should.Throw<RuleBroken>(() => request.Accept(MemberId.New(), Now)).Rule.ShouldBe(JoinRequestRules.OnlyAWaitingRequestIsAnswered);
            Should.Throw<RuleBroken>(() => request.Decline(MemberId.New(), Now)).Rule.ShouldBe(JoinRequestRules.OnlyAWaitingRequestIsAnswered);
            Should.Throw<RuleBroken>(() => request.Withdraw(Now)).Rule.ShouldBe(JoinRequestRules.OnlyAWaitingRequestIsAnswered);
        }
    }
}
