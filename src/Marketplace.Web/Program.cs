using Marketplace.Application;
using Marketplace.Infrastructure;
using Marketplace.Web.CommandLine;
using Marketplace.Web.Site;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddSite(builder.Configuration, builder.Environment);

var app = builder.Build();
if (await Verbs.Run(app, args) is { } exitCode)
{
    return exitCode;
}

app.UseSite();
await Preparation.Prepare(app.Services, app.Lifetime.ApplicationStopping);
await app.RunAsync();
return 0;
