namespace NetMcp.Devices.Inventory;

/// <summary>The <c>telemetry</c> section of the configuration: where traces, metrics and logs go. Read when the gateway starts.</summary>
public sealed record TelemetrySettings
{
    /// <summary>The OTLP receiver (OTLP/HTTP with protobuf, without the signal's path): <c>https://collector.example:4318</c>; null for none.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Whether traces are sent.</summary>
    public bool Traces { get; init; } = true;

    /// <summary>Which part of the traces that begin here is kept, in percent; those that a caller began are kept as the caller says.</summary>
    public int TracePercent { get; init; } = 100;

    /// <summary>Whether metrics are sent.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>How often metrics are sent.</summary>
    public TimeSpan MetricsInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether the log is sent, besides standing on standard error.</summary>
    public bool Logs { get; init; } = true;

    /// <summary>Whether the audit log is sent as logs too, each record until the receiver has taken it.</summary>
    public bool Audit { get; init; } = true;
}
