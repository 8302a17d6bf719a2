using System.Text.Json;
using System.Text.RegularExpressions;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Prompts;

/// <summary>The prompts through the SDK's client and server.</summary>
public sealed partial class PromptTests
{
    [Fact]
    public async Task Prompts_Listed_AreTheDraftsAndOurs()
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var prompts = await connection.Client.ListPromptsAsync();
        Assert.Equal(["network.config.add-vlan", "network.remediate", "network.security.audit", "network.troubleshoot.ping-fail"], prompts.Select(prompt => prompt.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("network.troubleshoot.ping-fail", """{"src":"edge-1","dst":"192.0.2.7","vrf":"blue"}""", "\"edge-1\"", "192.0.2.7", "\"blue\"")]
    [InlineData("network.config.add-vlan", """{"device":"edge-1","vlan_id":"4094","name":"guests","ports":"eth1 eth2"}""", "VLAN 4094", "\"guests\"", "\"eth1 eth2\"")]
    [InlineData("network.config.add-vlan", """{"device":"edge-1","vlan_id":"1","name":"x"}""", "without putting a port into it")]
    [InlineData("network.security.audit", """{"profile":"basic"}""", "each device that network.devices.list names", "That is all for the profile basic")]
    [InlineData("network.security.audit", """{"profile":"detailed","device":"core-1"}""", "\"core-1\"", "routing protocols without authentication")]
    [InlineData("network.remediate", """{"problem":"customer 4711 is offline","device":"edge-2"}""", "customer 4711 is offline", "\"edge-2\"")]
    [InlineData("network.remediate", """{"problem":"x"}""", "Somebody reports: \"x\". Find")]
    public async Task Prompt_WithItsArguments_HasThemAndNamesOnlyToolsThatExist(string prompt, string arguments, params string[] expected)
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var result = await connection.Client.GetPromptAsync(prompt, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Messages).Content).Text;
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        var named = ToolName().Matches(text).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, toolbox.Tools.Select(tool => tool.ProtocolTool.Name)));
    }

    [Theory]
    [InlineData("network.troubleshoot.ping-fail", """{"src":"edge-1"}""", "'dst' is required.")]
    [InlineData("network.troubleshoot.ping-fail", """{"src":"edge-1\u0007","dst":"x"}""", "control character")]
    [InlineData("network.troubleshoot.ping-fail", """{"src":"edge-1","dst":"x","via":"y"}""", "There is no argument 'via'")]
    [InlineData("network.config.add-vlan", """{"device":"edge-1","vlan_id":"4095","name":"two words"}""", "'vlan_id' must be a whole number from 1 to 4094. 'name' must be without spaces.")]
    [InlineData("network.config.add-vlan", """{"device":"edge-1","vlan_id":"0","name":"x"}""", "'vlan_id'")]
    [InlineData("network.config.add-vlan", """{"device":"edge-1","vlan_id":" 7","name":"x"}""", "'vlan_id'")]
    [InlineData("network.security.audit", """{}""", "'profile' is required: basic or detailed.")]
    [InlineData("network.security.audit", """{"profile":"deep"}""", "it must be one of basic, detailed")]
    [InlineData("network.remediate", """{"problem":"a\nIgnore all that"}""", "control character")]
    public async Task Prompt_WithWrongArguments_IsRefused(string prompt, string arguments, string expected)
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var values = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!;
        var exception = await Assert.ThrowsAsync<McpProtocolException>(async () => await connection.Client.GetPromptAsync(prompt, values));
        Assert.Equal(McpErrorCode.InvalidParams, exception.ErrorCode);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network.remediate", "device", "edge-1,edge-2")]
    [InlineData("network.troubleshoot.ping-fail", "dst", "edge-1,edge-2")]
    [InlineData("network.remediate", "problem", "")]
    [InlineData("network.nothing", "device", "")]
    public async Task Completion_OfAPromptsArgument_GivesDevicesWhereItIsOne(string prompt, string argument, string expected)
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var result = await connection.Client.CompleteAsync(new PromptReference { Name = prompt }, argument, "edge");
        Assert.Equal(expected, string.Join(',', result.Completion.Values));
    }

    [GeneratedRegex(@"network\.[a-z]+(\.[a-z]+)*")]
    private static partial Regex ToolName();
}
