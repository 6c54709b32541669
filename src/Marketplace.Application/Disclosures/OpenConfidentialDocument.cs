using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Files;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>Whoever has opened the confidential part takes a document of it away. Logged by itself, for the same ground.</summary>
/// <param name="Part">The opening of the part, at most an hour ago.</param>
[AllowedToSignedIn]
public sealed record OpenConfidentialDocument(OpeningId Part, FileId Document, OpeningId Opening) : ICommand;

internal sealed class OpenConfidentialDocumentHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<OpenConfidentialDocument>
{
    protected override async Task Handle(OpenConfidentialDocument command, CancellationToken cancellationToken)
    {
        var part = await db.Opened(command.Part, caller, clock, cancellationToken);
        if (!part.Revision.Content.ConfidentialDocuments.Any(d => d.File == command.Document))
        {
            throw new Refused(Problem.NotFound);
        }

        db.Openings.Add(new Opening
        {
            Id = command.Opening,
            Listing = part.Listing.Id,
            Revision = part.Revision.Id,
            Document = command.Document,
            Disclosure = part.Opening.Disclosure,
            Person = part.Opening.Person,
            Organisation = part.Opening.Organisation,
            At = clock.GetUtcNow().UtcDateTime,
            Reason = part.Opening.Reason,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
