using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Data;
using Marketplace.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Tests.Access;

/// <summary>Looks at an exchange's database from a connection of its own.</summary>
internal sealed class Rows : IAsyncDisposable
{
    /// <summary>Written with every command, so they prove nothing of what it did.</summary>
    private static readonly Type[] Technical = [typeof(AuditRow), typeof(ChangeRow), typeof(OutboxRow)];

    private readonly SqliteConnection _connection;
    private readonly string[] _tables;

    private Rows(SqliteConnection connection, string[] tables) => (_connection, _tables) = (connection, tables);

    public static async Task<Rows> Of(TestExchange exchange)
    {
        var (address, tables) = await exchange.InDatabase((db, _) => Task.FromResult((
            db.Database.GetConnectionString(),
            db.Model.GetEntityTypes().Where(e => !Technical.Contains(e.ClrType)).Select(e => e.GetTableName()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray())));
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(address) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return new Rows(connection, tables);
    }

    /// <summary>Changes whenever anybody else commits anything at all, in whatever table.</summary>
    public async Task<long> Commits() => (long)(await Command("PRAGMA data_version").ExecuteScalarAsync())!;

    /// <summary>A digest of all rows but the technical ones.</summary>
    public async Task<string> Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in _tables)
        {
            digest.AppendData(Encoding.UTF8.GetBytes(table));
            await using var reader = await Command($"SELECT * FROM \"{table}\" ORDER BY rowid").ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    digest.AppendData(reader.GetValue(i) as byte[] ?? Encoding.UTF8.GetBytes($"|{reader.GetValue(i)}"));
                }
            }
        }

        return Convert.ToHexString(digest.GetCurrentHash());
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
