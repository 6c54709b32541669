using Marketplace.Application.Cases;
using Marketplace.Application.Common;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Cases;

/// <summary>A supplier's listing, somebody's report about it, and two members of staff.</summary>
internal sealed record Reports(TestExchange Exchange, Person Supplier, Person Staff, Person Colleague, Listing Listing, CaseId Id, Secret Key)
{
    public const string Mail = "nguoi.bao@thu.example";

    public static async Task<Reports> Open(TestExchange exchange)
    {
        var supplier = await exchange.NewPerson(Capability.Supplier);
        var staff = await exchange.NewPerson(Capability.Exchange);
        var colleague = await exchange.Join(staff.Organisation, Role.Representative);
        var listing = await exchange.Publish(supplier);
        var reports = new Reports(exchange, supplier, staff, colleague, listing, CaseId.New(), CaseKeys.New());
        var result = await exchange.Visitor.Send(reports.Report());
        return result.IsDone ? reports : throw new InvalidOperationException(result.Problem!.Refusals[0].Code);
    }

    public ReportViolation Report() => new(Id, Key, ReportedKind.Listing, Listing.Code, "ip", "Đây là sáng chế của tôi.", Mail, Language.Vi);

    public async Task<Version> Seen() => (await Staff.Get(new GetCase(Id))).Case.Version;

    public async Task<Reports> Heard()
    {
        await Staff.Do(new OpenHearing(Id, await Seen()));
        return this;
    }

    public async Task<Reports> Answered()
    {
        await Heard();
        await Supplier.Do(new StateOnCase(Id, default, "Chúng tôi có giấy tờ."));
        return this;
    }

    public async Task<Reports> Decided(CaseOutcome outcome)
    {
        await Answered();
        await Staff.Do(new DecideCase(Id, await Seen(), outcome, "Lý do của quyết định."));
        return this;
    }

    public async Task<Reports> Appealed(CaseOutcome outcome)
    {
        await Decided(outcome);
        await Supplier.Do(new AppealCase(Id, default, "Chúng tôi không đồng ý."));
        return this;
    }
}
