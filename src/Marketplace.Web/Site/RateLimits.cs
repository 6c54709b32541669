using System.Threading.RateLimiting;

namespace Marketplace.Web.Site;

/// <summary>How often one network address may send the forms that guess at accounts or cause letters. Reading pages is never limited here.</summary>
internal static class RateLimits
{
    public const string Account = "account";
    private const int UsualPerMinute = 30;

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("RateLimits:AccountPerMinute", UsualPerMinute);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(Account, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
                : RateLimitPartition.GetNoLimiter("reading"));
        });
    }
}
