namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>telemetry:</c>.</summary>
internal static class TelemetrySection
{
    public static TelemetrySettings Read(MapReader? map)
    {
        var defaults = new TelemetrySettings();
        if (map is null)
        {
            return defaults;
        }

        var settings = new TelemetrySettings
        {
            Otlp = ReadOtlp(map),
            Traces = map.Boolean("traces") ?? defaults.Traces,
            TracePercent = map.Integer("trace_percent", 0, 100) ?? defaults.TracePercent,
            Metrics = map.Boolean("metrics") ?? defaults.Metrics,
            MetricsInterval = map.Duration("metrics_interval", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)) ?? defaults.MetricsInterval,
            Logs = map.Boolean("logs") ?? defaults.Logs,
            Audit = map.Boolean("audit") ?? defaults.Audit,
        };
        map.ReportUnknownKeys();
        return settings;
    }

    private static Uri? ReadOtlp(MapReader map)
    {
        var text = map.RequiredText("otlp", "the URL of the receiver, as https://collector.example:4318");
        if (text is null)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.PathAndQuery == "/" &&
            (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            return url;
        }

        map.Mistakes.Add(map.Pair("otlp")!.Value, "'otlp' must be an https URL with a host and a port and no path, as https://collector.example:4318; http on the loopback only.");
        return null;
    }
}
