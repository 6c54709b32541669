using Marketplace.Application.Demo;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Marketplace.Application.Tests.Demo;

/// <summary>An exchange with the demonstration loaded.</summary>
public sealed class LoadedDemo : IAsyncLifetime
{
    public TestExchange Exchange { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Exchange = await TestExchange.Open();
        await Load();
    }

    public async Task Load()
    {
        await using var scope = Exchange.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoData>().Load(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Exchange.DisposeAsync();
}
