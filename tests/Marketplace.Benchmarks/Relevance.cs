using System.Globalization;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.TestSupport;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Benchmarks;

/// <summary>How well questions find their passages, through the site's own index and embedder. Two files in the layout of SQuAD; their paragraphs pair by position.</summary>
internal static class Relevance
{
    public const string Usage = "relevance QUESTIONS.json PASSAGES.json [--engine lucene|elasticsearch] [--embeddings URL_OR_FOLDER] [--no-glossary] [--no-marks [--marks-from FILE]] [--articles odd|even|all]";

    private const int Batch = 16;

    public static async Task<int> Run(string[] args)
    {
        if (Options.Of(args) is not { } options)
        {
            await Console.Error.WriteLineAsync("usage: " + Usage);
            return 2;
        }

        var questions = PublicQuestions.Read(options.Questions, options.IsWanted);
        var passages = PublicQuestions.Read(options.Passages, options.IsWanted);
        if (questions.Count != passages.Count)
        {
            await Console.Error.WriteLineAsync($"{questions.Count} paragraphs of questions do not pair with {passages.Count} of passages.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("marketplace-relevance-").FullName;
        try
        {
            await using var server = await Engine.Of(options.Engine);
            await using var services = await Prepared.On(folder, [.. server.Settings, .. Prepared.Meaning(options.Embeddings)]);
            var ids = passages.Select(_ => Guid.CreateVersion7()).ToArray();
            var language = passages.Count(p => HasMarks(p.Text)) * 2 > passages.Count ? Language.Vi : Language.En;
            var documents = passages.Select((p, i) => p.Document(ids[i], language)).ToArray();
            var index = services.GetRequiredService<ISearchIndex>();
            await index.Refresh(CancellationToken.None);
            await index.Rebuild(documents.ToAsyncEnumerable(), new IndexCheckpoint(1, 0), CancellationToken.None);
            await Embed(services, documents, options);

            var asked = questions.SelectMany((q, i) => q.Questions.Select(text => (Text: options.NoMarks ? Folding.WithoutMarks(text) : text, Wanted: ids[i]))).ToArray();
            var (gain, recall, reciprocal, near, byMeaning) = (0.0, 0, 0.0, 0L, 0L);
            var (nearness, glossary) = (services.GetService<Nearness>(), services.GetRequiredService<Glossary>());
            glossary.Load(options.NoGlossary ? [] : SeedGlossary.Shipped());
            foreach (var (text, wanted) in asked)
            {
                var request = await nearness.Beside(glossary.Beside(PublicQuestions.Request(text)), CancellationToken.None);
                var hits = (await index.Search(request, CancellationToken.None))?.Hits ?? [];
                var rank = hits.Select(h => h.Id).ToList().IndexOf(wanted);
                gain += rank < 0 ? 0 : 1 / Math.Log2(rank + 2);
                reciprocal += rank < 0 ? 0 : 1.0 / (rank + 1);
                recall += rank < 0 ? 0 : 1;
                near += request.Nearness?.Nearest.Count ?? 0;
                byMeaning += request.Nearness?.Nearest.Any(n => n.Id == wanted) == true ? 1 : 0;
            }

            if (nearness is not null)
            {
                Console.WriteLine(Text($"near a question: {(double)near / asked.Length:0.0} passages, the wanted one for {Percent(byMeaning, asked.Length)} %"));
            }

            Console.WriteLine(Text($"nDCG@10 {Percent(gain, asked.Length)} recall@10 {Percent(recall, asked.Length)} MRR@10 {Percent(reciprocal, asked.Length)} questions {asked.Length} passages {passages.Count}"));
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>As the site does it: passages with their prefix, in bytes, and marks counted in the Vietnamese of the index.</summary>
    private static async Task Embed(ServiceProvider services, SearchDocument[] documents, Options options)
    {
        if (services.GetService<MeaningModel>() is not { } model)
        {
            return;
        }

        await services.GetRequiredService<VectorFollower>().CatchUp(CancellationToken.None);
        var (embedder, vectors, marks) = (services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(), services.GetRequiredService<VectorStore>(), services.GetRequiredService<MarkRestoring>());
        foreach (var batch in documents.Chunk(Batch))
        {
            foreach (var (document, vector) in batch.Zip(await embedder.GenerateAsync(batch.Select(d => model.PassagePrefix + d.Body))))
            {
                vectors.Put(document.Kind, document.Id, [(document.Body.Vi is null ? Language.En : Language.Vi, QuantizedVector.Of(vector.Vector.Span))]);
            }
        }

        foreach (var text in documents.Select(d => d.Body.Vi).Concat(options.MarksFrom is { } file ? PublicQuestions.Read(file).Select(p => p.Text) : []))
        {
            marks.Count(text);
        }
    }

    private static bool HasMarks(string text) => text.Length > 0 && text.Count(c => c > 127) * 20 > text.Length;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double part, int whole) => (100 * part / whole).ToString("0.0", CultureInfo.InvariantCulture);

    private sealed record Options(string Questions, string Passages, string Engine, string? Embeddings, bool NoGlossary, bool NoMarks, string? MarksFrom, string Articles)
    {
        public static Options? Of(string[] args)
        {
            var files = new List<string>();
            var options = new Options("", "", "lucene", null, NoGlossary: false, NoMarks: false, null, "all");
            for (var i = 0; i < args.Length; i++)
            {
                var value = i + 1 < args.Length ? args[i + 1] : "";
                switch (args[i])
                {
                    case "--engine" when value is "lucene" or "elasticsearch":
                        options = options with { Engine = value };
                        i++;
                        break;
                    case "--embeddings" when value.Length > 0:
                        options = options with { Embeddings = value };
                        i++;
                        break;
                    case "--marks-from" when File.Exists(value):
                        options = options with { MarksFrom = value };
                        i++;
                        break;
                    case "--articles" when value is "odd" or "even" or "all":
                        options = options with { Articles = value };
                        i++;
                        break;
                    case "--no-glossary":
                        options = options with { NoGlossary = true };
                        break;
                    case "--no-marks":
                        options = options with { NoMarks = true };
                        break;
                    case var file when File.Exists(file):
                        files.Add(file);
                        break;
                    default:
                        return null;
                }
            }

            return files is [var questions, var passages] ? options with { Questions = questions, Passages = passages } : null;
        }

        /// <summary>Counted from 0: the first is the first odd one.</summary>
        public bool IsWanted(int article) => Articles == "all" || (article % 2 == 0) == (Articles == "odd");
    }
}
