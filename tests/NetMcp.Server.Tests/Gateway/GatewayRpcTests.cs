using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

[Collection(GatewayCollection.Name)]
public sealed class GatewayRpcTests(GatewayLab lab)
{
    [RequiresFact(GatewayLab.Needs)]
    public async Task Rpc_ThatOnlyReads_IsAnswered()
    {
        var content = Answer.Of(await lab.CallAsync("network.rpc", new
        {
            device = "edge-1",
            rpc = "<get-schema xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring'><identifier>ietf-interfaces</identifier></get-schema>",
        }));
        Assert.Contains("module ietf-interfaces", content.GetProperty("data").GetString(), StringComparison.Ordinal);
    }

    [RequiresTheory(GatewayLab.Needs)]
    [InlineData("<restart xmlns='http://netconfcentral.org/ns/yuma-system'/>")]
    [InlineData("<kill-session xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><session-id>1</session-id></kill-session>")]
    [InlineData("<lock xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><target><running/></target></lock>")]
    [InlineData("<edit-config xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><target><candidate/></target><url>http://192.0.2.1/x</url></edit-config>")]
    [InlineData("<command xmlns='http://xml.juniper.net/junos/23.1R1/junos'>show version</command>")]
    public async Task Rpc_ThatDoesMoreThanRead_IsRefusedUnsent(string rpc)
    {
        var failure = Answer.FailureOf(await lab.CallAsync("network.rpc", new { device = "edge-1", rpc }));
        Assert.Equal("Network.AccessDenied", failure.GetProperty("name").GetString());
        Assert.Equal("not-sent", failure.GetProperty("outcome").GetString());
        Assert.False(failure.GetProperty("retryable").GetBoolean());
    }
}
