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
}
