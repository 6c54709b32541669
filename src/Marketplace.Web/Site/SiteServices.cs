using System.Text.Encodings.Web;
using System.Text.Unicode;
using Marketplace.Application.Alerts;
using Marketplace.Application.Cases;
using Marketplace.Application.Common;
using Marketplace.Application.Listings.Tables;
using Marketplace.Application.Meaning;
using Marketplace.Web.Components;
using Marketplace.Web.Jobs;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Marketplace.Web.Site;

/// <summary>What the site adds to the host, and the order in which a request passes through it.</summary>
internal static class SiteServices
{
    /// <summary>Longest message of a circuit, in bytes: room for the longest text field, in UTF-8 and JSON.</summary>
    private const int LongestMessage = 256 * 1024;

    /// <summary>
    /// Longest first line of a request, in bytes: room for a search of 2,000 Vietnamese letters, at nine bytes each in an address,
    /// and at fifteen while the address of sign-in carries it as the way back.
    /// </summary>
    private const int LongestAddress = 40 * 1024;

    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddRazorComponents(options => options.DetailedErrors = environment.IsDevelopment())
            .AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LongestMessage);
        services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestLineSize = LongestAddress);
        services.AddLocalization();

        // Vietnamese letters as themselves, not as entities of six characters each.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SignedInPerson>();
        services.AddScoped<ICallerSource, WebCaller>();
        services.AddScoped<Reader>();
        services.AddScoped<UnreadTexts>();
        services.AddSignIn(configuration);
        services.AddSingleton(new DemoSwitch(environment.IsDevelopment()));
        services.AddRateLimits(configuration);
        services.AddPublicAddress(configuration);
        services.AddSiteHealth();
        services.AddSingleton(new CaseTimes(TimeSpan.FromHours(configuration.GetValue("Cases:TakedownHours", CaseTimes.Usual.Takedown.TotalHours))));
        services.AddSingleton(new TableLimits(configuration.GetValue("Tables:Megabytes", TableLimits.Usual.Megabytes), configuration.GetValue("Tables:Rows", TableLimits.Usual.Rows)));
        services.AddSingleton(new DigestTimes(
            configuration.GetValue("Alerts:DigestHour", DigestTimes.Usual.Hour), configuration.GetValue("Alerts:WeeklyDay", DigestTimes.Usual.Day), configuration.GetValue("Alerts:MostInLetter", DigestTimes.Usual.MostItems)));
        SiteOwner.Add(services, configuration);
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<IndexWorker>();
        services.AddHostedService<ReferenceWorker>();
        services.AddHostedService<GlossaryWorker>();
        services.AddHostedService<DemandWorker>();
        services.AddHostedService<ListingWorker>();
        services.AddHostedService<AlertWorker>();
        services.AddHostedService<DigestWorker>();
        services.AddHostedService<TableWorker>();
        services.AddHostedService<UpkeepWorker>();
        if (services.Any(s => s.ServiceType == typeof(Nearness)))
        {
            services.AddHostedService<EmbeddingWorker>();
            services.AddHostedService<VectorWorker>();
        }

        services.AddHostedService<MatchWorker>();
        services.AddHostedService<UnfoundTextWorker>();
        services.AddHostedService<Greeting>();
        return services;
    }

    public static void UseSite(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHsts();
        }

        app.WarnWithoutPublicAddress();
        app.UseSiteHeaders();
        app.UseLanguageOfPath();
        app.UseStatusPages();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseStaleFormPage();
        app.UseChangedFormPage();
        app.MapStaticAssets();
        app.MapSiteHealth();
        app.MapTheme();
        app.MapAccount();
        app.MapPapers();
        app.MapQr();
        app.MapSuggestions();
        app.MapFiles();
        app.MapOpenedDocuments();
        app.MapAlertMail();
        app.MapAlertOpening();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
