using Marketplace.Application.Imports;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class ImportAccess(TestExchange exchange) : Fixtures(exchange)
{
    private static readonly CatalogueRow Row = new("ARC-1", "Water recovery", "Recovers water.", "Ames", ["Life support"], ["water"], "2026-01-31", "https://catalogue.example/ARC-1");

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> ImportListing()
    {
        var (staff, owner) = (await Exchange.NewPerson(Capability.Exchange), await Exchange.NewPerson(Capability.Supplier));
        var command = new ImportListing(ListingId.New(), RevisionId.New(), owner.Organisation, Row);
        return Sent.Of(staff, command) with
        {
            FromAnotherOrganisation = Came.Done,
            Otherwise = command with { Row = Row with { Id = "ARC-2" } },
            AlsoRefused = [("for an organisation that does not exist", Sent.Of(staff, command with { Owner = OrganisationId.New() }), Came.NotFound)],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> ApproveImported()
    {
        var (staff, imported) = await Imported();
        return Sent.Of(staff, new ApproveImported(imported.Listing, new Version(1), imported.Revision)) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> ReImportListing()
    {
        var (staff, imported) = await Imported();
        await staff.Do(new ApproveImported(imported.Listing, new Version(1), imported.Revision));
        return Sent.Of(staff, new ReImportListing(imported.Listing, new Version(2), RevisionId.New(), Row with { Abstract = "Recovers more water." })) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetImportTarget()
    {
        var (staff, imported) = await Imported();
        return Sent.Of(staff, new GetImportTarget(imported.Owner.Value.ToString()), Row.Key) with { FromAnotherOrganisation = Came.Done };
    }

    private async Task<(Person Staff, ImportListing Imported)> Imported()
    {
        var (staff, owner) = (await Exchange.NewPerson(Capability.Exchange), await Exchange.NewPerson(Capability.Supplier));
        var command = new ImportListing(ListingId.New(), RevisionId.New(), owner.Organisation, Row);
        await staff.Do(command);
        return (staff, command);
    }
}
