using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Netconf.Tests.Netconfd;

/// <summary>Reading operations on a real netconfd.</summary>
[Collection("netconfd")]
public sealed class NetconfdReadTests(NetconfdFixture fixture) : IClassFixture<NetconfdFixture>
{
    private const string Monitoring = NetconfNamespaces.Monitoring;

    private DeviceClient Client => fixture.Client;

    private SshEndpoint Device => fixture.Device.Endpoint;

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Open_RealDevice_SpeaksChunkedAndKnowsItsCapabilities()
    {
        await using var session = await Client.OpenAsync(Device);

        Assert.True(session.SessionId > 0);
        Assert.True(session.Capabilities.Base11 && session.Capabilities.Candidate && session.Capabilities.ConfirmedCommit11);
        Assert.NotNull(session.Capabilities.FindModule("ietf-interfaces")?.Revision);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task GetConfig_EndOfMessageFraming_GivesData()
    {
        await using var session = await Client.OpenAsync(Device, new() { OfferBase11 = false });

        Assert.StartsWith("<data", await session.ContentAsync(new GetConfig()), StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Get_SubtreeFilter_GivesOnlyThat()
    {
        await using var session = await Client.OpenAsync(Device);
        var data = await session.ContentAsync(new Get { Filter = NetconfFilter.Subtree($"<netconf-state xmlns='{Monitoring}'><datastores/></netconf-state>") });

        Assert.Contains("candidate", data, StringComparison.Ordinal);
        Assert.DoesNotContain("<schemas", data, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Get_XPathFilterWithItsPrefixes_GivesOnlyThat()
    {
        await using var session = await Client.OpenAsync(Device);
        var filter = NetconfFilter.XPath("/m:netconf-state/m:datastores", new Dictionary<string, string> { ["m"] = Monitoring });
        var data = await session.ContentAsync(new Get { Filter = filter });

        Assert.Contains("candidate", data, StringComparison.Ordinal);
        Assert.DoesNotContain("<schemas", data, StringComparison.Ordinal);
    }

    /// <summary>With all of them in its buffers at once netconfd stands still; the window keeps it going.</summary>
    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Pipelined_AThousandRpcsAtOnce_AreAllAnswered()
    {
        await using var session = await Client.OpenAsync(Device);
        var filter = NetconfFilter.Subtree($"<netconf-state xmlns='{Monitoring}'><capabilities/></netconf-state>");
        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => session.ContentAsync(new Get { Filter = filter })));

        Assert.All(answers, answer => Assert.Contains("</capabilities>", answer, StringComparison.Ordinal));
        Assert.Equal(0, session.Outstanding);
    }

    [RequiresTheory(Prerequisite.Netconfd | Prerequisite.Libssh)]
    [InlineData(WithDefaultsMode.ReportAll)]
    [InlineData(WithDefaultsMode.ReportAllTagged)]
    [InlineData(WithDefaultsMode.Trim)]
    [InlineData(WithDefaultsMode.Explicit)]
    public async Task GetConfig_WithDefaults_IsTaken(WithDefaultsMode mode)
    {
        await using var session = await Client.OpenAsync(Device);

        Assert.StartsWith("<data", await session.ContentAsync(new GetConfig { WithDefaults = mode }), StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task GetSchema_KnownModule_GivesItsText()
    {
        await using var session = await Client.OpenAsync(Device);

        Assert.Contains("module ietf-interfaces", await session.ContentAsync(new GetSchema { Identifier = "ietf-interfaces", Format = "yang" }), StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task GetSchema_UnknownModule_IsAnRpcErrorAndTheSessionLives()
    {
        await using var session = await Client.OpenAsync(Device);

        Assert.NotEmpty(await session.RefusedAsync(new GetSchema { Identifier = "no-such-module" }));
        Assert.StartsWith("<data", await session.ContentAsync(new GetConfig()), StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task AnyRpc_UnknownElement_IsAnRpcErrorWithItsFields()
    {
        await using var session = await Client.OpenAsync(Device);
        var errors = await session.RefusedAsync(new AnyRpc(RpcRequest.FromXml($"<get-config xmlns='{NetconfNamespaces.Base}'><source><nowhere/></source></get-config>")));

        Assert.NotEmpty(errors[0].Type);
        Assert.NotEmpty(errors[0].Tag);
        Assert.NotNull(errors[0].Info?.Xml);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Get_ManyPipelined_AreAllAnsweredOnOneSession()
    {
        await using var session = await Client.OpenAsync(Device);
        var operation = new GetConfig { Filter = NetconfFilter.Subtree($"<system xmlns='{LabConfig.SystemNamespace}'/>") };
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => session.ContentAsync(operation)));

        Assert.All(answers, answer => Assert.StartsWith("<data", answer, StringComparison.Ordinal));
        Assert.Equal(0, session.Outstanding);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Close_OpenSession_EndsInGoodOrder()
    {
        var session = await Client.OpenAsync(Device);
        await session.CloseAsync(TestKit.Guard.Token());

        var end = await session.Ended;
        Assert.True(end.Reason is Netconf.Session.NetconfEndReason.Closed or Netconf.Session.NetconfEndReason.ClosedByPeer, end.ToString());
    }
}
