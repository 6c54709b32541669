using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Microsoft.Data.Sqlite;

namespace Marketplace.Benchmarks;

/// <summary>Puts many listings into a site's database at once, each a copy of a published one with a text of its own.</summary>
internal static class StoredListings
{
    public static void Fill(string data, IReadOnlyList<SearchDocument> documents)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "marketplace.db"), Pooling = false }.ToString());
        connection.Open();
        var listing = Row(connection, "SELECT * FROM Listings WHERE PublicRevision IS NOT NULL AND Status = (SELECT Status FROM Listings WHERE PublicRevision IS NOT NULL GROUP BY Status ORDER BY COUNT(*) DESC LIMIT 1) LIMIT 1");
        var revision = Row(connection, $"SELECT * FROM ListingRevisions WHERE Id = '{listing["PublicRevision"]}'");
        using var transaction = connection.BeginTransaction();
        using var insertListing = Insert(transaction, "Listings", listing);
        using var insertRevision = Insert(transaction, "ListingRevisions", revision);
        foreach (var document in documents)
        {
            var (id, shown) = (Key(document.Id), Key(Guid.CreateVersion7()));
            Set(insertListing, ("Id", id), ("Code", "HS-" + ShortCode.Of(Guid.NewGuid())), ("PublicRevision", shown), ("OwnId", DBNull.Value), ("PublishedAt", Instant(document.PublishedAt)));
            insertListing.ExecuteNonQuery();
            Set(insertRevision, ("Id", shown), ("ListingId", id), ("Content", Content((string)revision["Content"], document)));
            insertRevision.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static string Key(Guid id) => id.ToString("D").ToUpperInvariant();

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private static Dictionary<string, object> Row(SqliteConnection connection, string select)
    {
        using var command = new SqliteCommand(select, connection);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal) : throw new InvalidOperationException("There is no published listing to copy.");
    }

    private static SqliteCommand Insert(SqliteTransaction transaction, string table, Dictionary<string, object> row)
    {
        var command = new SqliteCommand($"INSERT INTO {table} ({string.Join(", ", row.Keys.Select(k => $"\"{k}\""))}) VALUES ({string.Join(", ", row.Keys.Select(k => "$" + k))})", transaction.Connection, transaction);
        foreach (var (column, value) in row)
        {
            command.Parameters.AddWithValue("$" + column, value);
        }

        command.Prepare();
        return command;
    }

    /// <summary>Columns that the table does not have are left out.</summary>
    private static void Set(SqliteCommand command, params ReadOnlySpan<(string Column, object Value)> values)
    {
        foreach (var (column, value) in values)
        {
            if (command.Parameters.Contains("$" + column))
            {
                command.Parameters["$" + column].Value = value;
            }
        }
    }

    private static string Content(string template, SearchDocument document)
    {
        var content = JsonNode.Parse(template)!.AsObject();
        foreach (var (part, text) in new[] { ("Title", document.Title), ("Summary", document.Summary), ("Description", document.Body) })
        {
            content[part] = new JsonObject { ["Vi"] = text.Vi, ["En"] = text.En };
        }

        content["Trl"] = document.Trl;
        return content.ToJsonString();
    }
}
