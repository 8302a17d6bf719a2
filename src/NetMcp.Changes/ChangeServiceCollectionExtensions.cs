using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Changes.Applying;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.Callers;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Changes.Policies;
using NetMcp.Changes.Rules;
using NetMcp.Changes.Running;
using NetMcp.Core.Auditing;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Core.Tables;

namespace NetMcp.Changes;

/// <summary>Composition of this project.</summary>
public static class ChangeServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IChanges"/> and what takes changes up again after a death, at the host's start. Needs Core's ports and logging; to be called
    /// after what gives those, so that changes are stopped before their sessions and before the audit log; without one, steps are not recorded. A <see cref="TimeProvider"/> that is there is used.
    /// </summary>
    public static IServiceCollection AddChanges(this IServiceCollection services, ChangeOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAuditLog, NullAuditLog>();
        services.AddSingleton(options);
        services.AddSingleton<IChangeJournals, FileChangeJournals>();
        services.AddSingleton<IChangeImages, FileChangeImages>();
        services.AddSingleton(provider => new ChangePorts(
            provider.GetRequiredService<IDeviceEditor>(),
            provider.GetRequiredService<IDeviceReader>(),
            provider.GetRequiredService<IDeviceTables>(),
            provider.GetRequiredService<IDeviceSchemas>(),
            provider.GetRequiredService<ISecretMasker>(),
            provider.GetRequiredService<IChangeImages>(),
            provider.GetRequiredService<IAuditLog>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ChangePorts).Namespace!)));
        services.AddSingleton<IPlanner, Planner>();
        services.AddSingleton<IPlanStore, FilePlanStore>();
        services.AddSingleton<IChangeRules, ChangeRules>();
        services.TryAddSingleton<IPolicySource>(static _ => new FixedPolicy(ChangePolicy.AllowAll));
        services.TryAddSingleton<IApprovalNotices, NoApprovalNotices>();
        services.TryAddSingleton<IRevokedApprovals, NoRevokedApprovals>();
        services.AddSingleton<ApprovalStore>();
        services.AddSingleton<JudgedModels>();
        services.AddSingleton<ApprovalDesk>();
        services.AddSingleton<IApprovals>(static provider => provider.GetRequiredService<ApprovalDesk>());
        services.AddSingleton<IApprovalGate>(static provider => provider.GetRequiredService<ApprovalDesk>());
        services.AddSingleton<ChangeRuns>();
        services.AddSingleton<ChangeStates>();
        services.AddSingleton<Changes>();
        services.AddSingleton<ChangeSight>();
        services.AddSingleton<IChanges, GuardedChanges>();
        services.AddSingleton<IHostedService, ChangesHost>();
        return services;
    }
}
