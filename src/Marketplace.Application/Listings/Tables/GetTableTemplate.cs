using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Ports;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings.Tables;

/// <summary>An empty table with a column for everything that a row can say.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetTableTemplate(Language? Language, TableFormat? Format) : IQuery<TableFile>;

internal sealed class GetTableTemplateHandler(ITableWriter writer) : IRequestHandler<GetTableTemplate, TableFile>
{
    public Task<TableFile> Handle(GetTableTemplate query, CancellationToken cancellationToken)
    {
        var (language, format) = (query.Language!.Value, query.Format!.Value);
        string[] head = [.. ColumnWords.All.Select(means => ColumnWords.Of(means, language))];
        return Task.FromResult(new TableFile(
            Sentences.OfDocument("TemplateFile", language) + (format == TableFormat.Csv ? ".csv" : ".xlsx"), format, writer.Write([head], format)));
    }
}

internal sealed class GetTableTemplateValidator : AbstractValidator<GetTableTemplate>
{
    public GetTableTemplateValidator()
    {
        RuleFor(q => q.Language).NotNull().IsInEnum();
        RuleFor(q => q.Format).NotNull().IsInEnum();
    }
}
