using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Tests.Fakes;
using NetMcp.Tools.Tests.Inventory;

namespace NetMcp.Tools.Tests.Protocol;

/// <summary>The SDK's client and server around the tools, resources, prompt and completion.</summary>
public sealed class InMemoryTests
{
    [Fact]
    public async Task Call_ThroughTheProtocol_CarriesStructuredContentAndText()
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var result = await connection.Client.CallToolAsync(
            "network.yang.get", new Dictionary<string, object?> { ["devices"] = new[] { "edge-1" }, ["path"] = "/a:a" });
        Assert.NotEqual(true, result.IsError);
        Assert.Equal("<a/>", result.StructuredContent!.Value.GetProperty("results")[0].GetProperty("data").GetString());
        Assert.Contains("<a/>", Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_Listed_AreTheInventoryAndTemplatesOfADevice()
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        Assert.Equal(["network:///devices"], (await connection.Client.ListResourcesAsync()).Select(resource => resource.Uri));
        var templates = (await connection.Client.ListResourceTemplatesAsync()).Select(template => template.UriTemplate).ToList();
        Assert.Equal(7, templates.Count);
        Assert.All(templates, template => Assert.StartsWith("network:///device/{name}/", template, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Resource_OfTheInventory_NamesTheDevices()
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var result = await connection.Client.ReadResourceAsync("network:///devices");
        var text = Assert.IsType<TextResourceContents>(Assert.Single(result.Contents));
        using var json = JsonDocument.Parse(text.Text);
        Assert.Equal(["edge-1", "edge-2", "core-1"], json.RootElement.GetProperty("devices").EnumerateArray().Select(device => device.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Resource_OfADevice_DescribesIt()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => DeviceDescribeTests.Sample(moduleCount: 3);
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var result = await connection.Client.ReadResourceAsync("network:///device/edge-1/capabilities");
        var text = Assert.IsType<TextResourceContents>(Assert.Single(result.Contents));
        Assert.Equal("network:///device/edge-1/capabilities", text.Uri);
        using var json = JsonDocument.Parse(text.Text);
        Assert.Equal(3, json.RootElement.GetProperty("modules").GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("2025-11-25", McpErrorCode.ResourceNotFound)]
    [InlineData("2026-07-28", McpErrorCode.InvalidParams)]
    public async Task Resource_OfAnUnknownDevice_IsNotFoundWithItsAddress(string protocolVersion, McpErrorCode expected)
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox, protocolVersion);
        var exception = await Assert.ThrowsAsync<McpProtocolException>(
            async () => await connection.Client.ReadResourceAsync("network:///device/edge-9/capabilities"));
        Assert.Equal(expected, exception.ErrorCode);
        Assert.Equal("network:///device/edge-9/capabilities", exception.Data["uri"]?.ToString());
    }

    [Fact]
    public async Task Resource_OfADeadDevice_TellsWhyWithoutAnExceptionsText()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => new Failure(FailureCode.Unreachable, "Connection refused.") { Retryable = true };
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var exception = await Assert.ThrowsAsync<McpProtocolException>(
            async () => await connection.Client.ReadResourceAsync("network:///device/edge-1/capabilities"));
        Assert.Equal(McpErrorCode.InternalError, exception.ErrorCode);
        Assert.Contains("Network.Unreachable", exception.Message, StringComparison.Ordinal);

        toolbox.Directory.Describe = _ => throw new InvalidOperationException("/etc/netmcp/key");
        exception = await Assert.ThrowsAsync<McpProtocolException>(
            async () => await connection.Client.ReadResourceAsync("network:///device/edge-1/capabilities"));
        Assert.DoesNotContain("/etc/netmcp/key", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("edge", "edge-1,edge-2")]
    [InlineData("", "edge-1,edge-2,core-1")]
    [InlineData("CORE", "core-1")]
    [InlineData("x", "")]
    public async Task Completion_OfADeviceName_GivesTheNamesThatBeginSo(string prefix, string expected)
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var result = await connection.Client.CompleteAsync(
            new ResourceTemplateReference { Uri = "network:///device/{name}/capabilities" }, "name", prefix);
        Assert.Equal(expected, string.Join(',', result.Completion.Values));
    }

    [Fact]
    public async Task Completion_OfManyDevices_StopsAtAHundredAndSaysSo()
    {
        using var toolbox = new Toolbox(null, [.. Enumerable.Range(0, 250).Select(i => $"d{i}")]);
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var result = await connection.Client.CompleteAsync(new PromptReference { Name = "network.troubleshoot.ping-fail" }, "src", "d");
        Assert.Equal(100, result.Completion.Values.Count);
        Assert.Equal(250, result.Completion.Total);
        Assert.True(result.Completion.HasMore);
    }
}
