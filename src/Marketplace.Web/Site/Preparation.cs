using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Demo;
using Marketplace.Application.Policies;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;

namespace Marketplace.Web.Site;

/// <summary>What stands before the first request: a migrated database with its reference lists, glossary and policies, in Development with the demonstration.</summary>
internal static class Preparation
{
    public static async Task Prepare(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await db.Migrate(cancellationToken);
        await DatabaseId.Ensure(db, cancellationToken);
        await SeedReferenceData.Into(db, cancellationToken);
        await SeedGlossary.Into(db, cancellationToken);
        await SeedPolicies.Into(db, services.GetRequiredService<TimeProvider>(), cancellationToken);
        await services.GetRequiredService<ReferenceFollower>().CatchUp(cancellationToken);
        await services.GetRequiredService<GlossaryFollower>().CatchUp(cancellationToken);
        var demo = scope.ServiceProvider.GetRequiredService<DemoData>();
        if (services.GetRequiredService<IConfiguration>().GetValue<bool>("Demo:Load"))
        {
            await demo.Load(cancellationToken);
        }

        if (!services.GetRequiredService<DemoSwitch>().IsShown)
        {
            await demo.Lock(cancellationToken);
        }
    }
}
