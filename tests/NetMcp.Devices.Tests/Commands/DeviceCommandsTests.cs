using System.Globalization;
using NetMcp.Core.Commands;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Commands;

/// <summary>Commands on a real sshd.</summary>
public sealed class DeviceCommandsTests
{
    private const Prerequisite Sshd = Prerequisite.Sshd | Prerequisite.Libssh;

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Run_DeviceWhoseHelloTellsTheProfile_GivesTheOutput()
    {
        await using var device = await NetconfdDevice.StartAsync();
        await using var stand = new DeviceStand(Yaml(device.Endpoint, device.Endpoint, profile: null));
        stand.Know(device.Endpoint);

        var output = (await RunAsync(stand, "uname -srm")).Value;

        Assert.StartsWith("Linux ", output.Text, StringComparison.Ordinal);
        Assert.Equal((0, false, 0), (output.ExitStatus, output.Truncated, output.MaskedValues));
    }

    [RequiresFact(Sshd)]
    public async Task Run_CommandThatFails_GivesItsWordsAndItsStatus()
    {
        await using var sshd = await SshdServer.StartAsync();
        await using var stand = Stand(sshd);

        var output = (await RunAsync(stand, "ip link show dev nosuch0")).Value;

        Assert.NotEqual(0, output.ExitStatus);
        Assert.Contains("nosuch0", output.Text, StringComparison.Ordinal);
    }

    [RequiresFact(Sshd)]
    public async Task Run_MuchOutput_IsCutAndTheSecretsInItAreMasked()
    {
        await using var sshd = await SshdServer.StartAsync(new SshdOptions { SshdLines = ["ForceCommand echo username x secret 9 swordfish; yes a line"] });
        await using var stand = Stand(sshd);

        var output = (await RunAsync(stand, "uptime", maxBytes: 100)).Value;

        Assert.True(output.Truncated);
        Assert.StartsWith("username x secret ***\na line\na line\n", output.Text, StringComparison.Ordinal);
        Assert.True(output.Text.Length <= 100);
        Assert.Equal(1, output.MaskedValues);
    }

    [RequiresFact(Sshd)]
    public async Task Run_CommandThatIsNotListed_IsNeverSent()
    {
        await using var sshd = await SshdServer.StartAsync();
        await using var stand = Stand(sshd);
        // Nobody listens there: a connection would be refused, and the failure another.
        await sshd.StopAsync();

        var failure = (await RunAsync(stand, "uptime; reboot")).Failure!;

        Assert.Equal((FailureCode.AccessDenied, Transmission.NotSent), (failure.Code, failure.Transmission));
        Assert.Equal(FailureCode.Unreachable, (await RunAsync(stand, "uptime")).Failure!.Code);
    }

    [RequiresFact(Sshd)]
    public async Task Run_CommandThatDoesNotEnd_IsGivenUpAtTheLimit()
    {
        await using var sshd = await SshdServer.StartAsync(new SshdOptions { SshdLines = ["ForceCommand sleep 300"] });
        await using var stand = Stand(sshd, "rpc_timeout: 1s");

        var failure = (await RunAsync(stand, "uptime")).Failure!;

        Assert.Equal((FailureCode.Timeout, Transmission.Unknown), (failure.Code, failure.Transmission));
    }

    [RequiresFact(Sshd)]
    public async Task Run_ServerThatRunsNothing_IsNotSupported()
    {
        await using var sshd = await SshdServer.StartAsync(new SshdOptions { SshdLines = ["MaxSessions 0"] });
        await using var stand = Stand(sshd);

        Assert.Equal(FailureCode.NotSupported, (await RunAsync(stand, "uptime")).Failure!.Code);
    }

    [RequiresFact(Sshd)]
    public async Task Run_PortWithAKeyOfItsOwn_IsTrustedOnlyWhenThatIsKnown()
    {
        await using var netconf = await SshdServer.StartAsync();
        await using var cli = await SshdServer.StartAsync();
        await using var stand = new DeviceStand(Yaml(netconf.Endpoint, cli.Endpoint, "netconfd"));
        stand.Know(netconf.Endpoint);

        var unknown = (await RunAsync(stand, "uptime")).Failure!;
        stand.Know(cli.Endpoint);

        Assert.Equal(FailureCode.AccessDenied, unknown.Code);
        Assert.Contains("host key", unknown.Message, StringComparison.Ordinal);
        Assert.True((await RunAsync(stand, "uptime")).IsSuccess);
    }

    [RequiresFact(Prerequisite.Libssh)]
    public async Task Run_ProfileWithoutCommands_IsNotSupported()
    {
        await using var stand = new DeviceStand("""
            credentials: { k: { kind: password-file, path: none } }
            devices: [ { name: a, address: 192.0.2.1, user: u, credential: k, profile: generic } ]
            """);

        Assert.Equal(FailureCode.NotSupported, (await RunAsync(stand, "uptime")).Failure!.Code);
    }

    private static DeviceStand Stand(SshdServer sshd, string limits = "")
    {
        var stand = new DeviceStand(Yaml(sshd.Endpoint, sshd.Endpoint, "netconfd", limits));
        stand.Know(sshd.Endpoint);
        return stand;
    }

    // The same account on both ports: the client key of the second.
    private static string Yaml(SshEndpoint netconf, SshEndpoint cli, string? profile, string limits = "") => string.Create(CultureInfo.InvariantCulture, $$"""
        defaults: { limits: { {{DeviceStand.Patient}}{{(limits.Length > 0 ? ", " + limits : "")}} } }
        credentials: { a: { kind: key-file, path: {{cli.PrivateKeyFile}} } }
        devices:
        {{DeviceStand.Entry("a", netconf, $", cli_port: {cli.Port}{(profile is null ? "" : ", profile: " + profile)}")}}
        """);

    private static Task<Outcome<CommandOutput>> RunAsync(DeviceStand stand, string command, int maxBytes = 65536) =>
        stand.Get<IDeviceCommands>().RunAsync(DeviceName.Parse("a"), command, maxBytes, Guard.Token()).Guarded();
}
