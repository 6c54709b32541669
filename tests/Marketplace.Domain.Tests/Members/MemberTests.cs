using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
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

    private static Member Named(string name) => new(MemberId.New(), name, "thu@test.example", Language.Vi, Now);
}
