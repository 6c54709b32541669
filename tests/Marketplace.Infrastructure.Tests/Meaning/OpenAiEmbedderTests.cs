using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Meaning;

public sealed class OpenAiEmbedderTests : EmbedderContract
{
    protected override async Task<(string Name, string Value)[]> Settings() => [("Endpoint", await Given.Endpoint()), ("Model", "multilingual-e5-small")];

    [Fact]
    public async Task The_server_is_sent_the_model_and_the_key_and_asked_for_bytes()
    {
        JsonElement asked = default;
        var key = "";
        await using var server = await Serve(async context =>
        {
            asked = await context.Request.ReadFromJsonAsync<JsonElement>();
            key = context.Request.Headers.Authorization.ToString();
            var vector = Convert.ToBase64String(BitConverter.GetBytes(0.6f).Concat(BitConverter.GetBytes(-0.8f)).ToArray());
            await context.Response.WriteAsJsonAsync(new { @object = "list", model = "m", data = new[] { new { @object = "embedding", index = 0, embedding = vector } }, usage = new { prompt_tokens = 1, total_tokens = 1 } });
        });
        await using var services = Given.Services(("Endpoint", server.Urls.First() + "/v1"), ("Model", "our-model"), ("Key", "secret"));

        (await services.Embedder().GenerateVectorAsync("query: máy", cancellationToken: Token)).ToArray().ShouldBe([0.6f, -0.8f]);

        key.ShouldBe("Bearer secret");
        asked.GetProperty("model").GetString().ShouldBe("our-model");
        asked.GetProperty("encoding_format").GetString().ShouldBe("base64");
    }

    [Fact]
    public async Task A_server_that_stumbles_is_asked_again_but_one_that_refuses_is_not()
    {
        var (asked, status) = (0, 503);
        await using var server = await Serve(context =>
        {
            Interlocked.Increment(ref asked);
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var services = Given.Services(("Endpoint", server.Urls.First() + "/v1"), ("Model", "m"));
        status = 401;
        await Should.ThrowAsync<Exception>(() => services.Embedder().GenerateAsync(["query: máy"], cancellationToken: Token));
        asked.ShouldBe(1);
        (asked, status) = (0, 503);
        await Should.ThrowAsync<Exception>(() => services.Embedder().GenerateAsync(["query: máy"], cancellationToken: Token));
        asked.ShouldBe(3);
    }

    internal static async Task<WebApplication> Serve(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(answer);
        await server.StartAsync(Token);
        return server;
    }
}
