using System.Text.Json.Nodes;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Tests.Fakes;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Tests.Checking;

public sealed class CheckTests
{
    // The names of the published models, and as much of them as the recipe needs.
    private static readonly YangSchema Ietf = FakeSchemas.Compile(
        """
        module ietf-interfaces { namespace "urn:ietf:params:xml:ns:yang:ietf-interfaces"; prefix if;
          container interfaces { list interface { key name;
            leaf name { type string; } leaf enabled { type boolean; }
            leaf oper-status { type enumeration { enum up; enum down; } config false; } leaf speed { type uint64; config false; } } } }
        """);

    private static readonly YangSchema OpenConfig = FakeSchemas.Compile(
        """
        module openconfig-interfaces { namespace "http://openconfig.net/yang/interfaces"; prefix oc-if;
          container interfaces { list interface { key name; leaf name { type string; }
            container state { config false; leaf enabled { type boolean; } leaf oper-status { type string; } } } } }
        """);

    [Fact]
    public async Task Check_OfDevicesWithDifferentModels_HasTheSameColumns()
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = Ietf;
        toolbox.Schemas.Devices["core-1"] = OpenConfig;
        toolbox.Reader.Answer = device => Answer(device.Value == "edge-1"
            ? """<interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces"><interface><name>eth0</name><enabled>true</enabled><oper-status>up</oper-status></interface></interfaces>"""
            : """<interfaces xmlns="http://openconfig.net/yang/interfaces"><interface><name>xe-0</name><state><enabled>false</enabled><oper-status>DOWN</oper-status></state></interface></interfaces>""");
        var result = await toolbox.InvokeAsync("network.check", """{"devices":["edge-1","core-1"],"kinds":["interfaces"]}""");
        var tables = (JsonArray)Toolbox.Content(result)["results"]!;
        Assert.Equal("""["name","enabled","oper"]""", tables[0]!["columns"]!.ToJsonString());
        Assert.Equal("""["name","enabled","oper"]""", tables[1]!["columns"]!.ToJsonString());
        Assert.Equal("""[["eth0","true","up"]]""", tables[0]!["rows"]!.ToJsonString());
        Assert.Equal("""[["xe-0","false","DOWN"]]""", tables[1]!["rows"]!.ToJsonString());
        Assert.Equal("/ietf-interfaces:interfaces/interface", (string?)tables[0]!["path"]);
        Assert.Equal("openconfig", (string?)tables[1]!["family"]);
        Assert.Contains("eth0 | true | up", Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfManyRows_ShowsTheFirstAndCountsTheRest()
    {
        using var toolbox = new Toolbox(new ToolOptions { MaxCheckRows = 2 });
        toolbox.Schemas.Devices["edge-1"] = Ietf;
        var rows = string.Concat(Enumerable.Range(0, 5).Select(i => $"<interface><name>eth{i}</name></interface>"));
        toolbox.Reader.Answer = _ => Answer($"<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\">{rows}</interfaces>", truncated: true);
        var table = Toolbox.Content(await toolbox.InvokeAsync("network.check", """{"devices":["edge-1"],"kinds":["interfaces"]}"""))["results"]![0]!;
        Assert.Equal("""[["eth0"],["eth1"]]""", table["rows"]!.ToJsonString());
        Assert.Equal(3, (int)table["more"]!);
        Assert.True((bool)table["truncated"]!);
    }

    [Fact]
    public async Task Check_OfWhatTheModelsDoNotHave_SaysWhereItLooked()
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = Ietf;
        toolbox.Reader.Answer = _ => throw new InvalidOperationException("asked");
        var table = Toolbox.Content(await toolbox.InvokeAsync("network.check", """{"devices":["edge-1"],"kinds":["alarms"]}"""))["results"]![0]!;
        Assert.Empty((JsonArray)table["rows"]!);
        Assert.Contains("/ietf-alarms:alarms", (string?)table["note"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithADeviceThatFails_HasTheOthersTables()
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = Ietf;
        toolbox.Schemas.Devices["edge-2"] = Ietf;
        toolbox.Reader.Answer = device => device.Value == "edge-2"
            ? Task.FromResult<Outcome<DeviceDocument>>(new Failure(FailureCode.Timeout, "No answer."))
            : Answer("""<interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces"/>""");
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.check", """{"devices":["edge-1","edge-2","core-1"],"kinds":["interfaces"]}"""));
        Assert.Equal("edge-1", (string?)Assert.Single((JsonArray)content["results"]!)!["device"]);
        Assert.Equal(["edge-2", "core-1"], ((JsonArray)content["errors"]!).Select(error => (string)error!["device"]!));
    }

    [Theory]
    [InlineData("""{"devices":["edge-1"],"kinds":["weather"]}""", "it takes interfaces, addresses, neighbours, routes, alarms, commits")]
    [InlineData("""{"devices":["edge-1"]}""", "'kinds' is required")]
    [InlineData("""{"devices":["edge-9"],"kinds":["alarms"]}""", "Did you mean 'edge-1'?")]
    public async Task Check_ThatCannotBe_SaysWhy(string arguments, string expected)
    {
        using var toolbox = new Toolbox();
        Assert.Contains(expected, (string?)(await toolbox.FailAsync("network.check", arguments))["message"], StringComparison.Ordinal);
    }

    private static Task<Outcome<DeviceDocument>> Answer(string xml, bool truncated = false) =>
        Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = xml, Truncated = truncated });
}
