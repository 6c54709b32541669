using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>A document that somebody has just opened, and may still read: where it lies, and the mark that it is given under.</summary>
/// <param name="Opening">The document's own.</param>
[AllowedToSignedIn]
public sealed record GetOpenedDocument(OpeningId Opening) : IQuery<OpenedDocument>;

/// <param name="StoreKey">Where it lies, without the mark.</param>
public sealed record OpenedDocument(string Name, FileKind Kind, string StoreKey, ReadersMark Mark);

internal sealed class GetOpenedDocumentHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetOpenedDocument, OpenedDocument>
{
    public async Task<OpenedDocument> Handle(GetOpenedDocument query, CancellationToken cancellationToken)
    {
        var opened = await db.Opened(query.Opening, caller, clock, cancellationToken);
        if (opened.Opening.Document is not { } id)
        {
            throw new Refused(Problem.NotFound);
        }

        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == id, cancellationToken);
        return new OpenedDocument(file.Name, file.Kind, file.StoreKey, await db.MarkOf(opened, cancellationToken));
    }
}
