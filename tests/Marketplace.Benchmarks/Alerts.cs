using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Marketplace.Application.Alerts;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Infrastructure.Database.Sqlite;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Benchmarks;

/// <summary>What becomes public held against many saved searches, which are different for almost everybody and wide: terms of the glossary, of which new listings hold several.</summary>
internal static class Alerts
{
    private const int Batch = 100;
    private const int Before = 2_000;

    public const string Usage = "alerts [--searches 5000] [--people 500] [--new 200]";

    public static async Task<int> Run(string[] args)
    {
        var (searches, people, fresh) = (5_000, 500, 200);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            {
                return await Refuse();
            }

            switch (args[i])
            {
                case "--searches": searches = number; break;
                case "--people": people = number; break;
                case "--new": fresh = number; break;
                default: return await Refuse();
            }
        }

        var commands = new Commands();
        await using var exchange = await TestExchange.Open(services: s => s.ConfigureDbContext<SqliteMarketplaceDb>(o => o.AddInterceptors(commands)));
        await exchange.Services.GetRequiredService<GlossaryFollower>().CatchUp(CancellationToken.None);
        var said = new Said(exchange.Services.GetRequiredService<Glossary>());
        var (index, finding) = (exchange.Services.GetRequiredService<IndexFollower>(), exchange.Services.GetRequiredService<AlertFinding>());
        var supplier = await exchange.NewPerson(Capability.Supplier);
        var readers = new List<Person> { await exchange.NewPerson(Capability.Recipient) };
        while (readers.Count < people)
        {
            readers.Add(await exchange.Join(readers[0].Organisation, Role.Reader));
        }

        await Publish(exchange, supplier, said, Before);
        await index.CatchUp(CancellationToken.None);
        await finding.CatchUp(CancellationToken.None);
        exchange.Clock.Advance(TimeSpan.FromMinutes(1));
        await Save(exchange, readers, said, searches);
        exchange.Clock.Advance(TimeSpan.FromMinutes(1));
        await Publish(exchange, supplier, said, fresh);
        await index.CatchUp(CancellationToken.None);

        commands.Count = 0;
        var watch = Stopwatch.StartNew();
        await finding.CatchUp(CancellationToken.None);
        var (seconds, asked) = (watch.Elapsed.TotalSeconds, commands.Count);
        var alerts = await exchange.InDatabase((db, token) => db.Alerts.CountAsync(token));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"commands {asked} alerts {alerts} seconds {seconds:0.0} searches {searches} people {people} new {fresh}"));
        return 0;
    }

    private static async Task<int> Refuse()
    {
        await Console.Error.WriteLineAsync("usage: " + Usage);
        return 2;
    }

    private static async Task Publish(TestExchange exchange, Person supplier, Said said, int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(Batch))
        {
            var now = exchange.Clock.GetUtcNow().UtcDateTime;
            await exchange.InDatabase(async (db, token) =>
            {
                foreach (var _ in some)
                {
                    var revision = RevisionId.New();
                    var listing = Listing.Draft(ListingId.New(), revision, supplier.Organisation, said.Content(), isDemo: false, now);
                    listing.Submit(now);
                    listing.Approve(revision, MemberId.New(), now);
                    db.Listings.Add(listing);
                }

                await db.SaveChangesAsync(token);
            });
        }
    }

    private static async Task Save(TestExchange exchange, List<Person> readers, Said said, int count)
    {
        var known = new HashSet<(int, string)>();
        foreach (var some in Enumerable.Range(0, count).Chunk(5 * Batch))
        {
            await exchange.InDatabase(async (db, token) =>
            {
                foreach (var reader in some.Select(i => i % readers.Count))
                {
                    Watch watch;
                    do
                    {
                        var search = said.Search();
                        watch = Watch.OfSearch(WatchId.New(), readers[reader].Id, search, search.Text!, MailRhythm.None, exchange.Clock.GetUtcNow().UtcDateTime);
                    }
                    while (!known.Add((reader, watch.SameAs)));
                    db.Watches.Add(watch);
                }

                await db.SaveChangesAsync(token);
            });
        }
    }

    /// <summary>Texts of terms, the same ones in every run.</summary>
    private sealed class Said(Glossary glossary)
    {
        private readonly Random _random = new(20261127);
        private readonly string[] _terms = [.. glossary.Concepts.SelectMany(c => c.OthersVi.Prepend(c.Vi))];

        public ListingContent Content() => Publishing.Content("") with
        {
            Title = new Bilingual($"{Term()} cho {Term()}"),
            Summary = new Bilingual($"{Term()}, {Term()} và {Term()}."),
            Problem = new Bilingual($"{Term()}."),
            Trl = _random.Next(1, 10),
            Keywords = [Term(), Term()],
        };

        public SavedSearch Search() => new(Sought.Listings, _random.Next(3) == 0 ? $"{Term()} {Term()}" : Term(), _random.Next(3) == 0 ? [new ChosenFacet(FacetNames.TrlBand, ["7-9"])] : []);

        private string Term() => _terms[_random.Next(_terms.Length)];
    }

    private sealed class Commands : DbCommandInterceptor
    {
        private int _count;

        public int Count { get => _count; set => _count = value; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Counted(result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Counted(result);

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Counted(result);

        private ValueTask<T> Counted<T>(T result)
        {
            Interlocked.Increment(ref _count);
            return ValueTask.FromResult(result);
        }
    }
}
