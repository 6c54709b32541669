using System.Text.Json.Nodes;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>Answers questions from the index that people see.</summary>
internal sealed partial class ElasticsearchAnswers(ElasticsearchClient client, string index, ILogger log)
{
    /// <summary>More codes than any facet has.</summary>
    private const int Codes = 1_000;

    /// <summary>Lucene left k1 + 1 out of BM25 in its eighth version; with it scores mean the same on both engines.</summary>
    private const float Scale = Bm25.Most;

    private const string Own = "own";
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];

    public async Task<SearchAnswer> To(SearchRequest request, CancellationToken cancellationToken)
    {
        var nearness = string.IsNullOrWhiteSpace(request.Text) ? null : request.Nearness;
        var isNumbered = request.Sort == SearchSort.Relevance;
        var isFused = nearness is not null && isNumbered;
        var statistics = isFused || Syllables.Of(request.Text).Count > Question.LongText ? await TermVectors.Of(client, index, request.Text, cancellationToken) : TermVectors.None;
        var asked = new Asked(request.Kind, Question.Of(request.Text, request.Expansions, statistics), nearness?.Nearest ?? [], request.Filters) { Among = request.Among };
        var (found, near) = isFused ? await Window(asked, cancellationToken) : (await client.Ask($"{index}/_search", Page(asked, request), cancellationToken), []);
        var total = found["hits"]!["total"]!["value"]!.GetValue<int>();
        var best = HitsOf(found, request.Sort);
        var sources = SourcesOf(found);
        if (isFused)
        {
            best = [.. Fusion.Of([.. best.Where(h => h.HasWords)], near, nearness!, asked.Question.Ideal(statistics)).Skip(request.Skip).Take(request.Take)];
            sources = await Sources(request.Kind, best, cancellationToken);
        }

        var page = best.AsSpan(0, Math.Min(best.Length, request.Take)).ToArray();
        return new SearchAnswer(total, Shown(page, sources, asked.Question, request.Language, nearness), FacetsOf(found))
        {
            Next = !isNumbered && best.Length > request.Take && page.Length > 0 ? new SearchCursor(page[^1].Value, page[^1].Id) : null,
            DidYouMean = total - near.Count <= Spelling.FewHits && request.Among is null ? await Corrected(request.Text, cancellationToken) : null,
        };
    }

    public async Task<IReadOnlyList<SearchHit>> To(LikeRequest request, CancellationToken cancellationToken)
    {
        var itself = Fields.KeyOf(request.Kind, request.Id);
        var found = await client.Ask($"{index}/_search", new JsonObject { ["query"] = QueryBody.Terms("_id", [itself]), ["size"] = 1, ["_source"] = new JsonArray(IndexLayout.Texts, IndexLayout.Keywords) }, cancellationToken);
        if (found["hits"]!["hits"]!.AsArray() is not [{ } document])
        {
            return [];
        }

        var said = Said(document["_source"]!);
        var statistics = Syllables.Of(said).Count > Math.Min(Question.LongText, Question.MostLikeTerms) ? await TermVectors.Of(client, index, said, cancellationToken) : TermVectors.None;
        var asked = new Asked(request.Wanted, Question.Like(said, statistics), request.Nearness?.Nearest ?? [], NoFilters) { Itself = itself };
        if (asked.Question.Words.Count == 0)
        {
            return [];
        }

        var (answer, near) = await Window(asked, cancellationToken);
        var own = OwnScore(answer);
        IReadOnlyList<Hit> best = [.. HitsOf(answer, SearchSort.Relevance).Where(h => h.HasWords)];
        best = request.Nearness is { } nearness ? Fusion.Of(best, near, nearness, own) : [.. best.Select(h => h with { Score = h.Score / own })];
        best = [.. best.Take(request.Take)];
        return Shown(best, await Sources(request.Wanted, best, cancellationToken), asked.Question, request.Language, request.Nearness);
    }

    public async Task<IReadOnlyList<Suggestion>> To(SuggestRequest request, CancellationToken cancellationToken)
    {
        if (Suggestions.Typed(request) is not { Length: > 0 } typed)
        {
            return [];
        }

        var sources = Suggestions.Sources(request.Kind);
        var aggregations = new JsonObject();
        foreach (var (sort, kind, mark) in sources)
        {
            var prefix = Suggestions.TermOf(kind, mark, typed);
            aggregations[sort.ToString()] = new JsonObject
            {
                ["filter"] = new JsonObject { ["prefix"] = new JsonObject { [Fields.Beginnings] = prefix } },
                ["aggs"] = new JsonObject
                {
                    ["terms"] = new JsonObject
                    {
                        // A prefix holds letters, digits and blanks only.
                        ["terms"] = new JsonObject { ["field"] = Fields.Beginnings, ["include"] = prefix + ".*", ["size"] = 2 * Suggestions.MostOfOne },
                        ["aggs"] = new JsonObject { ["documents"] = new JsonObject { ["top_hits"] = new JsonObject { ["size"] = Suggestions.MostDocuments, ["_source"] = new JsonArray(IndexLayout.Texts, IndexLayout.Keywords) } } },
                    },
                },
            };
        }

        var answer = await client.Ask($"{index}/_search", new JsonObject { ["size"] = 0, ["track_total_hits"] = false, ["aggs"] = aggregations }, cancellationToken);
        return [.. sources.SelectMany(s => Suggestions.Fitting(SaidIn(answer["aggregations"]![s.Sort.ToString()]!, s.Mark), typed).Select(text => new Suggestion(s.Sort, text))).Take(SuggestRequest.Most)];
    }

    /// <summary>What was found is shown without it, should it come to nothing.</summary>
    private async Task<string?> Corrected(string? text, CancellationToken cancellationToken)
    {
        try
        {
            return await new ElasticsearchSpelling(client, index).Corrected(text, cancellationToken);
        }
        catch (Exception exception) when (ElasticsearchClient.IsNoAnswer(exception) || exception is OperationCanceledException)
        {
            LogUncorrected(log, exception);
            return null;
        }
    }

    private static IEnumerable<string> SaidIn(JsonNode aggregation, char mark) => aggregation["terms"]!["buckets"]!.AsArray()
        .SelectMany(bucket => bucket!["documents"]!["hits"]!["hits"]!.AsArray())
        .Select(hit => hit!["_source"]!)
        .SelectMany(source => mark == Suggestions.KeywordMark ? IndexLayout.KeywordsOf(source) : IndexLayout.Text(source, Fields.Title).Sides());

    /// <summary>The best of the window with total and facets, and beside them the nearest that hold no word asked for.</summary>
    private async Task<(JsonNode Found, IReadOnlyList<Hit> Near)> Window(Asked asked, CancellationToken cancellationToken)
    {
        var first = Body(asked, SearchSort.Relevance);
        first["size"] = SearchRequest.Window;
        first["_source"] = false;
        var second = new JsonObject
        {
            ["query"] = new JsonObject { ["bool"] = new JsonObject { ["filter"] = new JsonArray([.. asked.NearFilters()]), ["must_not"] = new JsonArray(asked.Words(), asked.NotItself()) } },
            ["size"] = Math.Min(asked.Nearest.Count, SearchRequest.Window),
            ["_source"] = false,
            ["docvalue_fields"] = DocValues(),
            ["track_total_hits"] = false,
        };
        var answers = await client.Lines($"{index}/_msearch", isAsked: true, [new JsonObject(), first, new JsonObject(), second], cancellationToken);
        foreach (var answer in answers["responses"]!.AsArray())
        {
            if (answer!["error"] is not null)
            {
                throw new ElasticsearchException((System.Net.HttpStatusCode)answer["status"]!.GetValue<int>(), answer);
            }
        }

        return (answers["responses"]![0]!, [.. HitsOf(answers["responses"]![1]!, SearchSort.Relevance).Select(h => h with { Score = 0, HasWords = false })]);
    }

    private static JsonObject Page(Asked asked, SearchRequest request)
    {
        var body = Body(asked, request.Sort);
        body["_source"] = new JsonArray(IndexLayout.Texts);
        if (request.Sort == SearchSort.Relevance)
        {
            body["from"] = request.Skip;
            body["size"] = Math.Clamp(SearchRequest.Window - request.Skip, 0, request.Take);
        }
        else
        {
            body["size"] = request.Take + 1;
            if (request.After is { } after)
            {
                body["search_after"] = new JsonArray(after.Value, IndexLayout.IdOf(after.Id));
            }
        }

        return body;
    }

    /// <summary>Facets respond to one another: each is counted over what the other ones let through.</summary>
    private static JsonObject Body(Asked asked, SearchSort sort)
    {
        var facets = new JsonObject();
        foreach (var name in FacetNames.All)
        {
            facets[name] = new JsonObject
            {
                ["filter"] = All(asked.Filters(but: name)),
                ["aggs"] = new JsonObject { ["codes"] = new JsonObject { ["terms"] = new JsonObject { ["field"] = FieldOf(name), ["size"] = Codes } } },
            };
        }

        if (asked.Itself is { } itself)
        {
            facets = new JsonObject { [Own] = new JsonObject { ["filter"] = QueryBody.Terms("_id", [itself]), ["aggs"] = new JsonObject { ["score"] = new JsonObject { ["top_hits"] = new JsonObject { ["size"] = 1, ["_source"] = false } } } } };
        }

        return new JsonObject
        {
            ["query"] = asked.Query(),
            ["post_filter"] = All([.. asked.Filters(but: null), .. asked.Itself is null ? Array.Empty<JsonNode>() : [Not(asked.NotItself())]]),
            ["aggs"] = facets,
            ["track_total_hits"] = true,
            ["track_scores"] = true,
            ["docvalue_fields"] = DocValues(),
            ["sort"] = sort switch
            {
                SearchSort.Relevance => new JsonArray(Down("_score"), Down(Fields.Published), Down(Fields.Id)),
                SearchSort.Newest => new JsonArray(Down(Fields.Published), Down(Fields.Id)),
                _ => new JsonArray(Down(Fields.Trl), Down(Fields.Id)),
            },
        };
    }

    private static string FieldOf(string facet) => $"{Fields.Facets}.{facet}";

    private static JsonObject Down(string field) => new() { [field] = new JsonObject { ["order"] = "desc" } };

    private static JsonObject All(IEnumerable<JsonNode> filters) => new() { ["bool"] = new JsonObject { ["filter"] = new JsonArray([.. filters]) } };

    private static JsonObject Not(JsonNode filter) => new() { ["bool"] = new JsonObject { ["must_not"] = new JsonArray(filter) } };

    private static JsonArray DocValues() => new(Fields.Id, Fields.Published, Fields.Trl);

    private static Hit[] HitsOf(JsonNode answer, SearchSort sort) =>
    [
        .. answer["hits"]!["hits"]!.AsArray().Select((hit, i) =>
        {
            var fields = hit!["fields"]!;
            var (score, published) = ((hit["_score"]?.GetValue<float>() ?? 0) * Scale, fields[Fields.Published]![0]!.GetValue<long>());
            var value = sort == SearchSort.Trl ? fields[Fields.Trl]![0]!.GetValue<long>() : published;
            return new Hit(i, Guid.ParseExact(fields[Fields.Id]![0]!.GetValue<string>(), "N"), score, value, published, HasWords: score > 0);
        }),
    ];

    private static float OwnScore(JsonNode answer) =>
        answer["aggregations"]?[Own]?["score"]?["hits"]?["hits"]?.AsArray() is [{ } own] ? own["_score"]!.GetValue<float>() * Scale : 1;

    private static Dictionary<Guid, JsonNode> SourcesOf(JsonNode answer) => answer["hits"]!["hits"]!.AsArray()
        .Where(h => h!["_source"] is not null)
        .ToDictionary(h => Guid.ParseExact(h!["fields"]![Fields.Id]![0]!.GetValue<string>(), "N"), h => h!["_source"]!);

    private async Task<Dictionary<Guid, JsonNode>> Sources(DocumentKind kind, IReadOnlyList<Hit> hits, CancellationToken cancellationToken)
    {
        if (hits.Count == 0)
        {
            return [];
        }

        var found = await client.Ask($"{index}/_search", new JsonObject
        {
            ["query"] = QueryBody.Terms("_id", hits.Select(h => Fields.KeyOf(kind, h.Id))),
            ["size"] = hits.Count,
            ["_source"] = new JsonArray(IndexLayout.Texts),
            ["docvalue_fields"] = new JsonArray(Fields.Id),
            ["track_total_hits"] = false,
        }, cancellationToken);
        return SourcesOf(found);
    }

    /// <summary>One that was taken out between two requests is left out.</summary>
    private static IReadOnlyList<SearchHit> Shown(IEnumerable<Hit> hits, Dictionary<Guid, JsonNode> sources, Question question, Language language, INearness? nearness) =>
    [
        .. hits.Where(h => sources.ContainsKey(h.Id)).Select(hit =>
        {
            var source = sources[hit.Id];
            var (title, titleLanguage) = IndexLayout.Text(source, Fields.Title).In(language);
            var (summary, summaryLanguage) = IndexLayout.Text(source, Fields.Summary).In(language);
            return new SearchHit(hit.Id, hit.Score, Highlighting.Of(title, question, int.MaxValue), Highlighting.Of(summary, question, Highlighting.Longest), titleLanguage, summaryLanguage)
            {
                IsByMeaning = nearness is not null && !hit.HasWords,
            };
        }),
    ];

    private static Dictionary<string, IReadOnlyList<FacetCount>> FacetsOf(JsonNode answer) => FacetNames.All.ToDictionary(
        name => name,
        name => (IReadOnlyList<FacetCount>)[.. answer["aggregations"]![name]!["codes"]!["buckets"]!.AsArray().Select(b => new FacetCount(b!["key"]!.GetValue<string>(), b["doc_count"]!.GetValue<int>()))],
        StringComparer.Ordinal);

    private static string Said(JsonNode source) => DocumentWords.Said(IndexLayout.Text(source, Fields.Title), IndexLayout.Text(source, Fields.Summary), IndexLayout.KeywordsOf(source));

    [LoggerMessage(Level = LogLevel.Warning, Message = "What may have been meant could not be asked; the hits are shown without it.")]
    private static partial void LogUncorrected(ILogger log, Exception exception);

    /// <summary>What is looked for; a node of JSON has one place only, so each is made where it is needed.</summary>
    private sealed record Asked(DocumentKind Kind, Question Question, IReadOnlyList<NearDocument> Nearest, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen)
    {
        /// <summary>The document that others shall be like.</summary>
        public string? Itself { get; init; }

        /// <inheritdoc cref="SearchRequest.Among"/>
        public IReadOnlyCollection<Guid>? Among { get; init; }

        public JsonObject Words() => QueryBody.Of(Question);

        /// <summary>Words, or near in meaning, which counts nothing. The document itself is let through for its own score.</summary>
        public JsonObject Query()
        {
            var isWanted = QueryBody.Term(Fields.Kind, (int)Kind);
            var kind = Itself is null ? isWanted : new JsonObject { ["bool"] = new JsonObject { ["should"] = new JsonArray(isWanted, QueryBody.Terms("_id", [Itself])) } };
            var what = Nearest.Count == 0 ? Words() : new JsonObject
            {
                ["bool"] = new JsonObject { ["should"] = new JsonArray(Words(), new JsonObject { ["constant_score"] = new JsonObject { ["filter"] = Near(), ["boost"] = 0 } }) },
            };
            return new JsonObject { ["bool"] = new JsonObject { ["filter"] = new JsonArray([kind, .. OnlyAmong()]), ["must"] = new JsonArray(what) } };
        }

        public IEnumerable<JsonNode> NearFilters() => [QueryBody.Term(Fields.Kind, (int)Kind), Near(), .. OnlyAmong(), .. Filters(but: null)];

        public IEnumerable<JsonNode> Filters(string? but) => Chosen.Where(f => f.Key != but && f.Value.Count > 0 && FacetNames.All.Contains(f.Key, StringComparer.Ordinal)).Select(f => QueryBody.Terms(FieldOf(f.Key), f.Value));

        /// <summary>Matches the document itself, or nothing.</summary>
        public JsonObject NotItself() => QueryBody.Terms("_id", Itself is null ? [] : [Itself]);

        private IEnumerable<JsonNode> OnlyAmong() => Among is null ? [] : [QueryBody.Terms("_id", Among.Select(id => Fields.KeyOf(Kind, id)))];

        private JsonObject Near() => QueryBody.Terms("_id", Nearest.Select(n => Fields.KeyOf(Kind, n.Id)));
    }
}
