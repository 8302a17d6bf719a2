using System.Text.Json.Nodes;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Summaries;

namespace NetMcp.Yang.Tests.Summaries;

public sealed class NodeSummaryTests
{
    private static readonly SchemaNode Interface = SampleModules.Schema.FindRoot("sample-net", "interfaces")!.Children[0];

    [Fact]
    public void List_IsSummarizedWithItsChildren()
    {
        var summary = NodeSummary.Write(Interface);

        Assert.Equal("/sample-net:interfaces/interface", (string)summary["path"]!);
        Assert.Equal("list", (string)summary["kind"]!);
        Assert.Equal("sample-net@2026-01-02", (string)summary["module"]!);
        Assert.Equal("name", (string)summary["keys"]![0]!);
        Assert.Equal("string length 1..15, key. The name of the interface.", Child(summary, "name"));
        Assert.Equal("uint16 68..65535 octets, default 1500. The largest packet.", Child(summary, "mtu"));
        Assert.Equal("identityref: sample-net:ethernet, sample-net:loopback, mandatory", Child(summary, "kind"));
        Assert.Equal("percent (uint8 0..100), state", Child(summary, "load"));
        Assert.Equal("leafref to /sample-net:interfaces/interface/name", Child(summary, "parent"));
        Assert.Equal("container, state", Child(summary, "statistics"));
        Assert.Equal("container", Child(summary, "sample-ip:ipv4"));
        Assert.Equal("action", Child(summary, "reset"));
        Assert.Equal("presence container", Child(summary, "fibre"));
        Assert.Null(summary["children"]!["medium"]);
    }

    [Fact]
    public void Leaf_IsSummarizedWithItsType()
    {
        var summary = NodeSummary.Write(Interface.Children.Single(child => child.Name == "speed"));

        Assert.Equal("decimal64 0.00..400.50", (string)summary["type"]!);
        Assert.Equal("fast", (string)summary["features"]![0]!);
        Assert.True((bool)summary["config"]!);
        Assert.Null(summary["children"]);
    }

    [Fact]
    public void Depth_GoesDownByPaths()
    {
        var summary = NodeSummary.Write(Interface, new SummaryOptions { Depth = 3 });

        Assert.Equal("enumeration: static, dhcp, state", Child(summary, "sample-ip:ipv4/address/origin"));
        Assert.Equal("uint32 seconds", Child(summary, "reset/input/after"));
    }

    [Fact]
    public void Children_ThatAreTooMany_AreCounted()
    {
        var summary = NodeSummary.Write(Interface, new SummaryOptions { MaxChildren = 3 });

        Assert.Equal(3, ((JsonObject)summary["children"]!).Count);
        Assert.Equal(Interface.DataChildren().Count() - 3, (int)summary["more"]!);
    }

    private static string? Child(JsonObject summary, string path) => (string?)summary["children"]![path];
}
