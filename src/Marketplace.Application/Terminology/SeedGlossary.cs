using System.Reflection;
using System.Security.Cryptography;
using Marketplace.Application.Data;
using Marketplace.Domain.Terminology;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>
/// Puts the terms that ship with the project into the database, once per shipped state of them. What is there already stays as it is:
/// a concept that staff reworded or removed is not brought back.
/// </summary>
public static class SeedGlossary
{
    /// <summary>Field by field: field, preferred Vietnamese and English term, other terms of each.</summary>
    public static IEnumerable<ConceptWording> Shipped() => GlossaryTable.Read(new StreamReader(Open()).ReadToEnd())!.Select(r => r.Wording);

    public static async Task Into(MarketplaceDb db, CancellationToken cancellationToken)
    {
        var digest = await Digest(cancellationToken);
        var loaded = await db.Settings.SingleOrDefaultAsync(s => s.Name == Setting.GlossarySeed, cancellationToken);
        if (loaded?.Value == digest)
        {
            return;
        }

        var known = await db.Concepts.Select(c => new { c.Id, c.Pair }).ToListAsync(cancellationToken);
        var (ids, pairs) = (known.Select(c => c.Id).ToHashSet(), known.Select(c => c.Pair).ToHashSet(StringComparer.Ordinal));
        db.Concepts.AddRange(Shipped().Where(w => !pairs.Contains(w.Pair()) && !ids.Contains(Concept.IdOf(w))).Select(Concept.Shipped));
        if (loaded is null)
        {
            db.Settings.Add(new Setting(Setting.GlossarySeed, digest));
        }
        else
        {
            loaded.Value = digest;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<string> Digest(CancellationToken cancellationToken)
    {
        await using var file = Open();
        return Convert.ToHexString(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private static Stream Open() => Assembly.GetExecutingAssembly().GetManifestResourceStream("Terminology/terms.tsv")
        ?? throw new InvalidOperationException("There is no seed file of terms.");
}
