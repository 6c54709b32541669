using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Resources;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>Staff take the glossary along as a file, which can be changed and imported again.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetGlossaryFile(GlossaryFormat? Format) : IQuery<GlossaryFile>;

public sealed record GlossaryFile(string Name, string Type, byte[] Content);

internal sealed class GetGlossaryFileHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetGlossaryFile, GlossaryFile>
{
    public async Task<GlossaryFile> Handle(GetGlossaryFile query, CancellationToken cancellationToken)
    {
        var rows = await db.Concepts.AsNoTracking().Where(c => !c.IsRemoved).OrderBy(c => c.Field).ThenBy(c => c.Folded).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.Field, c.Vi, c.En, c.OthersVi, c.OthersEn })
            .ToListAsync(cancellationToken);
        var concepts = rows.Select(c => (c.Id, new ConceptWording(c.Field, c.Vi, c.En, c.OthersVi, c.OthersEn)));
        var name = Sentences.OfDocument("GlossaryFile", caller.Language);
        return query.Format == GlossaryFormat.Tbx
            ? new GlossaryFile($"{name}.tbx", "application/xml", TermBank.Write(concepts, lists, Sentences.OfDocument("GlossaryTitle", caller.Language)))
            : new GlossaryFile($"{name}.tsv", "text/tab-separated-values", GlossaryTable.Write(concepts));
    }
}

internal sealed class GetGlossaryFileValidator : AbstractValidator<GetGlossaryFile>
{
    public GetGlossaryFileValidator() => RuleFor(q => q.Format).NotNull().IsInEnum();
}
