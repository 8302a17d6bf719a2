using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Netconf.Tests.Netconfd;

/// <summary>Hand-written bytes through a real sshd: the subsystem is a script that prints them.</summary>
[Collection("netconfd")]
public sealed class HostileSubsystemTests
{
    private const string Hello =
        "<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities><capability>urn:ietf:params:netconf:base:1.1</capability></capabilities><session-id>1</session-id></hello>]]>]]>";

    [RequiresTheory(Prerequisite.Sshd | Prerequisite.Libssh)]
    [InlineData(Hello + "\n#0\n", NetconfEndReason.FramingInvalid)]
    [InlineData(Hello + "\n#4\n<a/>\n##\n", NetconfEndReason.MessageUnexpected)]
    [InlineData(Hello + "\n#100\n<rpc-reply", NetconfEndReason.MessageStalled)]
    [InlineData(Hello + Hello, NetconfEndReason.FramingInvalid)]
    [InlineData(Hello + "\n#12\n<!DOCTYPE a>\n##\n", NetconfEndReason.MessageInvalid)]
    [InlineData(Hello + "\n#75\n<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"7\"/>\n##\n", NetconfEndReason.ReplyToNobody)]
    public async Task Session_ScriptSpeaksBrokenNetconf_EndsWithItsReason(string words, NetconfEndReason reason)
    {
        using var directory = new TempDirectory();
        var script = directory.Write("speak.sh", $"printf '%s' '{words}'\ncat >/dev/null\n");
        await using var server = await SshdServer.StartAsync(new() { Subsystem = "/bin/sh " + script });
        await using var client = new DeviceClient();
        var options = new NetconfSessionOptions { Limits = new() { MessageStallTime = TimeSpan.FromSeconds(1) } };
        await using var session = await client.OpenAsync(server.Endpoint, options);

        Assert.Equal(reason, (await session.Ended.Guarded()).Reason);
    }

    [RequiresTheory(Prerequisite.Sshd | Prerequisite.Libssh)]
    [InlineData("Welcome to router-1!", NetconfEndReason.HelloInvalid)]
    [InlineData("<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities/><session-id>1</session-id></hello>]]>]]>", NetconfEndReason.NoCommonBase)]
    [InlineData("", NetconfEndReason.HelloTimeout)]
    public async Task Open_ScriptSaysNoHello_FailsWithItsReason(string words, NetconfEndReason reason)
    {
        using var directory = new TempDirectory();
        var script = directory.Write("speak.sh", $"printf '%s' '{words}'\ncat >/dev/null\n");
        await using var server = await SshdServer.StartAsync(new() { Subsystem = "/bin/sh " + script });
        await using var client = new DeviceClient();
        var options = new NetconfSessionOptions { Limits = new() { HelloTime = TimeSpan.FromSeconds(2) } };

        Assert.Equal(reason, (await Assert.ThrowsAsync<NetconfException>(() => client.OpenAsync(server.Endpoint, options))).Reason);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Session_AnotherDeviceBreaksTheProtocol_DoesNotNotice()
    {
        using var directory = new TempDirectory();
        var script = directory.Write("speak.sh", $"printf '%s' '{Hello}garbage'\ncat >/dev/null\n");
        await using var server = await SshdServer.StartAsync(new() { Subsystem = "/bin/sh " + script });
        await using var device = await NetconfdDevice.StartAsync();
        await using var client = new DeviceClient();
        await using var good = await client.OpenAsync(device.Endpoint);
        await using var bad = await client.OpenAsync(server.Endpoint);

        Assert.Equal(NetconfEndReason.FramingInvalid, (await bad.Ended.Guarded()).Reason);
        Assert.Contains("data", await good.ContentAsync(new GetConfig()), StringComparison.Ordinal);
        Assert.False(good.Ended.IsCompleted);
    }
}
