using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>The fields of science and technology, level 2, that a demand chooses from.</summary>
[AllowedToSignedIn]
public sealed record GetDemandFields : IQuery<IReadOnlyList<ReferenceItem>>;

internal sealed class GetDemandFieldsHandler(ReferenceLists lists) : IRequestHandler<GetDemandFields, IReadOnlyList<ReferenceItem>>
{
    public Task<IReadOnlyList<ReferenceItem>> Handle(GetDemandFields query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReferenceItem>>([.. lists.Items(ReferenceListNames.Fields).Where(f => f.Parent is not null)]);
}
