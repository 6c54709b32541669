using Marketplace.Application.Notifications;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Marketplace.Web.Site;

/// <summary>"Site:Address" of the configuration; without it, the address that this process listens on, which serves Development.</summary>
internal static partial class PublicAddress
{
    public static void AddPublicAddress(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(provider => new SiteAddress(() => configuration["Site:Address"] is { Length: > 0 } address ? address : Listening(provider)));

    /// <summary>Says so when letters of a real site would lead to an address that only this machine knows.</summary>
    public static void WarnWithoutPublicAddress(this WebApplication app)
    {
        if (app.Environment.IsProduction() && app.Configuration["Site:Address"] is not { Length: > 0 })
        {
            LogMissing(app.Logger);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Site:Address is not configured: links in letters lead to the address that this process listens on.")]
    private static partial void LogMissing(ILogger log);

    private static string Listening(IServiceProvider provider) =>
        provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? SiteAddress.Usual;
}
