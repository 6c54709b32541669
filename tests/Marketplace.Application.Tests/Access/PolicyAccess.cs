using Marketplace.Application.Policies;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

/// <summary>Everybody reads the exchange's texts; whoever manages it publishes them.</summary>
internal sealed class PolicyAccess(TestExchange exchange) : Fixtures(exchange)
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [SentBy(Who.Anyone)]
    public static Task<Sent> GetPolicy() => Task.FromResult(Sent.Of(Visitor, new GetPolicy(PolicyKind.Fees, null), "Biểu phí"));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetPolicies() => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetPolicies(), nameof(PolicyKind.Fees)));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetPolicyToPublish() => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetPolicyToPublish(PolicyKind.Fees), "Biểu phí"));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> PublishPolicy()
    {
        var staff = await Exchange.NewPerson(Capability.Exchange);
        var newest = await staff.Get(new GetPolicyToPublish(PolicyKind.Fees));
        return Everybodys(Sent.Of(staff, new PublishPolicy(newest.Id, PolicyId.New(), newest.History[0].From.AddYears(2), new PolicyForm("## Phí", "## Fees", "Thêm phí niêm yết.", "A listing fee."))));
    }

    [SentBy(Who.Anyone)]
    public static Task<Sent> GetPoliciesToAccept() => Task.FromResult(Sent.Of(Visitor, new GetPoliciesToAccept(ToJoin: true), nameof(PolicyKind.Privacy)));

    [SentBy(Who.SignedIn)]
    public async Task<Sent> AcceptPolicy()
    {
        var staff = await Exchange.NewPerson(Capability.Exchange);
        var newest = await staff.Get(new GetPolicyToPublish(PolicyKind.Privacy));
        var next = PolicyId.New();
        await staff.Do(new PublishPolicy(newest.Id, next, Today, new PolicyForm("## Chính sách", "## Notice", "Gọn hơn.", null)));
        return Everybodys(Sent.Of(staff, new AcceptPolicy(next))) with
        {
            AlsoRefused = [("for a version that is no longer in force", Sent.Of(staff, new AcceptPolicy(newest.Id)), Came.NotFound)],
        };
    }

    private static Sent Everybodys(Sent sent) => sent with { FromAnotherOrganisation = Came.Done };
}
