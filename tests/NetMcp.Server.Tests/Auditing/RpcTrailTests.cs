using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Tests.Gateway;
using NetMcp.Server.Tests.Telemetry;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Auditing;

/// <summary>That the audit log names the NETCONF sessions and messages by which a call or a step of a change acted.</summary>
[Collection(GatewayCollection.Name)]
public sealed partial class RpcTrailTests(GatewayLab lab)
{
    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfTwoDevices_IsRecordedWithItsRpcsAndTheCallersTrace()
    {
        using var trace = new CallersTrace();
        var records = await RunAsync(client => client.CallToolAsync(new CallToolRequestParams
        {
            Name = "network.yang.get",
            Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"devices":["edge-1","edge-2"],"path":"/ietf-interfaces:interfaces","datastore":"running"}"""),
            Meta = trace.Meta,
        }).AsTask());

        var call = Assert.Single(records, record => (string?)record["tool"] == "network.yang.get");
        Assert.Equal(trace.Id, (string?)call["trace"]);
        var rpcs = ((JsonArray)call["messages"]!).Select(rpc => (string)rpc!).ToList();
        Assert.All(rpcs, rpc => Assert.Matches(Rpc(), rpc));
        Assert.Equal(["edge-1", "edge-2"], rpcs.Select(rpc => rpc.Split('/')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Change_IsRecordedWithSessionAndMessagesOfItsSteps()
    {
        var records = await RunAsync(async client =>
        {
            var edits = new[] { new { device = "edge-2", path = "/ietf-system:system/location", value = "Audited" } };
            var change = Answer.Of(await GatewayLab.CallAsync(client, "network.change.plan", new { edits })).GetProperty("change").GetString()!;
            Answer.Of(await GatewayLab.CallAsync(client, "network.change.apply", new { change }));
            Assert.Equal("confirmed", await GatewayChangeTests.EndAsync(client, change));
            var back = Answer.Of(await GatewayLab.CallAsync(client, "network.change.rollback", new { change })).GetProperty("change").GetString()!;
            Assert.Equal("confirmed", await GatewayChangeTests.EndAsync(client, back));
        });

        var steps = records.Where(record => record["step"] is not null && record["messages"] is not null).ToList();
        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.True((uint)step["session"]! > 0));

        // In the trace of the call that had it applied, which tells client, tool and arguments.
        var calls = records.Where(record => (string?)record["tool"] is "network.change.apply" or "network.change.rollback").Select(call => (string?)call["trace"]).ToHashSet();
        Assert.All(records.Where(record => record["step"] is not null), step => Assert.Contains((string?)step["trace"], calls));

        // Of one session no message stands in two steps, and none is left out.
        foreach (var session in steps.GroupBy(step => (uint)step["session"]!))
        {
            var ranges = session.Select(step => ((string)((JsonArray)step["messages"]!).Single()!).Split('-')).ToList();
            Assert.Equal("1", ranges[0][0]);
            Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.Equal(int.Parse(pair.First[^1]) + 1, int.Parse(pair.Second[0])));
        }
    }

    private async Task<List<JsonObject>> RunAsync(Func<ModelContextProtocol.Client.McpClient, Task> work)
    {
        using var folder = new TempDirectory();
        var configuration = lab.WriteConfiguration(folder);
        await using (var gateway = await GatewayProcess.StartAsync(configuration))
        {
            await using (var client = await GatewayLab.ConnectAsync(gateway.Address))
            {
                await work(client);
            }

            gateway.Send(15);
            Assert.Equal(0, await gateway.EndedAsync());
        }

        return [.. Directory.GetFiles(Path.Combine(Path.GetDirectoryName(configuration)!, "data", "audit"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => (JsonObject)JsonNode.Parse(line)!)];
    }

    [GeneratedRegex(@"^edge-[12]/\d+/\d+$")]
    private static partial Regex Rpc();
}
