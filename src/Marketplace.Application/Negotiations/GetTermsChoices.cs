using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Negotiations;

/// <summary>What terms are chosen from, in the reader's language.</summary>
[AllowedToSignedIn]
public sealed record GetTermsChoices : IQuery<TermsChoices>;

public sealed record TermsChoices(IReadOnlyList<NamedCode> Provinces, IReadOnlyList<NamedCode> Industries);

public sealed record NamedCode(string Code, string Name);

internal sealed class GetTermsChoicesHandler(ReferenceLists lists, Caller caller) : IRequestHandler<GetTermsChoices, TermsChoices>
{
    public Task<TermsChoices> Handle(GetTermsChoices query, CancellationToken cancellationToken) =>
        Task.FromResult(new TermsChoices(Named(ReferenceListNames.Provinces), Named(ReferenceListNames.VsicSections)));

    private IReadOnlyList<NamedCode> Named(string list) => [.. lists.Items(list).Select(i => new NamedCode(i.Code, lists.Name(list, i.Code, caller.Language)))];
}
