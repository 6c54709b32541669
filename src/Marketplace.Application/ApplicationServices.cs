using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

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

        services.AddScoped<Caller>();
        services.AddScoped<CommandAtHand>();
        services.AddScoped<ISaveChangesInterceptor, SavingChanges>();
        services.AddScoped<IDispatcher, Dispatcher>();
        return services;
    }
}
