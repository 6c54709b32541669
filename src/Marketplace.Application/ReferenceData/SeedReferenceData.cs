using System.Reflection;
using System.Text.Json;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>Puts the lists that ship with the project into the database; entries that an admin superseded are left alone.</summary>
public static class SeedReferenceData
{
    private const string Folder = "Marketplace.Application.ReferenceData.Seed.";

    public static async Task Into(MarketplaceDb db, CancellationToken cancellationToken)
    {
        var known = (await db.ReferenceItems.Select(i => new { i.List, i.Code }).ToListAsync(cancellationToken)).ConvertAll(i => (i.List, i.Code)).ToHashSet();
        foreach (var list in Read<SeedList>("lists"))
        {
            var order = 0;
            foreach (var item in Read<SeedItem>(list.List))
            {
                order++;
                if (!known.Contains((list.List, item.Code)))
                {
                    db.ReferenceItems.Add(new ReferenceItem(list.List, item.Code, item.Parent, new Bilingual(item.Vi, item.En), order, list.Source, list.From, list.Confirmed));
                }
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static T[] Read<T>(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{file}.json")
            ?? throw new InvalidOperationException($"There is no seed file for {file}.");
        return JsonSerializer.Deserialize<T[]>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record SeedList(string List, string Source, DateOnly From, bool Confirmed);

    private sealed record SeedItem(string Code, string? Parent, string Vi, string En);
}
