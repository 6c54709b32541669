using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

internal static class WatchNames
{
    /// <summary>What is followed gives its name to the watch, as far as there is room.</summary>
    public static string ToWatchName(this string name) => name.Length <= WatchRules.NameLength ? name : name[..(WatchRules.NameLength - 1)].TrimEnd() + "…";

    /// <summary>By id. A field and an organisation are called as they are in the reader's language, unless their follower gave the watch another name.</summary>
    public static async Task<Dictionary<WatchId, string>> NamesOf(this MarketplaceDb db, IReadOnlyCollection<Watch> watches, ReferenceLists lists, Language language, CancellationToken cancellationToken)
    {
        List<OrganisationId> followed = [.. watches.Select(w => w.Organisation).OfType<OrganisationId>()];
        Dictionary<OrganisationId, Bilingual> organisations = followed.Count == 0
            ? []
            : await db.Organisations.AsNoTracking().Public().Where(o => followed.Contains(o.Id)).Select(o => new { o.Id, o.Profile.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        return watches.ToDictionary(w => w.Id, w => NameOf(w, language, l => w switch
        {
            { Field: { } field } => lists.Name(ReferenceListNames.Fields, field, l),
            { Organisation: { } id } => organisations.GetValueOrDefault(id)?.In(l).Text,
            _ => null,
        }));
    }

    private static string NameOf(Watch watch, Language language, Func<Language, string?> followed) =>
        Enum.GetValues<Language>().Any(l => followed(l)?.ToWatchName() == watch.Name) ? followed(language)!.ToWatchName() : watch.Name;
}
