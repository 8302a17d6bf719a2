using System.Net;
using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

[Collection(GatewayCollection.Name)]
public sealed class GatewayBadInputTests(GatewayLab lab)
{
    [RequiresTheory(GatewayLab.Needs)]
    [InlineData("edge-3", "/a:b", "There is no device 'edge-3'.")]
    [InlineData("edge-1", "/a:b[c='d'", "has no counterpart")]
    [InlineData("edge-1", "/a:b[]", "is not XPath 1.0")]
    [InlineData("edge-1", "<a><b></a>", "is not well-formed XML at line 1, position 9.")]
    [InlineData("edge-1", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "DTDs and entities are not allowed")]
    [InlineData("edge-1", "<!DOCTYPE a [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><a>&b;</a>", "DTDs and entities are not allowed")]
    [InlineData("edge-1", "/a:b\u0000", "control character U+0000")]
    public async Task Read_WithBadInput_IsRefusedTyped(string device, string path, string expected)
    {
        var result = await lab.CallAsync("network.yang.get", new { devices = device, path });
        var failure = Answer.FailureOf(result);
        Assert.Equal(-32602, failure.GetProperty("code").GetInt32());
        Assert.Equal("not-sent", failure.GetProperty("outcome").GetString());
        Assert.Contains(expected, failure.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("root:", Answer.Text(result), StringComparison.Ordinal);
        await AssertAliveAsync();
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Call_OfAnUnknownTool_IsAProtocolError()
    {
        var exception = await Assert.ThrowsAsync<McpProtocolException>(() => lab.CallAsync("network.yang.put", new { }));
        Assert.Equal(McpErrorCode.InvalidParams, exception.ErrorCode);
        await AssertAliveAsync();
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_WithATenMegabyteArgument_IsRefusedAndOthersDoNotNotice()
    {
        var call = JsonSerializer.Serialize(new
        {
            jsonrpc = "2.0",
            id = 1,
            method = "tools/call",
            @params = new
            {
                name = "network.yang.get",
                arguments = new { devices = "edge-1", path = new string('x', 10 * 1024 * 1024) },
                _meta = new Dictionary<string, object>
                {
                    ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
                    ["io.modelcontextprotocol/clientCapabilities"] = new { },
                },
            },
        });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, lab.Address) { Content = new StringContent(call, Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "tools/call");
        request.Headers.Add("Mcp-Name", "network.yang.get");

        using var response = await http.SendAsync(request).Guarded();

        // The endpoint takes 4 MiB; no tool sees what is larger.
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync().Guarded());
        var error = body.RootElement.GetProperty("error");
        Assert.Equal(-32600, error.GetProperty("code").GetInt32());
        Assert.Equal(4 * 1024 * 1024, error.GetProperty("data").GetProperty("limitBytes").GetInt32());
        await AssertAliveAsync();
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_WithAThreeMegabyteArgument_IsRefusedByTheToolsLimit()
    {
        var result = await lab.CallAsync("network.yang.get", new { devices = "edge-1", path = new string('x', 3 * 1024 * 1024) });
        var failure = Answer.FailureOf(result);
        Assert.Equal("Network.LimitExceeded", failure.GetProperty("name").GetString());
        Assert.Equal("'path' has 3145728 characters; the limit is 16384.", failure.GetProperty("message").GetString());
        await AssertAliveAsync();
    }

    [RequiresTheory(GatewayLab.Needs)]
    [InlineData("/ietf-system:system[document('x')]")]
    [InlineData("/ietf-system:system[unknown-fn()]")]
    public async Task Read_WithAFunctionThatTheDeviceWouldNotSurvive_IsNotSent(string path)
    {
        var failure = Answer.FailureOf(await lab.CallAsync("network.yang.get", new { devices = "edge-1", path }));
        Assert.Contains("no function of XPath 1.0 or YANG", failure.GetProperty("message").GetString(), StringComparison.Ordinal);
        await AssertAliveAsync();
    }

    private async Task AssertAliveAsync()
    {
        var content = Answer.Of(await lab.CallAsync("network.yang.get", new { devices = "edge-1", path = "/ietf-system:system/hostname", datastore = "running" }));
        Assert.Contains("edge-1", content.GetProperty("results")[0].GetProperty("data").GetRawText(), StringComparison.Ordinal);
    }
}
