using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Tests.Access;

/// <summary>Lists belong to the exchange: whoever manages it keeps them.</summary>
internal sealed class ReferenceDataAccess(TestExchange exchange) : Fixtures(exchange)
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly ReferenceForm Form = new("Bản vẽ kỹ thuật", "Technical drawing", "Luật 07/2017/QH14, điều 4", 7, null);

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> AddReferenceItem()
    {
        var command = new AddReferenceItem(ReferenceItemId.New(), "objects", "prototype", null, Today, Form);
        return await ByStaff(command) with { Otherwise = command with { Code = "sample" } };
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> CorrectReferenceItem()
    {
        var item = await Drawing();
        return await ByStaff(new CorrectReferenceItem(item.Id, item.Version, Form));
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> SucceedReferenceItem()
    {
        var item = await Drawing();
        return await ByStaff(new SucceedReferenceItem(item.Id, item.Version, ReferenceItemId.New(), Today, Form));
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> EndReferenceItem()
    {
        var item = await Drawing();
        return await ByStaff(new EndReferenceItem(item.Id, item.Version, Today));
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> ConfirmReferenceItem()
    {
        var item = await Exchange.InDatabase((db, token) => db.ReferenceItems.SingleAsync(i => i.List == ReferenceListNames.Fields && i.Code == "207", token));
        return await ByStaff(new ConfirmReferenceItem(item.Id, item.Version));
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public Task<Sent> LoadReferenceItems() =>
        ByStaff(new LoadReferenceItems(ReferenceLoadId.New(), "vsic-2018", "Quyết định 27/2018/QĐ-TTg", Today, "code,name_vi\nA,Nông nghiệp\n"));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetReferenceLists() => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetReferenceLists(), "wards"));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetReferenceItems() =>
        Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetReferenceItems("objects", null, ReferenceItemsShown.All, 1), "drawing"));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetReferenceItem() => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetReferenceItem((await Drawing()).Id), "drawing"));

    private async Task<Sent> ByStaff(ICommand command) => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), command));

    /// <summary>No list belongs to one organisation of staff.</summary>
    private static Sent Everybodys(Sent sent) => sent with { FromAnotherOrganisation = Came.Done };

    private Task<ReferenceItem> Drawing() => Exchange.InDatabase((db, token) => db.ReferenceItems.SingleAsync(i => i.List == "objects" && i.Code == "drawing", token));
}
