using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Disclosures;
using Marketplace.Application.Listings;
using Marketplace.Application.Listings.Preparing;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Application.Tests.Access;
using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Disclosures;

/// <summary>A mark in the confidential part of every listing, and every query that there is: whoever asks what they may ask never finds it.</summary>
public sealed class NothingConfidentialLeaksTests : IAsyncLifetime
{
    private const string Mark = "khongaiduocthay7319";

    /// <summary>One's own draft, what staff wrote themselves and its organisation has not touched, and what was opened for the log: nothing else.</summary>
    private static readonly string[] Rightful = [nameof(GetListingForEdit), nameof(GetPreparedListing), nameof(GetOpenedPart)];

    private const string Name = "khongaiduocbietten4682";

    /// <summary>Beside these, one's own papers and lists tell what one's confidential documents are called.</summary>
    private static readonly string[] Own = [nameof(GetListingFiles), nameof(GetListingRevisions), nameof(GetOwnListingPaper)];

    private TestExchange _exchange = null!;

    public static TheoryData<string> Queries => [.. Fixtures.Names.Where(m => !Fixtures.Messages[m].IsAssignableTo(typeof(ICommand)))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task No_answer_holds_what_is_confidential(string query)
    {
        var sent = await Fixtures.Make(query, _exchange);
        await Plant();
        var answer = await Answer(sent);
        answer.Contains(Mark, StringComparison.Ordinal).ShouldBe(Rightful.Contains(query, StringComparer.Ordinal), query);
        if (answer.Contains(Name, StringComparison.Ordinal))
        {
            Rightful.Concat(Own).ShouldContain(query);
        }
    }

    [Fact]
    public async Task The_index_and_the_papers_hold_nothing_of_it()
    {
        var supplier = await _exchange.NewPerson(Domain.Organisations.Capability.Supplier);
        var listing = await _exchange.Publish(supplier, confidential: Mark);
        await using var scope = _exchange.Services.CreateAsyncScope();
        var documents = await scope.ServiceProvider.GetRequiredService<SearchDocuments>().All(Token).ToListAsync(Token);
        documents.ShouldContain(d => d.Id == listing.Id.Value);
        documents.ShouldAllBe(d => !JsonSerializer.Serialize(d, AsJson.Options).Contains(Mark, StringComparison.Ordinal));
        foreach (var paper in new[] { (await _exchange.Visitor.Ask(new GetListingPaper(listing.Code), Token)).Answer, await supplier.Get(new GetOwnListingPaper(listing.Id), Token) })
        {
            var text = Unpacked(paper.Content);
            text.ShouldContain("Màng lọc gốm");
            text.ShouldNotContain(Mark);
        }
    }

    /// <summary>In all revisions that the fixture made.</summary>
    private Task Plant() => _exchange.InDatabase(async (db, token) =>
    {
        foreach (var listing in await db.Listings.ToListAsync(token))
        {
            foreach (var revision in listing.Revisions)
            {
                db.Entry(revision).Property(r => r.Content).CurrentValue = revision.Content with
                {
                    Confidential = new Bilingual(Mark, Mark),
                    Documents = [.. revision.Content.Documents, new ListingDocument(FileId.New(), $"{Name}.pdf", FileKind.Pdf, 1, Bilingual.None, DisclosureLayer.UnderNda)],
                };
            }
        }

        await db.SaveChangesAsync(token);
    }, Token);

    private async Task<string> Answer(Sent sent)
    {
        var answer = sent.Message.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)).GetGenericArguments()[0];
        var ask = typeof(IDispatcher).GetMethod(nameof(IDispatcher.Ask))!.MakeGenericMethod(answer);
        var task = (Task)ask.Invoke(_exchange.As(sent.By), [sent.Message, Token])!;
        await task;
        var result = (Result)((dynamic)task).Result;
        result.Problem.ShouldBeNull(sent.Message.GetType().Name);
        var found = ((dynamic)result).Answer;
        return found is PaperFile paper ? Unpacked(paper.Content) : JsonSerializer.Serialize((object)found, (Type)found.GetType(), AsJson.Options);
    }

    private static string Unpacked(byte[] document)
    {
        var text = new StringBuilder();
        using var zip = new ZipArchive(new MemoryStream(document));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }
}
