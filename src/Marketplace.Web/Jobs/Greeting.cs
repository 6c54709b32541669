using Marketplace.Application.Common;
using Marketplace.Application.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Marketplace.Web.Jobs;

/// <summary>In Development, where demonstration data is loaded, says once the site is up where it is and who may sign in.</summary>
internal sealed class Greeting(IServiceScopeFactory scopes, IServer server, IConfiguration configuration, DemoSwitch demo, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!demo.IsShown || !configuration.GetValue<bool>("Demo:Load"))
        {
            return;
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await using var scope = scopes.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<DemoData>().SignIns(stoppingToken);
        var widest = people.Max(p => p.Mail.Length);
        foreach (var person in people)
        {
            Console.WriteLine($"{person.Mail.PadRight(widest)}  {person.Code,-4} {person.Role}, {person.Capabilities}");
        }

        Console.WriteLine($"Password of all demonstration accounts: {DemoData.Password}");
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine($"The site is at {address} (English: {address}/en)");
        }
    }
}
