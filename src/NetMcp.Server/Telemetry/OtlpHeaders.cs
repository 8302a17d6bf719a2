using System.Net.Http.Headers;

namespace NetMcp.Server.Telemetry;

/// <summary>The headers that the receiver wants, from the environment as the OpenTelemetry SDKs have them: <c>key1=value1,key2=value2</c>, values percent-encoded.</summary>
internal static class OtlpHeaders
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "OTEL_EXPORTER_OTLP_HEADERS";

    /// <summary>Adds them to a request.</summary>
    public static void AddTo(HttpRequestHeaders headers)
    {
        foreach (var pair in (Environment.GetEnvironmentVariable(Variable) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', 2) is [var name, var value])
            {
                headers.TryAddWithoutValidation(name.Trim(), Uri.UnescapeDataString(value.Trim()));
            }
        }
    }
}
