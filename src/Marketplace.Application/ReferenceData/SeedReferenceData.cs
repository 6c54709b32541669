using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>
/// Puts the lists that ship with the project into the database, once per shipped state of them. What is there already stays as it
/// is: an entry that staff corrected, ended or succeeded is not brought back.
/// </summary>
public static class SeedReferenceData
{
    private const string Folder = "Marketplace.Application.ReferenceData.Seed.";
    private const string Index = "lists";

    /// <summary>The lists, with or without entries, in the order in which staff see them.</summary>
    public static IReadOnlyList<ShippedList> Lists { get; } = Read<ShippedList>(Index);

    public static async Task Into(MarketplaceDb db, CancellationToken cancellationToken)
    {
        var digest = Digest();
        var loaded = await db.Settings.SingleOrDefaultAsync(s => s.Name == Setting.ReferenceSeed, cancellationToken);
        if (loaded?.Value == digest)
        {
            return;
        }

        var known = (await db.ReferenceItems.Select(i => new { i.List, i.Code }).ToListAsync(cancellationToken)).ConvertAll(i => (i.List, i.Code)).ToHashSet();
        foreach (var list in Lists)
        {
            var order = 0;
            foreach (var item in Read<ShippedItem>(list.List))
            {
                order++;
                if (!known.Contains((list.List, item.Code)))
                {
                    db.ReferenceItems.Add(ReferenceItem.Shipped(
                        list.List, item.Code, item.Parent, new ReferenceWording(new Bilingual(item.Vi, item.En), list.Source, item.Details()),
                        order, item.From ?? list.From, item.Confirmed ?? list.Confirmed));
                }
            }
        }

        if (loaded is null)
        {
            db.Settings.Add(new Setting(Setting.ReferenceSeed, digest));
        }
        else
        {
            loaded.Value = digest;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Of everything that ships, so that a new release loads what it adds.</summary>
    private static string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in (IEnumerable<string>)[Index, .. Lists.Select(l => l.List)])
        {
            using var stream = Open(file);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            hash.AppendData(bytes.GetBuffer(), 0, (int)bytes.Length);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static T[] Read<T>(string file)
    {
        using var stream = Open(file);
        return JsonSerializer.Deserialize<T[]>(stream, JsonSerializerOptions.Web)!;
    }

    private static Stream Open(string file) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{file}.json")
        ?? throw new InvalidOperationException($"There is no seed file for {file}.");

    /// <param name="From">An entry that came into its list later says so; else the list's day.</param>
    private sealed record ShippedItem(string Code, string? Parent, string Vi, string En, DateOnly? From, bool? Confirmed)
    {
        /// <summary>Whatever else the file says of an entry.</summary>
        [System.Text.Json.Serialization.JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; set; }

        public IReadOnlyDictionary<string, string> Details() =>
            Others?.ToDictionary(o => o.Key, o => o.Value.GetString()!, StringComparer.Ordinal) ?? ReferenceWording.NoDetails;
    }
}

/// <summary>A list as the project ships it.</summary>
/// <param name="Confirmed">Its entries were compared with their source.</param>
public sealed record ShippedList(string List, string Source, DateOnly From, bool Confirmed);
