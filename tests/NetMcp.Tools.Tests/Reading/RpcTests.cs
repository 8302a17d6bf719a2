using System.Text.Json;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Reading;

public sealed class RpcTests
{
    [Fact]
    public async Task Rpc_ThatIsAllowed_GivesTheReply()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Rpc = rpc => new DeviceDocument { Text = $"<r>{rpc.Length}</r>" };
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.rpc", Arguments("<show xmlns='urn:x'/>")));
        Assert.Equal("<r>21</r>", (string?)content["data"]);
        Assert.Equal("edge-1", (string?)content["devices"]![0]);
    }

    [Fact]
    public async Task Rpc_AnsweredWithoutData_SaysThatThisIsNoError()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Rpc = _ => new DeviceDocument { Text = string.Empty };
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.rpc", Arguments("<show xmlns='urn:x'/>")));
        Assert.Equal("The device answered without data; that is no error.", (string?)content["note"]);
    }

    [Fact]
    public async Task Rpc_ThatIsRefused_IsATypedFailure()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Rpc = _ => new Failure(FailureCode.AccessDenied, "The rpc {urn:x}reboot is not on the profile's list of read-only rpcs.");
        var content = await toolbox.FailAsync("network.rpc", Arguments("<reboot xmlns='urn:x'/>"));
        Assert.Equal("Network.AccessDenied", (string?)content["name"]);
        Assert.Equal("not-sent", (string?)content["outcome"]);
        Assert.Equal("edge-1", (string?)content["device"]);
    }

    [Theory]
    [InlineData("<a/><b/>", "'rpc' is not well-formed XML at line 1, position 6.")]
    [InlineData("", "'rpc' is empty.")]
    [InlineData("<get><filter type='xpath' select=\"//*[unknown-fn()]\"/></get>", "'rpc' calls 'unknown-fn()', which is no function of XPath 1.0 or YANG.")]
    [InlineData("<get><filter type='xpath' select='/a:b['/></get>", "'rpc' has a filter that is not XPath 1.0.")]
    [InlineData("<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><r>&b;</r>", "'rpc' has a document type declaration; DTDs and entities are not allowed.")]
    [InlineData("show version", "'rpc' is not well-formed XML at line 1, position 1.")]
    public async Task Rpc_ThatIsMalformed_IsRefusedBeforeItIsSent(string rpc, string expected)
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Rpc = _ => throw new InvalidOperationException("sent");
        var content = await toolbox.FailAsync("network.rpc", Arguments(rpc));
        Assert.Equal(expected, (string?)content["message"]);
    }

    private static string Arguments(string rpc) => JsonSerializer.Serialize(new { device = "edge-1", rpc });
}
