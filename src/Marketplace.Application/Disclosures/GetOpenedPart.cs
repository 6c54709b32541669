using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>What somebody has just opened, and may still read. An opening of others, or of an hour ago, is not found.</summary>
[AllowedToSignedIn]
public sealed record GetOpenedPart(OpeningId Opening) : IQuery<OpenedPart>;

/// <param name="Text">Markdown.</param>
/// <param name="Documents">Each is opened, and logged, by itself.</param>
public sealed record OpenedPart(string ListingCode, Bilingual Title, int Revision, Bilingual Text, IReadOnlyList<OpenDocument> Documents, ReadersMark Mark);

public sealed record OpenDocument(FileId File, Bilingual Title, FileKind Kind, long Length);

/// <summary>What stands on all that somebody opened.</summary>
/// <param name="At">UTC.</param>
public sealed record ReadersMark(string Reader, Bilingual Organisation, DateTime At, string ListingCode);

internal sealed class GetOpenedPartHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetOpenedPart, OpenedPart>
{
    public async Task<OpenedPart> Handle(GetOpenedPart query, CancellationToken cancellationToken)
    {
        var opened = await db.Opened(query.Opening, caller, clock, cancellationToken);
        var content = opened.Revision.Content;
        return new OpenedPart(
            opened.Listing.Code, content.Title, opened.Revision.Number, content.Confidential,
            [.. content.ConfidentialDocuments.Select(d => new OpenDocument(d.File, d.Called(), d.Kind, d.Length))],
            await db.MarkOf(opened, cancellationToken));
    }
}
