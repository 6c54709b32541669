using Marketplace.Application.Cases;
using Marketplace.Application.Common;
using Marketplace.Application.Tests.Cases;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

/// <summary>The reporter has a key, the reported organisation its members; staff decide.</summary>
internal sealed class CaseAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Who.Anyone)]
    public async Task<Sent> GetReportSubject()
    {
        var listing = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        return Sent.Of(Visitor, new GetReportSubject(ReportedKind.Listing, listing.Code), listing.Code);
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetReportSubjectNamed()
    {
        var listing = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        return Sent.Of(Visitor, new GetReportSubjectNamed(listing.Code), listing.Code);
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> ReportViolation()
    {
        var reports = await Reports.Open(Exchange);
        var command = reports.Report() with { Case = CaseId.New() };
        return Sent.Of(Visitor, command) with { Otherwise = command with { Description = "Khác hẳn." } };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetCaseAsParty()
    {
        var reports = await (await Reports.Open(Exchange)).Heard();
        return Sent.Of(Visitor, new GetCaseAsParty(reports.Id, reports.Key), reports.Listing.Code) with
        {
            AlsoRefused = [.. await Strangers(reports, key => by => Sent.Of(by, new GetCaseAsParty(reports.Id, key), reports.Listing.Code))],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> StateOnCase()
    {
        var reports = await (await Reports.Open(Exchange)).Heard();
        return Sent.Of(Visitor, new StateOnCase(reports.Id, reports.Key, "Có thêm bằng chứng.")) with
        {
            AlsoRefused = [.. await Strangers(reports, key => by => Sent.Of(by, new StateOnCase(reports.Id, key, "Có thêm bằng chứng.")))],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> AppealCase()
    {
        var reports = await (await Reports.Open(Exchange)).Decided(CaseOutcome.Dismissed);
        return Sent.Of(Visitor, new AppealCase(reports.Id, reports.Key, "Không đồng ý.")) with
        {
            AlsoRefused = [.. await Strangers(reports, key => by => Sent.Of(by, new AppealCase(reports.Id, key, "Không đồng ý.")))],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> RequestTakedown()
    {
        var reports = await Reports.Open(Exchange);
        var command = new RequestTakedown(CaseId.New(), reports.Listing.Code, "unlawful", "Sở", "12", new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24), new TimeOnly(8, 0), "Gỡ.");
        return Everybodys(Sent.Of(reports.Staff, command)) with { Otherwise = command with { Number = "13" } };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> OpenHearing()
    {
        var reports = await Reports.Open(Exchange);
        return Everybodys(Sent.Of(reports.Staff, new OpenHearing(reports.Id, await reports.Seen())));
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> DecideCase()
    {
        var reports = await (await Reports.Open(Exchange)).Answered();
        return Everybodys(Sent.Of(reports.Staff, new DecideCase(reports.Id, await reports.Seen(), CaseOutcome.Suspended, "Chưa có giấy tờ.")));
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> DecideAppeal()
    {
        var reports = await (await Reports.Open(Exchange)).Appealed(CaseOutcome.Suspended);
        var command = new DecideAppeal(reports.Id, await reports.Seen(), CaseOutcome.Dismissed, "Giấy tờ đầy đủ.");
        return Everybodys(Sent.Of(reports.Colleague, command)) with
        {
            AlsoRefused = [("by who decided first", Sent.Of(reports.Staff, command), nameof(CaseRules.AnAppealIsDecidedBySomebodyElse))],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetCases()
    {
        var reports = await Reports.Open(Exchange);
        return Everybodys(Sent.Of(reports.Staff, new GetCases(CasesShown.Open, 1), reports.Listing.Code));
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetCase()
    {
        var reports = await Reports.Open(Exchange);
        return Everybodys(Sent.Of(reports.Staff, new GetCase(reports.Id), reports.Listing.Code));
    }

    [SentBy(Capability.Any, Power.Draft)]
    public async Task<Sent> GetOurCases()
    {
        var reports = await (await Reports.Open(Exchange)).Heard();
        return Sent.Of(reports.Supplier, new GetOurCases(1), reports.Listing.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    /// <summary>Who has neither the key nor a member's power in the reported organisation finds no such case.</summary>
    private async Task<IEnumerable<(string, Sent, string)>> Strangers(Reports reports, Func<Secret, Func<CallerTicket, Sent>> with) =>
    [
        ("with a guessed key", with(CaseKeys.New())(Visitor), Came.NotFound),
        ("without a key", with(default)(Visitor), Came.NotFound),
        ("by another organisation", with(default)((await Exchange.NewPerson(Capability.Supplier)).Ticket), Came.NotFound),
        ("by a reader of the reported organisation", with(default)((await Exchange.Join(reports.Supplier.Organisation, Role.Reader)).Ticket), Came.NotFound),
    ];

    private static Sent Everybodys(Sent sent) => sent with { FromAnotherOrganisation = Came.Done };
}
