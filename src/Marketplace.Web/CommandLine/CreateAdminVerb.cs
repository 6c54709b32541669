using System.CommandLine;
using Marketplace.Application.Accounts;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Web.Site;

namespace Marketplace.Web.CommandLine;

/// <summary>Makes a person represent the exchange and prints the link by which they set their password: the first way in.</summary>
internal static class CreateAdminVerb
{
    public static Command Of(WebApplication app)
    {
        var mail = new Argument<string>("MAIL") { Description = "The admin's mail address; they sign in with it." };
        var name = new Option<string?>("--name") { Description = "The admin's name; by default what stands before the @." };
        var taxCode = new Option<string>("--tax-code") { Description = "The exchange's own tax code, while it does not exist yet.", DefaultValueFactory = _ => "0000000000" };
        var command = new Command("create-admin", "Makes a person represent the exchange and prints a one-time link to set the password.") { mail, name, taxCode };
        command.SetAction((parsed, cancellationToken) => Run(app, parsed.GetRequiredValue(mail), parsed.GetValue(name), parsed.GetRequiredValue(taxCode), cancellationToken));
        return command;
    }

    private static async Task<int> Run(WebApplication app, string mail, string? name, string taxCode, CancellationToken cancellationToken)
    {
        await Preparation.Prepare(app.Services, cancellationToken);
        var (link, key) = (LinkId.New(), OneTimeLink.NewKey());
        var dispatcher = new Dispatcher(app.Services.GetRequiredService<IServiceScopeFactory>(), new GivenCaller(CallerTicket.Job));
        var result = await dispatcher.Send(new CreateAdmin(link, key, MemberId.New(), mail, name ?? mail.Split('@')[0], taxCode), cancellationToken);
        if (result.Problem is { } problem)
        {
            foreach (var refusal in problem.Refusals)
            {
                await Console.Error.WriteLineAsync(Sentences.Of(refusal, Language.En));
            }

            return 1;
        }

        Console.WriteLine($"{mail} represents the exchange. Set the password within 24 hours, once, at:");
        Console.WriteLine(app.Services.GetRequiredService<SiteAddress>().Link(Language.Vi, "account/reset" + OneTimeLink.Query(link, key)));
        return 0;
    }
}
