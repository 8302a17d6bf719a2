using System.Text;
using System.Text.Json;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>Models and JSON through the built server, over real devices.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayJsonTests(GatewayLab lab)
{
    private const string Interfaces = "/ietf-interfaces:interfaces";

    [RequiresFact(GatewayLab.Needs)]
    public async Task Describe_OfARealDevice_HasEveryModuleCompiled()
    {
        var content = Answer.Of(await lab.CallAsync("network.device.describe", new { device = "edge-1" }));
        var schema = content.GetProperty("schema");
        Assert.Equal(("ready", "modules-state"), (schema.GetProperty("state").GetString(), schema.GetProperty("source").GetString()));
        Assert.False(schema.TryGetProperty("degraded", out var degraded), degraded.ToString());
        Assert.Equal(content.GetProperty("modules").GetProperty("total").GetInt32(), schema.GetProperty("modules").GetInt32());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_ByDefault_IsJsonOfRfc7951()
    {
        var content = Answer.Of(await lab.CallAsync("network.yang.get", new { devices = "edge-1", path = Interfaces + "/interface[name='eth1']", datastore = "running" }));
        var entry = Entries(content.GetProperty("results")[0])[0];
        Assert.Equal(("eth1", "iana-if-type:ethernetCsmacd"), (entry.GetProperty("name").GetString(), entry.GetProperty("type").GetString()));
        Assert.True(entry.GetProperty("enabled").GetBoolean());
        Assert.Equal(24, entry.GetProperty("ietf-ip:ipv4").GetProperty("address")[0].GetProperty("prefix-length").GetInt32());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_WithFieldsAndDepth_GivesThoseAndTheKeys()
    {
        var content = Answer.Of(await lab.CallAsync(
            "network.yang.get", new { devices = "edge-1", path = Interfaces + "/interface", fields = "enabled", depth = 2, datastore = "running" }));
        Assert.All(Entries(content.GetProperty("results")[0]), entry => Assert.Equal(["name", "enabled"], entry.EnumerateObject().Select(member => member.Name)));
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfMoreThanFits_IsWholeByItsCursors()
    {
        const string Path = "/ietf-yang-library:modules-state/module";
        var whole = Names(Answer.Of(await lab.CallAsync("network.yang.get", new { devices = "edge-1", path = Path, max_bytes = 200_000 })));
        var parts = new List<string>();
        object arguments = new { devices = "edge-1", path = Path, max_bytes = 3000 };
        for (var calls = 0; ; calls++)
        {
            Assert.True(calls < 50);
            var content = Answer.Of(await lab.CallAsync("network.yang.get", arguments));
            var result = content.GetProperty("results")[0];
            Assert.InRange(Encoding.UTF8.GetByteCount(result.GetProperty("data").GetRawText()), 1, 1500);
            parts.AddRange(Names(content));
            if (!result.TryGetProperty("cursor", out var cursor))
            {
                break;
            }

            arguments = new { cursor = cursor.GetString(), max_bytes = 3000 };
        }

        Assert.True(whole.Count > 20);
        Assert.Equal(whole, parts);
    }

    [RequiresTheory(GatewayLab.Needs)]
    [InlineData("2025-11-25", false)]
    [InlineData("2026-07-28", true)]
    public async Task Cursor_OfOneCaller_IsOfUseToAnotherOnlyWhereNeitherHasAName(string protocol, bool isOfUse)
    {
        await using var caller = await GatewayLab.ConnectAsync(lab.Address, protocol);
        await using var stranger = await GatewayLab.ConnectAsync(lab.Address, protocol);
        var result = Answer.Of(await GatewayLab.CallAsync(caller, "network.yang.get", new { devices = "edge-1", path = "/ietf-yang-library:modules-state", max_bytes = 2000 })).GetProperty("results")[0];
        var cursor = result.GetProperty("cursor").GetString();

        var own = await GatewayLab.CallAsync(caller, "network.yang.get", new { cursor });
        var other = await GatewayLab.CallAsync(stranger, "network.yang.get", new { cursor });

        Answer.Of(own);
        // Callers of the stateless revision who have not logged in have no session and no principal: there the cursor itself is all that guards the rest.
        Assert.Equal((isOfUse, !isOfUse), (stranger.SessionId is null, other.IsError == true));
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Check_OfRealDevices_GivesTablesThatSayWhereTheyAreFrom()
    {
        var tables = Answer.Of(await lab.CallAsync("network.check", new { devices = new[] { "edge-1", "edge-2" }, kinds = new[] { "addresses", "interfaces", "alarms" } })).GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(
            ["edge-1 addresses", "edge-1 interfaces", "edge-1 alarms", "edge-2 addresses", "edge-2 interfaces", "edge-2 alarms"],
            tables.Select(table => $"{table.GetProperty("device")} {table.GetProperty("kind")}"));
        Assert.Equal(["interface", "ip", "prefix"], tables[0].GetProperty("columns").EnumerateArray().Select(column => column.GetString()));
        Assert.Equal(["eth0", "192.0.2.1", "31"], tables[0].GetProperty("rows")[0].EnumerateArray().Select(cell => cell.GetString()));
        Assert.Equal("192.0.2.3", tables[3].GetProperty("rows")[0][1].GetString());
        Assert.Equal("/ietf-interfaces:interfaces/interface", tables[0].GetProperty("path").GetString());
        Assert.Contains("eth0", tables[1].GetProperty("rows").EnumerateArray().Select(row => row[0].GetString()));
        Assert.Contains("None of its models", tables[2].GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfAnEmptyKey_MatchesNothing()
    {
        // A subtree filter could not say this: its empty element selects whatever there is (RFC 6241 section 6.2.5).
        foreach (var key in (string[])["", " eth0"])
        {
            var result = Answer.Of(await lab.CallAsync("network.yang.get", new { devices = "edge-1", path = $"{Interfaces}/interface[name='{key}']", datastore = "running" })).GetProperty("results")[0];
            Assert.DoesNotContain("eth0", result.GetProperty("data").GetRawText(), StringComparison.Ordinal);
        }
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfANameThatTheModelsLack_SaysWhatWasMeant()
    {
        var failure = Answer.FailureOf(await lab.CallAsync("network.yang.get", new { devices = "edge-1", path = "/ietf-interfaces:interfaces/interfase" }));
        Assert.Equal(("Network.InvalidArgument", "not-sent"), (failure.GetProperty("name").GetString(), failure.GetProperty("outcome").GetString()));
        Assert.Contains("interface", failure.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static List<JsonElement> Entries(JsonElement result) =>
        [.. result.GetProperty("data").GetProperty("ietf-interfaces:interfaces").GetProperty("interface").EnumerateArray()];

    private static List<string> Names(JsonElement content) =>
        [.. content.GetProperty("results")[0].GetProperty("data").GetProperty("ietf-yang-library:modules-state").GetProperty("module").EnumerateArray()
            .Select(module => module.GetProperty("name").GetString()!)];
}
