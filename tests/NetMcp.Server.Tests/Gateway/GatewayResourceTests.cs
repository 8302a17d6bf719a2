using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>The resources that come from the models of a real device.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayResourceTests(GatewayLab lab)
{
    private const string Device = "network:///device/edge-1/";

    [RequiresTheory(GatewayLab.Needs)]
    [InlineData("data/ietf-interfaces:interfaces/interface=eth1", "eth1")]
    [InlineData("interface/eth0", "eth0")]
    [InlineData("interfaces", "eth0,eth1")]
    public async Task Read_OfInterfaces_GivesYangDataInJson(string rest, string expected)
    {
        var content = Assert.Single(await ReadAsync(rest));

        Assert.Equal("application/yang-data+json", content.MimeType);
        using var json = JsonDocument.Parse(content.Text);
        var entries = json.RootElement.GetProperty("ietf-interfaces:interfaces").GetProperty("interface").EnumerateArray().ToList();
        Assert.Equal(expected, string.Join(',', entries.Select(entry => entry.GetProperty("name").GetString()).Order(StringComparer.Ordinal)));
        Assert.All(entries, entry => Assert.Equal("iana-if-type:ethernetCsmacd", entry.GetProperty("type").GetString()));
        Assert.True((bool)content.Meta!["mixedConfigAndState"]!);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfSecrets_GivesMasksInTheirPlace()
    {
        var content = Assert.Single(await ReadAsync("data/ietf-system:system"));

        Assert.DoesNotContain(GatewayLab.SecretHash, content.Text, StringComparison.Ordinal);
        Assert.True((int)content.Meta!["masked"]! >= 1);
    }

    [RequiresTheory(GatewayLab.Needs)]
    [InlineData("data/ietf-interfaces:interfaces/interface=eth9")]
    [InlineData("data/ietf-interfaces:interfaces/interfaces")]
    [InlineData("data/no-such-module:things")]
    [InlineData("data/ietf-interfaces:interfaces/interface=%00")]
    [InlineData("interface/eth9")]
    [InlineData("routing/ipv4/route-table")]
    [InlineData("schema/ietf-interfaces:interfaces/interfaces")]
    public async Task Read_OfWhatIsNotThere_IsNotFound(string rest)
    {
        var exception = await Assert.ThrowsAsync<McpProtocolException>(async () => await lab.Client.ReadResourceAsync(Device + rest));

        Assert.Contains(exception.ErrorCode, new[] { McpErrorCode.ResourceNotFound, McpErrorCode.InvalidParams });
        Assert.Equal(Device + rest, exception.Data["uri"]?.ToString());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfASchemaNode_GivesASummaryAndATree()
    {
        var contents = await ReadAsync("schema/ietf-interfaces:interfaces/interface/ietf-ip:ipv4");

        using var summary = JsonDocument.Parse(contents[0].Text);
        Assert.Equal("container", summary.RootElement.GetProperty("kind").GetString());
        Assert.Contains("+--rw ipv4!", contents[1].Text, StringComparison.Ordinal);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task List_OnceTheModelsAreKnown_HasTheDataOfTheDevice()
    {
        await ReadAsync("interfaces");

        var listed = (await lab.Client.ListResourcesAsync().AsTask().Guarded()).Select(resource => resource.Uri).ToList();

        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.All(
            ["network:///devices", "network:///device/dead/capabilities", Device + "interfaces", Device + "data/ietf-system:system"],
            uri => Assert.Contains(uri, listed));
        Assert.DoesNotContain(Device + "routing/ipv4/route-table", listed);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Complete_APath_GivesTheNextStepOfTheDevicesModels()
    {
        var result = await lab.Client.CompleteAsync(new CompleteRequestParams
        {
            Ref = new ResourceTemplateReference { Uri = "network:///device/{name}/data/{+path}" },
            Argument = new Argument { Name = "path", Value = "ietf-interfaces:interfaces/interface=eth0/ip" },
            Context = new CompleteContext { Arguments = new Dictionary<string, string> { ["name"] = "edge-1" } },
        }).AsTask().Guarded();

        Assert.Equal(
            ["ietf-interfaces:interfaces/interface=eth0/ietf-ip:ipv4", "ietf-interfaces:interfaces/interface=eth0/ietf-ip:ipv6"],
            result.Completion.Values);
    }

    private async Task<IReadOnlyList<TextResourceContents>> ReadAsync(string rest) =>
        [.. (await lab.Client.ReadResourceAsync(Device + rest).AsTask().Guarded()).Contents.Select(content => Assert.IsType<TextResourceContents>(content))];
}
