using NetMcp.Audit;
using NetMcp.Core.Auditing;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Hosting;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Auditing;

/// <summary>The audit log as the configuration has it.</summary>
internal static class AuditComposition
{
    /// <summary>Adds the log; before all that writes to it.</summary>
    /// <exception cref="GatewayStartException">The key that signs its checkpoints cannot be used.</exception>
    public static IServiceCollection AddConfiguredAudit(this IServiceCollection services, DeviceInventory inventory)
    {
        var settings = inventory.Audit;
        if (!settings.IsEnabled)
        {
            services.AddSingleton<IAuditLog, NullAuditLog>();
            services.AddHostedService<NoAuditWarning>();
            return services;
        }

        services.AddHostedService<RpcTrails>();
        return services.AddAuditFiles(inventory);
    }

    /// <summary>Adds the log and nothing that makes records by itself: for a command.</summary>
    /// <exception cref="GatewayStartException">The key that signs its checkpoints cannot be used.</exception>
    public static IServiceCollection AddAuditFiles(this IServiceCollection services, DeviceInventory inventory)
    {
        var settings = inventory.Audit;
        var keys = AuditPlaces.Keys(AuditPlaces.Authority(inventory));
        try
        {
            var signer = RingSigner.Open(keys, TimeProvider.System);
            services.AddSingleton<ICheckpointSigner>(_ => signer);
        }
        catch (Exception e) when (e is KeyFileException or IOException or UnauthorizedAccessException)
        {
            throw new GatewayStartException(GatewayStartFailure.ConfigurationInvalid, $"The key that signs the audit log's checkpoints cannot be used: {e.Message}", e);
        }

        return services.AddAudit(new AuditOptions
        {
            Folder = AuditPlaces.Folder(inventory),
            RotateBytes = settings.RotateBytes,
            CheckpointInterval = settings.CheckpointInterval,
            ReadsWithoutLog = settings.ReadsWithoutLog,
            Syslog = settings.SyslogHost is { } host ? new SyslogOptions { Host = host, Port = settings.SyslogPort, Tls = settings.SyslogTls, CaFile = settings.SyslogCa } : null,
        });
    }
}
