using System.Collections;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Marketplace.Application;
using Marketplace.Application.Data;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Database.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parser = Microsoft.SqlServer.TransactSql.ScriptDom.TSql160Parser;

namespace Marketplace.TestSupport;

/// <summary>
/// Every query that the tests run on SQLite is translated for SQL Server too, and the T-SQL is parsed (without a look at its meaning):
/// a test whose query SQL Server's provider does not understand fails, and one whose query would read a whole table for a row. EF asks once per shape of a query, so it costs little.
/// </summary>
public sealed partial class SqlServerTranslation : IQueryExpressionInterceptor
{
    /// <summary>One for all: EF keeps its compiled queries by it.</summary>
    public static readonly SqlServerTranslation Instance = new();

    private static readonly Lazy<ServiceProvider> Server = new(Build);
    private static int _translated;

    private SqlServerTranslation()
    {
    }

    /// <summary>How many queries were translated in this run.</summary>
    public static int Count => Volatile.Read(ref _translated);

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        Translate(queryExpression);
        return queryExpression;
    }

    /// <summary>
    /// What a projection takes as a row of its own, and neither as a value nor by a join, is found by numbering every row of its table, for
    /// each answer. Of organisations there are few; everything else grows.
    /// </summary>
    [GeneratedRegex(@"ROW_NUMBER\(\) OVER\([^)]*\) AS \[row\]\s+FROM \[(?<table>(?!Organisations\])\w+)\] AS \[\w+\]\s*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Numbered();

    /// <exception cref="InvalidOperationException">when the query cannot be translated, or into something that is no T-SQL, or reads a whole table for a row.</exception>
    private static void Translate(Expression query)
    {
        using var scope = Server.Value.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        string sql;
        try
        {
            sql = Queryable(new OnServer(db).Visit(query), db).ToQueryString();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"SQL Server's provider does not translate {query}", exception);
        }

        new Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"{errors[0].Message} in {sql}");
        }

        if (Numbered().Match(sql) is { Success: true } numbered)
        {
            throw new InvalidOperationException($"All {numbered.Groups["table"].Value} are numbered to find some of them; join instead: {sql}");
        }

        Interlocked.Increment(ref _translated);
    }

    /// <summary>Only a query of rows shows its SQL: one that gives a single row or value becomes one.</summary>
    private static IQueryable Queryable(Expression query, MarketplaceDb db)
    {
        if (query.Type.IsAssignableTo(typeof(IQueryable)))
        {
            return ((IQueryable)db.Settings).Provider.CreateQuery(query);
        }

        var call = (MethodCallExpression)query;
        switch (call.Method.Name)
        {
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault":
                var row = call.Type;
                var some = call.Arguments is [var source, var predicate] ? Expression.Call(typeof(Queryable), nameof(System.Linq.Queryable.Where), [row], source, predicate) : call.Arguments[0];
                return ((IQueryable)db.Settings).Provider.CreateQuery(Expression.Call(typeof(Queryable), nameof(System.Linq.Queryable.Take), [row], some, Expression.Constant(1)));
            case "ExecuteDelete" or "ExecuteUpdate":
                return ((IQueryable)db.Settings).Provider.CreateQuery(call.Arguments[0]);
            default:
                var value = Expression.Lambda(query, Expression.Parameter(typeof(Setting), "setting"));
                return ((IQueryable)db.Settings).Provider.CreateQuery(Expression.Call(
                    typeof(Queryable), nameof(System.Linq.Queryable.Select), [typeof(Setting), query.Type], ((IQueryable)db.Settings).Expression, Expression.Quote(value)));
        }
    }

    private static ServiceProvider Build()
    {
        // Nothing is ever opened: neither the server nor the folder.
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Data:Folder", Path.GetTempPath()), new("Database:Provider", "SqlServer"), new("Database:Connection", "Server=none")]).Build();
        return new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration)

            // Of a split query only the first part would show.
            .ConfigureDbContext<SqlServerMarketplaceDb>(options => options.UseSqlServer(server => server.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)))
            .BuildServiceProvider();
    }

    /// <summary>The same query with the server's tables and a value for each parameter.</summary>
    private sealed class OnServer(MarketplaceDb db) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression) =>
                new EntityQueryRootExpression((IAsyncQueryProvider)((IQueryable)db.Settings).Provider, TableOf(root.EntityType)),
            QueryParameterExpression parameter => Given(parameter.Type),
            _ => base.VisitExtension(node),
        };

        private IEntityType TableOf(IEntityType other) => db.Model.FindEntityType(other.Name) ?? throw new InvalidOperationException($"SQL Server's model has no {other.Name}.");

        /// <summary>As the compiler writes a captured variable, so that it becomes a parameter again.</summary>
        private static MemberExpression Given(Type type)
        {
            var captured = typeof(Captured<>).MakeGenericType(type);
            return Expression.Field(Expression.Constant(Activator.CreateInstance(captured, Sample(type))), captured, nameof(Captured<>.Value));
        }

        private static object? Sample(Type type)
        {
            if (type == typeof(string))
            {
                return "a";
            }

            if (Nullable.GetUnderlyingType(type) is { } underlying)
            {
                return Sample(underlying);
            }

            if (type != typeof(byte[]) && ElementOf(type) is { } element)
            {
                var values = Array.CreateInstance(element, 2);
                values.SetValue(Sample(element), 0);
                values.SetValue(Sample(element), 1);
                return type.IsAssignableFrom(values.GetType()) ? values : Activator.CreateInstance(type, values);
            }

            return type == typeof(byte[]) ? new byte[] { 1 } : type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        private static Type? ElementOf(Type type) => type.IsAssignableTo(typeof(IEnumerable))
            ? type.GetElementType() ?? type.GetInterfaces().Append(type).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).Select(i => i.GetGenericArguments()[0]).FirstOrDefault()
            : null;
    }

    private sealed class Captured<T>(T value)
    {
        public readonly T Value = value;
    }
}
