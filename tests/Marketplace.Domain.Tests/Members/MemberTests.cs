using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Members;

public sealed class MemberTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_member_has_a_name()
    {
        Should.Throw<RuleBroken>(() => Named(" ")).Rule.ShouldBe(MemberRules.ANameIsGiven);
        Named(" Nguyễn Thị Thử ").Name.ShouldBe("Nguyễn Thị Thử");
    }

    [Fact]
    public void A_version_of_a_policy_is_accepted_once()
    {
        var (member, policy) = (Named("Nguyễn Thị Thử"), PolicyId.New());
        member.Accept(policy, Now);
        member.Accept(PolicyId.New(), Now.AddDays(1));
        Should.Throw<RuleBroken>(() => member.Accept(policy, Now.AddDays(2))).Rule.ShouldBe(MemberRules.APolicyIsAcceptedOnce);
        member.Acceptances.Count.ShouldBe(2);
        member.Acceptances[0].At.ShouldBe(Now);
    }

    private static Member Named(string name) => new(MemberId.New(), name, "thu@test.example", Language.Vi, Now);
}
