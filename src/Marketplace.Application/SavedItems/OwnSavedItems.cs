using Marketplace.Domain.Organisations;
using Marketplace.Domain.SavedItems;

namespace Marketplace.Application.SavedItems;

/// <summary>Whose list it is: another organisation's is not found.</summary>
internal static class OwnSavedItems
{
    public static IQueryable<SavedItem> OwnedBy(this IQueryable<SavedItem> items, OrganisationId? organisation) => items.Where(i => i.Organisation == organisation);
}
