using Marketplace.Application.Data;
using Marketplace.Application.Disclosures;
using Marketplace.Application.Listings;
using Marketplace.Application.Tests.Access;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Tests.Disclosures;

/// <summary>A supplier with a published listing that has a confidential part, and those who ask to read it.</summary>
internal sealed class Confidence(TestExchange exchange, Person supplier, Listing listing, FileId document)
{
    public const string Secret = "Nung 1.120 °C trong 6 giờ";

    public Person Supplier { get; } = supplier;

    public Listing Listing { get; } = listing;

    /// <summary>Under a non-disclosure agreement, when it was opened with one.</summary>
    public FileId Document { get; } = document;

    public static async Task<Confidence> Open(TestExchange exchange, bool withDocument = false)
    {
        var supplier = await exchange.NewPerson(Capability.Supplier);
        var (listing, document) = (await exchange.Publish(supplier, confidential: Secret), FileId.New());
        if (withDocument)
        {
            await supplier.Do(new AttachDocument(listing.Id, document, await exchange.ReceivedDocument("ly-lich.pdf"), DisclosureLayer.UnderNda));
            await exchange.Approve(supplier, listing.Id);
            listing = await exchange.InDatabase((db, token) => db.Listings.AsNoTracking().SingleAsync(l => l.Id == listing.Id, token));
        }

        return new Confidence(exchange, supplier, listing, document);
    }

    public Task<Person> NewAsker(Role role = Role.Representative) => exchange.NewPerson(Capability.Recipient, role);

    public async Task<AskForDisclosure> Asking(Person asker, params Person[] readers)
    {
        var start = await asker.Get(new GetDisclosureStart(Listing.Code));
        return new AskForDisclosure(
            DisclosureId.New(), Listing.Id, start.Undertaking.Id, "Đánh giá để lắp thử.", [.. readers.DefaultIfEmpty(asker).Select(r => r.Ticket.Membership!.Value)], Accepted: true);
    }

    /// <summary>The request as its asker sees it.</summary>
    public async Task<DisclosureDetail> Asked(Person asker, params Person[] readers)
    {
        var command = await Asking(asker, readers);
        await asker.Do(command);
        return await asker.Get(new GetDisclosure(command.Disclosure));
    }

    public async Task<DisclosureDetail> Granted(Person asker, params Person[] readers)
    {
        var asked = await Asked(asker, readers);
        await Supplier.Do(new GrantDisclosure(asked.Id, asked.Version, Until));
        return await asker.Get(new GetDisclosure(asked.Id));
    }

    public static DateOnly Until => DateOnly.FromDateTime(TestExchange.Beginning.UtcDateTime).AddMonths(Disclosure.UsualMonths);

    public static async Task<OpenedPart> Read(Person reader, DisclosureId disclosure)
    {
        var opening = OpeningId.New();
        await reader.Do(new OpenConfidentialPart(disclosure, opening));
        return await reader.Get(new GetOpenedPart(opening));
    }
}
