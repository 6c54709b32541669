using System.Diagnostics.Metrics;
using System.Text;
using Marketplace.Application.Meaning;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Meaning;

public sealed class QuestionVectorsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_has_its_vector_once_and_the_same_one_afterwards()
    {
        var asked = 0;
        await using var server = await OpenAiEmbedderTests.Serve(async context =>
        {
            Interlocked.Increment(ref asked);
            await Answer(context);
        });
        await using var services = Given.Services(("Endpoint", server.Urls.First() + "/v1"), ("Model", "m"), ("Budget", "10000"));
        var questions = services.GetRequiredService<QuestionVectors>();

        (await questions.Of("máy sấy", Token)).ShouldBe([1f]);
        (await questions.Of("máy sấy".Normalize(NormalizationForm.FormD), Token)).ShouldBe([1f]);
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_server_costs_a_search_its_budget_and_no_more_and_is_counted()
    {
        var goOn = new TaskCompletionSource();
        await using var server = await OpenAiEmbedderTests.Serve(async context =>
        {
            await goOn.Task;
            await Answer(context);
        });
        await using var services = Given.Services(("Endpoint", server.Urls.First() + "/v1"), ("Model", "m"), ("Budget", "500"));
        var reasons = Counted(services);
        var questions = services.GetRequiredService<QuestionVectors>();

        (await questions.Of("máy sấy", Token)).ShouldBeNull();
        reasons().ShouldBe(["late"]);

        // What came too late serves the next search.
        goOn.SetResult();
        float[]? vector = null;
        while (vector is null)
        {
            vector = await questions.Of("máy sấy", Token);
        }

        vector.ShouldBe([1f]);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_no_error()
    {
        await using var services = Given.Services(("Endpoint", "http://127.0.0.1:9/v1"), ("Model", "m"), ("Budget", "100"));
        var reasons = Counted(services);
        (await services.GetRequiredService<QuestionVectors>().Of("máy sấy", Token)).ShouldBeNull();
        reasons().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_answers_nonsense_is_no_error()
    {
        await using var server = await OpenAiEmbedderTests.Serve(context => context.Response.WriteAsync("<html>", Token));
        await using var services = Given.Services(("Endpoint", server.Urls.First() + "/v1"), ("Model", "m"), ("Budget", "10000"));
        var reasons = Counted(services);
        (await services.GetRequiredService<QuestionVectors>().Of("máy sấy", Token)).ShouldBeNull();
        reasons().ShouldBe(["failed"]);
    }

    private static Task Answer(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new { @object = "list", model = "m", data = new[] { new { @object = "embedding", index = 0, embedding = Convert.ToBase64String(BitConverter.GetBytes(1f)) } }, usage = new { prompt_tokens = 1, total_tokens = 1 } }, Token);

    private static Func<IReadOnlyList<object?>> Counted(IServiceProvider services)
    {
        var counted = new List<object?>();
        var listener = new MeterListener();
        var factory = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Scope == factory && instrument.Name == "marketplace.meaning.questions_without_vector")
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(tags[0].Value));
        listener.Start();
        return () => counted;
    }
}
