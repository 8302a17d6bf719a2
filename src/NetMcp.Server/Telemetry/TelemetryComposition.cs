using NetMcp.Audit;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Outbound;
using OpenTelemetry.Logs;

namespace NetMcp.Server.Telemetry;

/// <summary>Telemetry as the configuration has it.</summary>
internal static class TelemetryComposition
{
    /// <summary>Adds traces, metrics and logs to the receiver of the settings, where there is one, and trace ids where the audit log is to name them.</summary>
    public static void AddConfiguredTelemetry(this IServiceCollection services, DeviceInventory inventory)
    {
        if (inventory.Audit.IsEnabled)
        {
            services.AddHostedService<TraceIds>();
        }

        var settings = inventory.Telemetry;
        if (settings.Otlp is not { } receiver)
        {
            return;
        }

        // The operator's own receiver is on a private network as a rule.
        var http = new GuardedHttp(new AddressRules(allowPrivate: true, []), TimeProvider.System);
        var target = new OtlpTarget(receiver, http);
        services.AddSingleton(settings);
        services.AddSingleton(target);
        services.AddSingleton<DeviceGauge>();
        services.AddHostedService<TelemetryExport>();
        if (settings.Audit && inventory.Audit.IsEnabled)
        {
            services.AddAuditReceiver(provider => new OtlpAuditReceiver(receiver, http, provider.GetRequiredService<ILogger<OtlpAuditReceiver>>()));
        }

        if (settings.Logs)
        {
            services.AddLogging(logging => logging.AddOpenTelemetry(logs =>
            {
                logs.SetResourceBuilder(OtlpTarget.Sender);
                logs.AddOtlpExporter(options => target.Configure(options, "logs"));
            }));
        }
    }
}
