using NetMcp.Devices.Inventory;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace NetMcp.Server.Telemetry;

/// <summary>Sends traces and metrics while the gateway runs.</summary>
internal sealed class TelemetryExport(TelemetrySettings settings, OtlpTarget target, DeviceGauge devices) : IHostedService, IDisposable
{
    // What a receiver that is away may cost a stop.
    private const int FlushMilliseconds = 2_000;

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = settings.Traces
            ? Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(OtlpTarget.Sender)
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TracePercent / 100.0)))
                .AddSource(TelemetrySources.Spans)
                .AddOtlpExporter(options => target.Configure(options, "traces"))
                .Build()
            : null;
        _metrics = settings.Metrics
            ? Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(OtlpTarget.Sender)
                .AddMeter([.. TelemetrySources.Meters, devices.Meter])
                .AddOtlpExporter((options, reader) =>
                {
                    target.Configure(options, "metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.MetricsInterval.TotalMilliseconds;
                })
                .Build()
            : null;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _traces?.ForceFlush(FlushMilliseconds);
            _metrics?.ForceFlush(FlushMilliseconds);
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
