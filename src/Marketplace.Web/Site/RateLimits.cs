using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Marketplace.Web.Site;

/// <summary>How often one network address may send the forms that guess at accounts, cause letters or bring files. Reading pages is never limited here.</summary>
internal static class RateLimits
{
    public const string Account = "account";
    public const string Files = "files";
    private const int UsualPerMinute = 30;
    private const int UsualFilesPerMinute = 60;

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddForms(Account, configuration.GetValue("RateLimits:AccountPerMinute", UsualPerMinute));
            options.AddForms(Files, configuration.GetValue("RateLimits:FilesPerMinute", UsualFilesPerMinute));
        });
    }

    private static void AddForms(this RateLimiterOptions options, string name, int perMinute) => options.AddPolicy(name, context => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
        : RateLimitPartition.GetNoLimiter("reading"));
}
