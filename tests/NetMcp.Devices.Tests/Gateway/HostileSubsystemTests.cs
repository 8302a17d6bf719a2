using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Gateway;

/// <summary>A device written by hand as a shell script, behind a real sshd: what it says is not what a device should.</summary>
public sealed class HostileSubsystemTests
{
    // Greets well, waits for the whole rpc, remembers its message-id, and then does its worst.
    private const string Greeting = """
        #!/bin/sh
        printf '%s' '<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities><capability>urn:ietf:params:netconf:base:1.1</capability><capability>urn:m?module=m&amp;revision=2020-01-01</capability></capabilities><session-id>7</session-id></hello>]]>]]>'
        while IFS= read -r line; do
          case $line in
            *message-id=*) id=${line#*message-id=?}; id=${id%%[\"\']*} ;;
            '##') break ;;
          esac
        done
        chunk() { printf '\n#%d\n%s' "${#1}" "$1"; }

        """;

    private const string Reply = "chunk \"<rpc-reply xmlns='urn:ietf:params:xml:ns:netconf:base:1.0' message-id='$id'>";

    [RequiresTheory(Prerequisite.Sshd | Prerequisite.Libssh)]
    [InlineData("chunk '<!DOCTYPE a [<!ENTITY x \"y\">]><rpc-reply>&x;</rpc-reply>'; printf '\\n##\\n'; cat >/dev/null; exit", FailureCode.ProtocolError)]
    [InlineData("printf '\\n#0099999999999\\nx'; cat >/dev/null; exit", FailureCode.ProtocolError)]
    [InlineData("printf '\\n#4294967295\\n<rpc-reply'", FailureCode.LimitExceeded)]
    [InlineData(Reply + "<data>\"; while :; do chunk '                                                                '; done", FailureCode.LimitExceeded)]
    [InlineData(Reply + "<data><a>\"; cat >/dev/null; exit", FailureCode.Timeout)]
    [InlineData("cat >/dev/null; exit", FailureCode.Timeout)]
    public async Task Read_HostileDevice_GetsATypedAnswer(string deed, FailureCode expected)
    {
        using var folder = new TempDirectory();
        var script = folder.Write("device.sh", Greeting + deed + "\n");
        await using var server = await SshdServer.StartAsync(new SshdOptions { Subsystem = $"/bin/sh {script}" });
        await using var stand = new DeviceStand(DeviceStand.Yaml(("bad", server.Endpoint)).Replace(
            "credential: bad }", $"credential: bad, limits: {{ {DeviceStand.Patient}, rpc_timeout: 4s, max_message_bytes: 64KiB }} }}", StringComparison.Ordinal));
        stand.Know(server.Endpoint);

        var failure = (await stand.ReadAsync("bad", "/m:x")).Failure!;

        Assert.True((expected, Transmission.Unknown) == (failure.Code, failure.Transmission), failure.ToString());
    }
}
