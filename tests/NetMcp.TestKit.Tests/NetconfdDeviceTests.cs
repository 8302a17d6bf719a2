using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.TestKit.Tests;

public sealed class NetconfdDeviceTests
{
    private const string Hostname = """
        <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
          <system xmlns="urn:ietf:params:xml:ns:yang:ietf-system"><hostname>NAME</hostname></system>
        </config>
        """;

    private const string SayHostname = """
        say(m.get_config('running').data_ele.findtext('.//{*}hostname') or 'none')

        """;

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Ncclient)]
    public async Task Devices_SideBySide_KeepTheirOwnConfiguration()
    {
        var starts = new[] { "one", "two", "three" }.Select(name => NetconfdDevice.StartAsync(
            new NetconfdOptions { Name = name, StartupConfig = Hostname.Replace("NAME", name, StringComparison.Ordinal) })).ToArray();
        var devices = await Task.WhenAll(starts);

        var hostnames = await Task.WhenAll(devices.Select(async device =>
        {
            await using var client = NcclientScript.Start(device.Endpoint, SayHostname);
            return await client.HearAsync();
        }));

        foreach (var device in devices)
        {
            await device.DisposeAsync();
        }

        Assert.Equal(["one", "two", "three"], hostnames);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Ncclient)]
    public async Task Kill_WithAnOpenSession_EndsTheSession()
    {
        await using var device = await NetconfdDevice.StartAsync();
        await using var client = NcclientScript.Start(device.Endpoint, """
            import time
            say('connected')
            hear()
            # ncclient leaves an rpc that it sends while its session is ending without an answer, until its own 30 s are over.
            while m.connected:
                time.sleep(0.05)
            try:
                m.get_config('running')
                say('answered')
            except Exception as e:
                say(type(e).__name__)
            """);
        Assert.Equal("connected", await client.HearAsync());

        device.Kill();
        await client.SayAsync("go");

        Assert.Contains(await client.HearAsync(), (string[])["SessionCloseError", "TransportError"]);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Ncclient)]
    public async Task Restart_WithANewHostKey_KeepsThePortAndLetsTheClientIn()
    {
        await using var device = await NetconfdDevice.StartAsync();
        var before = device.Endpoint.HostKeyFingerprint;
        device.Kill();

        await device.RestartAsync(newHostKey: true);

        await using var client = NcclientScript.Start(device.Endpoint, SayHostname);
        Assert.Equal("none", await client.HearAsync());
        Assert.NotEqual(before, device.Endpoint.HostKeyFingerprint);
    }

    [RequiresFact(Prerequisite.Netconfd)]
    public async Task Dispose_RunningDevice_LeavesNoProcessAndNoFile()
    {
        var device = await NetconfdDevice.StartAsync();
        var directory = Path.GetDirectoryName(device.Endpoint.PrivateKeyFile)!;
        var processes = ((string[])["netconfd.pid", "sshd.pid", "supervisor.pid"])
            .Select(file => "/proc/" + File.ReadAllText(Path.Combine(directory, file)).Trim()).ToArray();
        Assert.All(processes, process => Assert.True(Directory.Exists(process)));

        await device.DisposeAsync();

        Assert.All(processes, process => Assert.False(Directory.Exists(process)));
        Assert.False(Directory.Exists(directory));
    }

    [RequiresFact(Prerequisite.Netconfd)]
    public async Task Start_WithAnArgumentNetconfdRefuses_SaysWhatItLogged()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => NetconfdDevice.StartAsync(new NetconfdOptions { Modules = ["no-such-module"] }));

        Assert.Contains("no-such-module", failure.Message, StringComparison.Ordinal);
    }
}
