using System.Globalization;
using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Gateway;

/// <summary>Logins, host keys and dead devices against real sshd and netconfd.</summary>
public sealed class FleetTests
{
    private const Prerequisite Lab = Prerequisite.Netconfd | Prerequisite.Libssh;

    [RequiresFact(Lab | Prerequisite.Root)]
    public async Task Read_WrongPasswordInFrontOfTwentyDevices_IsOneLoginAttempt()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { WithPasswordUser = true });
        using var secret = new TempDirectory();
        var yaml = new StringBuilder().Append(CultureInfo.InvariantCulture, $"defaults: {{ limits: {{ {DeviceStand.Patient} }} }}\ncredentials: {{ k: {{ kind: password-file, path: {secret.Write("password", "not-it\n")} }} }}\ndevices:\n");
        for (var i = 0; i < 20; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ name: d{i}, address: 127.0.0.1, port: {server.Endpoint.Port}, user: {server.PasswordUser}, credential: k }}\n");
        }

        await using var stand = new DeviceStand(yaml.ToString());
        stand.Know(server.Endpoint);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => stand.ReadAsync($"d{i}", "/m:x"))).Guarded();
        var later = await stand.ReadAsync("d3", "/m:x");

        Assert.All(outcomes.Append(later), outcome => Assert.Equal(FailureCode.AccessDenied, outcome.Failure!.Code));
        Assert.Equal(1, server.Endpoint.SshdLog.Split('\n').Count(line => line.Contains("Failed password", StringComparison.Ordinal) || line.Contains("Failed keyboard", StringComparison.Ordinal)));
        Assert.All(outcomes, outcome => Assert.DoesNotContain("not-it", outcome.Failure!.ToString(), StringComparison.Ordinal));
        Assert.All(stand.Directory.List(new DeviceQuery()), device => Assert.Equal(DeviceState.Blocked, device.State));
    }

    [RequiresFact(Lab)]
    public async Task Read_HostKeyChanged_BlocksUntilItIsTrusted()
    {
        await using var device = await NetconfdDevice.StartAsync();
        await using var stand = DeviceStand.For(("edge-1", device.Endpoint));
        Assert.True((await stand.ReadAsync("edge-1", "/ietf-system:system")).IsSuccess);
        await device.RestartAsync(newHostKey: true);
        var name = DeviceName.Parse("edge-1");

        // The session of before may be noticed to be gone only now.
        var refused = await stand.ReadAsync("edge-1", "/ietf-system:system");
        var again = await stand.ReadAsync("edge-1", "/ietf-system:system");
        var key = (await stand.Operator.FetchHostKeyAsync(name, Guard.Token()).Guarded()).Value;
        await stand.Operator.TrustAsync(key, Guard.Token()).Guarded();
        var trusted = await stand.ReadAsync("edge-1", "/ietf-system:system");

        Assert.Equal(FailureCode.AccessDenied, refused.Failure!.Code);
        Assert.Contains("devices trust", again.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(("changed", device.Endpoint.HostKeyFingerprint), (key.Standing, key.Fingerprint));
        Assert.True(trusted.IsSuccess);
    }

    [RequiresFact(Lab)]
    public async Task Read_HostKeyUnknown_SendsNoCredential()
    {
        await using var device = await NetconfdDevice.StartAsync();
        await using var stand = new DeviceStand(DeviceStand.Yaml(("edge-1", device.Endpoint)));

        var failure = (await stand.ReadAsync("edge-1", "/ietf-system:system")).Failure!;

        Assert.Equal((FailureCode.AccessDenied, Transmission.NotSent), (failure.Code, failure.Transmission));
        Assert.DoesNotContain("Accepted", device.Endpoint.SshdLog, StringComparison.Ordinal);
        Assert.Equal(DeviceState.Blocked, stand.Directory.Find("edge-1").Value.State);
    }

    [RequiresFact(Lab)]
    public async Task Read_ThousandDevicesMostlyDead_StaysCorrect()
    {
        await using var device = await NetconfdDevice.StartAsync();
        var yaml = new StringBuilder(DeviceStand.Yaml(("edge-1", device.Endpoint)));
        for (var i = 0; i < 999; i++)
        {
            // Port 1 on loopback: refused.
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ name: dead-{i}, address: 127.0.{i / 250}.{(i % 250) + 1}, port: 1, user: u, credential: edge-1 }}\n");
        }

        await using var stand = new DeviceStand(yaml.ToString());
        stand.Know(device.Endpoint);

        var dead = Enumerable.Range(0, 300).Select(i => stand.ReadAsync($"dead-{i}", "/m:x")).ToList();
        var live = await stand.ReadAsync("edge-1", "/ietf-system:system");
        var answers = await Task.WhenAll(dead).Guarded();

        Assert.True(live.IsSuccess, live.Failure?.Message);
        Assert.All(answers, answer => Assert.Equal((FailureCode.Unreachable, Transmission.NotSent), (answer.Failure!.Code, answer.Failure.Transmission)));
        Assert.Equal(1000, stand.Directory.List(new DeviceQuery()).Count);
        Assert.Equal(300, stand.Directory.List(new DeviceQuery { State = DeviceState.Down }).Count);
    }
}
