using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using NetMcp.Tools.Tests.Fakes;
using Xunit.Abstractions;

namespace NetMcp.Tools.Tests.Protocol;

public sealed class ToolListTests(ITestOutputHelper output)
{
    [Fact]
    public void ToolList_WithAllSchemas_StaysUnderItsBudget()
    {
        using var toolbox = new Toolbox();
        var list = new ListToolsResult { Tools = [.. toolbox.Tools.Select(tool => tool.ProtocolTool)] };
        var characters = JsonSerializer.Serialize(list, McpJsonUtilities.DefaultOptions).Length;
        output.WriteLine($"tools/list: {characters} characters, about {characters / 4} tokens");
        Assert.InRange(characters / 4, 1, 4499);
    }

    [Fact]
    public void Tools_AlwaysCome_InTheSameOrder()
    {
        using var toolbox = new Toolbox();
        Assert.Equal(
            ["network.devices.list", "network.device.describe", "network.yang.search", "network.yang.describe", "network.yang.get", "network.check", "network.rpc",
             "network.change.plan", "network.change.apply", "network.change.status", "network.change.confirm", "network.change.rollback", "network.change.list"],
            toolbox.Tools.Select(tool => tool.ProtocolTool.Name));
    }

    [Fact]
    public void Tools_Each_AreTitledAndClosed()
    {
        using var toolbox = new Toolbox();
        Assert.All(toolbox.Tools, tool =>
        {
            Assert.False(string.IsNullOrEmpty(tool.ProtocolTool.Title));
            Assert.False(string.IsNullOrEmpty(tool.ProtocolTool.Description));
            Assert.False(tool.ProtocolTool.Annotations!.OpenWorldHint);
            Assert.Equal("object", tool.ProtocolTool.InputSchema.GetProperty("type").GetString());
            Assert.Equal("object", tool.ProtocolTool.OutputSchema!.Value.GetProperty("type").GetString());
        });
    }

    [Fact]
    public void Tools_ThatDoMoreThanRead_SaySo()
    {
        using var toolbox = new Toolbox();
        var hints = toolbox.Tools.Select(tool => tool.ProtocolTool).Where(tool => tool.Annotations!.ReadOnlyHint == false)
            .ToDictionary(tool => tool.Name, tool => (tool.Annotations!.DestructiveHint, tool.Annotations.IdempotentHint));
        Assert.Equal(
            new Dictionary<string, (bool? Destructive, bool? Idempotent)>
            {
                ["network.change.plan"] = (false, false),
                ["network.change.apply"] = (true, true),
                ["network.change.confirm"] = (true, true),
                ["network.change.rollback"] = (true, true),
            },
            hints);
        Assert.All(toolbox.Tools.Select(tool => tool.ProtocolTool).Where(tool => !hints.ContainsKey(tool.Name)), tool => Assert.True(tool.Annotations!.ReadOnlyHint));
    }

    [Fact]
    public void Tools_WithOtherLimits_SayThemInTheirSchemas()
    {
        using var toolbox = new Toolbox(new ToolOptions { MaxDevicesPerCall = 7, DefaultMaxBytes = 5000, GreatestMaxBytes = 9000 });
        var properties = toolbox.Tools.Single(tool => tool.ProtocolTool.Name == "network.yang.get").ProtocolTool.InputSchema.GetProperty("properties");
        Assert.Equal(7, properties.GetProperty("devices").GetProperty("maxItems").GetInt32());
        Assert.Equal(5000, properties.GetProperty("max_bytes").GetProperty("default").GetInt32());
        Assert.Equal(9000, properties.GetProperty("max_bytes").GetProperty("maximum").GetInt32());
    }
}
