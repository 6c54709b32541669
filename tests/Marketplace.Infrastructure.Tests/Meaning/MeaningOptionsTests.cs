using Marketplace.Application.Meaning;
using Marketplace.Infrastructure.Meaning;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Meaning;

public sealed class MeaningOptionsTests
{
    [Fact]
    public async Task Not_configured_nothing_is_registered_but_the_way_to_fetch_a_model()
    {
        await using var services = Given.Services();
        services.GetService<Nearness>().ShouldBeNull();
        services.GetService<IEmbeddingGenerator<string, Embedding<float>>>().ShouldBeNull();
        services.GetService<IModelSource>().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Meaning:Folder and Meaning:Endpoint are both configured", "Folder", "/tmp", "Endpoint", "http://localhost/v1", "Model", "m")]
    [InlineData("it must be an address such as", "Endpoint", "localhost:8080", "Model", "m")]
    [InlineData("Meaning:Model is empty", "Endpoint", "http://localhost/v1")]
    [InlineData("which does not exist", "Folder", "/nowhere/at/all")]
    [InlineData("Meaning:Budget is 0", "Endpoint", "http://localhost/v1", "Model", "m", "Budget", "0")]
    [InlineData("a cosine lies between", "Endpoint", "http://localhost/v1", "Model", "m", "Threshold", "82")]
    public async Task What_is_wrong_is_said_in_a_sentence(string sentence, params string[] settings)
    {
        await using var services = Given.Services([.. settings.Chunk(2).Select(s => (s[0], s[1]))]);
        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<MeaningOptions>>().Value).Message.ShouldContain(sentence);
        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<MeaningModel>());
    }
}
