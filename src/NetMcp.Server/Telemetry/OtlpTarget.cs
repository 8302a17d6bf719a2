using NetMcp.Server.Hosting;
using NetMcp.Server.Outbound;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;

namespace NetMcp.Server.Telemetry;

/// <summary>The receiver of traces, metrics and logs: OTLP over HTTP with protobuf, one path a signal (OTLP specification, "OTLP/HTTP Request").</summary>
internal sealed class OtlpTarget(Uri receiver, GuardedHttp http)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Who sends.</summary>
    public static ResourceBuilder Sender => ResourceBuilder.CreateDefault().AddService(
        "netmcp", serviceVersion: ThisServer.Version, serviceInstanceId: Environment.MachineName);

    /// <summary>Points an exporter at the receiver. Its queue is bounded and drops when the receiver is away: the audit log is what must not lose anything.</summary>
    public void Configure(OtlpExporterOptions options, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(receiver, "v1/" + signal);
        options.TimeoutMilliseconds = (int)Longest.TotalMilliseconds;
        options.HttpClientFactory = CreateClient;
    }

    private HttpClient CreateClient()
    {
        var client = http.CreateClient();
        client.Timeout = Longest;
        return client;
    }
}
