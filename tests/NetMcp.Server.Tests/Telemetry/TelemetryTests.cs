using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Telemetry;

[Collection(GatewayCollection.Name)]
public sealed class TelemetryTests(GatewayLab lab)
{
    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_ThatACallerTraces_IsOneTraceFromTheCallToEachRpc()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var trace = new CallersTrace();
        await RunAsync(receiver, trace);

        var spans = receiver.Bodies("/v1/traces").SelectMany(OtlpSpan.ReadAll).Where(span => span.TraceId == trace.Id).ToList();
        var call = Assert.Single(spans, span => span.Name.Contains("network.yang.get", StringComparison.Ordinal));
        Assert.DoesNotContain(spans, span => span.SpanId == call.ParentId);
        var rpc = Assert.Single(spans, span => span.Name == "rpc get-config");
        Assert.Equal(("edge-1", "get-config", "ok"), (rpc.Attributes["netmcp.device"], rpc.Attributes["rpc.method"], rpc.Attributes["netmcp.outcome"]));
        Assert.Equal(call.SpanId, rpc.ParentId);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Gateway_WithAReceiver_SendsItsMetricsAndItsLog()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var trace = new CallersTrace();
        await RunAsync(receiver, trace);

        var metrics = Text(receiver, "/v1/metrics");
        Assert.Contains("netmcp.netconf.rpc.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("netmcp.devices", metrics, StringComparison.Ordinal);
        Assert.Contains("mcp.server.operation.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("Serving MCP at", Text(receiver, "/v1/logs"), StringComparison.Ordinal);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task AuditLog_OfWhichTheReceiverRefusesSome_ArrivesWholeAndInOrder()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Busy = 2;
        using var folder = new TempDirectory();
        var configuration = lab.WriteConfiguration(folder, $"telemetry:\n  otlp: {receiver.Url}\n");
        await using (var gateway = await GatewayProcess.StartAsync(configuration))
        {
            var back = gateway.LoggedAsync("is sent to its otlp receiver again");
            await using (var client = await GatewayLab.ConnectAsync(gateway.Address))
            {
                Answer.Of(await GatewayLab.CallAsync(client, "network.devices.list", new { }));
            }

            await back;
            gateway.Send(15);
            Assert.Equal(0, await gateway.EndedAsync());
        }

        var sent = receiver.Bodies("/v1/logs").Where(body => body[0] == (byte)'{').SelectMany(body => (JsonArray)JsonNode.Parse(body)!["resourceLogs"]![0]!["scopeLogs"]![0]!["logRecords"]!).ToList();
        var written = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(configuration)!, "data", "audit"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).ToList();
        Assert.Equal(written.Take(sent.Count), sent.Select(record => (string)record!["body"]!["stringValue"]!));
        var call = Assert.Single(sent, record => ((JsonArray)record!["attributes"]!).Any(attribute => (string?)attribute!["key"] == "netmcp.audit.tool" && (string?)attribute["value"]!["stringValue"] == "network.devices.list"))!;
        Assert.Equal(("netmcp.audit.call-ended", 9), ((string?)call["eventName"], (int)call["severityNumber"]!));
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Gateway_WhoseReceiverIsAway_ServesAndStops()
    {
        using var folder = new TempDirectory();
        await using var gateway = await StartAsync(folder, $"http://127.0.0.1:{lab.DeadPort}");
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        Answer.Of(await GatewayLab.CallAsync(client, "network.devices.list", new { }));
        gateway.Send(15);
        Assert.Equal(0, await gateway.EndedAsync());
    }

    private static string Text(OtlpReceiver receiver, string path) => string.Concat(receiver.Bodies(path).Select(Encoding.UTF8.GetString));

    private Task<GatewayProcess> StartAsync(TempDirectory folder, string otlp) => GatewayProcess.StartAsync(lab.WriteConfiguration(folder, $"telemetry:\n  otlp: {otlp}\n"));

    private async Task RunAsync(OtlpReceiver receiver, CallersTrace trace)
    {
        using var folder = new TempDirectory();
        await using var gateway = await StartAsync(folder, receiver.Url);
        await using (var client = await GatewayLab.ConnectAsync(gateway.Address))
        {
            Answer.Of(await client.CallToolAsync(new CallToolRequestParams
            {
                Name = "network.yang.get",
                Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"devices":["edge-1"],"path":"/ietf-interfaces:interfaces","datastore":"running"}"""),
                Meta = trace.Meta,
            }));
        }

        gateway.Send(15);
        Assert.Equal(0, await gateway.EndedAsync());
    }
}
