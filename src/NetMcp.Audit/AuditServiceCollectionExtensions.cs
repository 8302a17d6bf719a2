using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Audit.Forwarding;
using NetMcp.Audit.Journals;
using NetMcp.Core.Auditing;

namespace NetMcp.Audit;

/// <summary>Composition of this project.</summary>
public static class AuditServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IAuditLog"/> as files in a folder. To be called before what writes to it, so that it starts first and stops last. An
    /// <see cref="ICheckpointSigner"/> that is there signs its checkpoints.
    /// </summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new AuditJournal(
            options,
            provider.GetService<ICheckpointSigner>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AuditJournal).Namespace!)));
        services.AddSingleton<IAuditLog>(static provider => provider.GetRequiredService<AuditJournal>());
        services.AddSingleton<IHostedService, AuditHost>();
        if (options.Syslog is { } syslog)
        {
            services.AddSingleton<IHostedService>(provider => new SyslogForwarder(
                provider.GetRequiredService<AuditJournal>(),
                options.Folder,
                syslog,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SyslogForwarder).Namespace!)));
        }

        return services;
    }

    /// <summary>Has the log of <see cref="AddAudit"/> sent to a receiver too.</summary>
    public static IServiceCollection AddAuditReceiver(this IServiceCollection services, Func<IServiceProvider, ILogReceiver> receiver)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IHostedService>(provider => new ReceiverForwarder(
            provider.GetRequiredService<AuditJournal>(),
            provider.GetRequiredService<AuditOptions>().Folder,
            receiver(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ReceiverForwarder).Namespace!)));
    }
}
