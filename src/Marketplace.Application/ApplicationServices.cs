using FluentValidation;
using Marketplace.Application.Alerts;
using Marketplace.Application.Approvals;
using Marketplace.Application.Cases;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Demands;
using Marketplace.Application.Demo;
using Marketplace.Application.Dossiers;
using Marketplace.Application.Files;
using Marketplace.Application.Listings.Confirming;
using Marketplace.Application.Listings.Tables;
using Marketplace.Application.Matching;
using Marketplace.Application.Notifications;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Search;
using Marketplace.Application.Terminology;
using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Application;

public static class ApplicationServices
{
    /// <summary>Messages, their handlers and reactions, validators and the dispatcher. Providers come from the infrastructure.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.Scan(scan => scan.FromAssemblies(typeof(ApplicationServices).Assembly)
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(INotificationHandler<>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CheckSender<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CheckShape<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Transact<,>));
        services.AddValidatorsFromAssembly(typeof(ApplicationServices).Assembly, includeInternalTypes: true);

        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = ""; // the name is the mail address, whose shape its form checks
            options.Password.RequiredLength = Shapes.ShortestPassword;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = 8;
            MarketplaceDb.Schema(options);
        }).AddUserStore<AccountStore>();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CaseTimes.Usual);
        services.TryAddSingleton(TableLimits.Usual);
        services.TryAddSingleton(DigestTimes.Usual);
        services.TryAddSingleton(new SiteAddress(() => SiteAddress.Usual));
        services.AddSingleton<ReferenceLists>();
        services.AddSingleton<ReferenceFollower>();
        services.AddSingleton<Glossary>();
        services.AddSingleton<GlossaryFollower>();
        services.AddScoped<GlossaryReading>();
        services.AddSingleton<IndexFollower>();
        services.AddSingleton<IndexCheck>();
        services.AddSingleton<UnfoundTexts>();
        services.AddSingleton<SimilarDocuments>();
        services.AddSingleton<DemandDeadlines>();
        services.AddSingleton<ListingDeadlines>();
        services.AddSingleton<AlertFinding>();
        services.AddSingleton<AlertDigests>();
        services.AddScoped<ConfirmationMail>();
        services.AddSingleton<ClearUnusedFiles>();
        services.AddSingleton<ForgetOldChanges>();
        services.AddSingleton<RefreshStatistics>();
        services.AddSingleton<FileIntake>();
        services.AddScoped<SearchDocuments>();
        services.AddScoped<MailLane>();
        services.AddScoped<AlikeListings>();
        services.AddScoped<MatchMaking>();
        services.AddSingleton<MatchFollower>();
        services.AddSingleton<TableWork>();
        services.AddScoped<RowReading>();
        services.AddScoped<DecisionMail>();
        services.AddScoped<RoomMail>();
        services.AddScoped<ProposalMail>();
        services.AddScoped<InvitationMail>();
        services.AddScoped<DemoData>();
        services.AddScoped<Caller>();
        services.AddScoped<CommandAtHand>();
        services.AddScoped<ISaveChangesInterceptor, SavingChanges>();
        services.AddScoped<IDispatcher, Dispatcher>();
        return services;
    }
}
