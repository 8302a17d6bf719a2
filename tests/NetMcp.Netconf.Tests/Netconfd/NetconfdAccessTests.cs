using NetMcp.Netconf.Session;
using NetMcp.Ssh;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Netconf.Tests.Netconfd;

/// <summary>No session comes about, and the reason is the transport's own.</summary>
[Collection("netconfd")]
public sealed class NetconfdAccessTests
{
    private const Prerequisite Needed = Prerequisite.Netconfd | Prerequisite.Libssh;

    [RequiresFact(Needed)]
    public async Task Open_HostKeyChanged_IsRefusedBeforeAnyLogin()
    {
        await using var device = await NetconfdDevice.StartAsync();
        await using var client = new DeviceClient();
        await (await client.OpenAsync(device.Endpoint)).DisposeAsync();
        await device.RestartAsync(newHostKey: true);

        var failure = await Assert.ThrowsAsync<SshException>(() => client.OpenAsync(device.Endpoint));
        Assert.Equal(SshFailureReason.HostKeyChanged, failure.Reason);
        Assert.DoesNotContain("Accepted", device.Endpoint.SshdLog, StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task Open_WrongPassword_IsAuthenticationFailedAndShowsNoSecret()
    {
        await using var device = await NetconfdDevice.StartAsync(new() { SshdLines = ["PasswordAuthentication yes"] });
        await using var client = new DeviceClient { Credentials = [new SshPasswordCredential(_ => new("not-the-password"))] };

        var failure = await Assert.ThrowsAsync<SshException>(() => client.OpenAsync(device.Endpoint));
        Assert.Equal(SshFailureReason.AuthenticationFailed, failure.Reason);
        Assert.DoesNotContain("not-the-password", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("Failed password", device.Endpoint.SshdLog, StringComparison.Ordinal);
    }
}
