using Marketplace.Application.Notifications;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Marketplace.Web.Site;

/// <summary>"Site:Address" of the configuration; without it, the address that this process listens on, which serves Development.</summary>
internal static class PublicAddress
{
    public static void AddPublicAddress(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(provider => new SiteAddress(() => configuration["Site:Address"] is { Length: > 0 } address ? address : Listening(provider)));

    private static string Listening(IServiceProvider provider) =>
        provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? SiteAddress.Usual;
}
