using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Sessions;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.Devices.Tests.Gateway;

/// <summary>Devices that hold a connection and say nothing, or die in the middle, with a live one beside them.</summary>
public sealed class FrozenDeviceTests
{
    private const Prerequisite Lab = Prerequisite.Netconfd | Prerequisite.Libssh;
    private const string System = "/ietf-system:system";

    [RequiresFact(Lab)]
    public async Task EveryPath_PeerThatAcceptsAndSaysNothing_EndsAtTheConnectTimeoutAndHoldsUpNobody()
    {
        await using var live = await NetconfdDevice.StartAsync();
        using var hole = new TcpListener(IPAddress.Loopback, 0);
        hole.Start(512);
        var port = ((IPEndPoint)hole.LocalEndpoint).Port;
        var yaml = new StringBuilder("gateway: { handshakes: 2 }\n").Append(DeviceStand.Yaml(("live", live.Endpoint)));
        for (var i = 0; i < 60; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ name: hole-{i}, address: 127.0.0.1, port: {port}, user: u, credential: live, limits: {{ connect_timeout: 2s }} }}\n");
        }

        await using var stand = new DeviceStand(yaml.ToString());
        stand.Know(live.Endpoint);

        // If each of them held one of the two handshake places for its two seconds, the live device would wait for a minute.
        var reads = Enumerable.Range(0, 60).Select(i => stand.ReadAsync($"hole-{i}", System)).ToList();
        var describing = stand.Directory.DescribeAsync(DeviceName.Parse("hole-1"), Guard.Token());
        var fetching = stand.Operator.FetchHostKeyAsync(DeviceName.Parse("hole-2"), Guard.Token());
        var checking = stand.Operator.CheckAsync(DeviceName.Parse("hole-3"), Guard.Token());
        var alive = await stand.ReadAsync("live", System);

        Assert.True(alive.IsSuccess, alive.Failure?.Message);
        var failures = (await Task.WhenAll(reads).Guarded()).Select(outcome => outcome.Failure!)
            .Append((await describing.Guarded()).Failure!).Append((await fetching.Guarded()).Failure!).Append((await checking.Guarded()).Failure!);
        Assert.All(failures, failure => Assert.Equal((FailureCode.Timeout, Transmission.NotSent), (failure.Code, failure.Transmission)));
    }

    [RequiresFact(Lab)]
    public async Task EveryPath_FrozenNetconfd_EndsWithinItsLimitAndTheDeviceComesBack()
    {
        await using var live = await NetconfdDevice.StartAsync();
        await using var frozen = await NetconfdDevice.StartAsync();
        await using var stand = Stand(live, frozen, "connect_timeout: 25s, rpc_timeout: 4s, hello_timeout: 4s, max_back_off: 100ms");
        Assert.True((await stand.ReadAsync("frozen", System)).IsSuccess);
        var name = DeviceName.Parse("frozen");

        frozen.Freeze();
        try
        {
            // On the session that is open, then on one that never gets its hello.
            var read = stand.ReadAsync("frozen", System);
            Assert.True((await stand.ReadAsync("live", System)).IsSuccess);
            var first = (await read).Failure!;
            var reading = stand.ReadAsync("frozen", System);
            var again = stand.Directory.DescribeAsync(name, Guard.Token());
            var calling = stand.Reader.CallReadOnlyRpcAsync(name, "<get-config><source><running/></source></get-config>", 4096, Guard.Token());
            var checking = stand.Operator.CheckAsync(name, Guard.Token());
            Assert.True((await stand.ReadAsync("live", System)).IsSuccess);
            Failure[] later =
                [(await reading).Failure!, (await again.Guarded()).Failure!, (await calling.Guarded()).Failure!, (await checking.Guarded()).Failure!];

            Assert.Equal((FailureCode.Timeout, Transmission.Unknown), (first.Code, first.Transmission));
            Assert.All(later, failure => Assert.Equal((FailureCode.Timeout, Transmission.NotSent), (failure.Code, failure.Transmission)));
        }
        finally
        {
            frozen.Thaw();
        }

        Assert.Null((await stand.Operator.CheckAsync(name, Guard.Token()).Guarded()).Failure);
        Assert.True((await stand.ReadAsync("frozen", System)).IsSuccess);
    }

    [RequiresFact(Lab)]
    public async Task EveryPath_FrozenSshd_EndsWithinItsLimit()
    {
        await using var live = await NetconfdDevice.StartAsync();
        await using var frozen = await NetconfdDevice.StartAsync();
        await using var stand = Stand(live, frozen, "connect_timeout: 4s, hello_timeout: 25s, rpc_timeout: 4s");
        Assert.True((await stand.ReadAsync("frozen", System)).IsSuccess);
        var folder = Path.GetDirectoryName(frozen.Endpoint.PrivateKeyFile)!;
        var listener = int.Parse(File.ReadAllText(Path.Combine(folder, "sshd.pid")), CultureInfo.InvariantCulture);
        int[] processes = [listener, .. File.ReadAllText($"/proc/{listener}/task/{listener}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

        Array.ForEach(processes, process => Signal.Send(process, Signal.Stop));
        try
        {
            var open = (await stand.ReadAsync("frozen", System)).Failure!;
            var describe = (await stand.Directory.DescribeAsync(DeviceName.Parse("frozen"), Guard.Token()).Guarded()).Failure!;
            Assert.True((await stand.ReadAsync("live", System)).IsSuccess);

            Assert.Equal((FailureCode.Timeout, Transmission.Unknown), (open.Code, open.Transmission));
            Assert.Equal((FailureCode.Timeout, Transmission.NotSent), (describe.Code, describe.Transmission));
        }
        finally
        {
            Array.ForEach(processes, process => Signal.Send(process, Signal.Continue));
        }
    }

    [RequiresFact(Lab)]
    public async Task Read_DeviceKilledWhileItAnswers_HasAnUnknownOutcome()
    {
        await using var live = await NetconfdDevice.StartAsync();
        await using var device = await NetconfdDevice.StartAsync();
        await using var stand = Stand(live, device, DeviceStand.Patient);
        Assert.True((await stand.ReadAsync("frozen", System)).IsSuccess);
        device.Freeze();
        var reading = stand.ReadAsync("frozen", System);
        var sessions = stand.Get<DeviceFleet>().Peek(DeviceName.Parse("frozen"))!.Sessions;
        while (sessions.List() is not [{ Outstanding: > 0 }])
        {
            Assert.False(reading.IsCompleted);
            await Task.Delay(10);
        }

        device.Kill();

        // It was sent again on a new session, which did not come about; that says nothing of the first sending.
        var failure = (await reading).Failure!;
        Assert.Equal((true, Transmission.Unknown), (failure.Retryable, failure.Transmission));
        Assert.True((await stand.ReadAsync("live", System)).IsSuccess);
    }

    private static DeviceStand Stand(NetconfdDevice live, NetconfdDevice frozen, string limits)
    {
        var yaml = DeviceStand.Yaml(("live", live.Endpoint)).Replace(
            "devices:\n", $"  frozen: {{ kind: key-file, path: {frozen.Endpoint.PrivateKeyFile} }}\ndevices:\n", StringComparison.Ordinal);
        var stand = new DeviceStand(yaml + DeviceStand.Entry("frozen", frozen.Endpoint, $", limits: {{ {limits} }}"));
        stand.Know(live.Endpoint, frozen.Endpoint);
        return stand;
    }
}
