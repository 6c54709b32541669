using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>The reference lists that describing a demand chooses from.</summary>
[AllowedToSignedIn]
public sealed record GetDemandChoices : IQuery<DemandChoices>;

/// <summary>Entries in force, by list; of the fields of science and technology only level 2.</summary>
public sealed record DemandChoices(IReadOnlyDictionary<string, IReadOnlyList<ReferenceItem>> Lists)
{
    public IReadOnlyList<ReferenceItem> this[string list] => Lists.TryGetValue(list, out var items) ? items : [];
}

internal sealed class GetDemandChoicesHandler(ReferenceLists lists) : IRequestHandler<GetDemandChoices, DemandChoices>
{
    private static readonly string[] Chosen =
        [ReferenceListNames.Provinces, ReferenceListNames.VsicSections, ReferenceListNames.Trl, ReferenceListNames.TransferForms, ReferenceListNames.TransferMethods];

    public Task<DemandChoices> Handle(GetDemandChoices query, CancellationToken cancellationToken)
    {
        var choices = Chosen.ToDictionary(list => list, lists.Items, StringComparer.Ordinal);
        choices[ReferenceListNames.Fields] = [.. lists.Items(ReferenceListNames.Fields).Where(f => f.Parent is not null)];
        return Task.FromResult(new DemandChoices(choices));
    }
}
