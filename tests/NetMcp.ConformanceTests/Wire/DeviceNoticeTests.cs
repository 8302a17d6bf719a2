using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>
/// An edit that somebody else makes on a real device reaches the clients that subscribed to a part of its data: netconfd tells of it by
/// netconf-config-change (RFC 6470 section 2.1).
/// </summary>
public sealed class DeviceNoticeTests
{
    private const Prerequisite Needs = Prerequisite.Netconfd | Prerequisite.Root | Prerequisite.Libssh | Prerequisite.Ncclient;
    private const string Interface = "network:///device/edge-1/data/ietf-interfaces:interfaces/interface=eth0";
    private const string Alias = "network:///device/edge-1/interface/eth0";
    private const string AllInterfaces = "network:///device/EDGE-1/interfaces";
    private const string System = "network:///device/edge-1/data/ietf-system:system/contact";

    // Answers each line with an edit that was committed.
    private const string Editor = """
        turn = 0
        bodies = {
            'interface': '<interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces"><interface><name>eth0</name>'
                '<type xmlns:i="urn:ietf:params:xml:ns:yang:iana-if-type">i:ethernetCsmacd</type><description>%s</description></interface></interfaces>',
            'system': '<system xmlns="urn:ietf:params:xml:ns:yang:ietf-system"><contact>%s</contact></system>',
        }
        while True:
            what = hear()
            turn += 1
            m.edit_config(target='candidate', config='<config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">' + bodies[what] % turn + '</config>')
            m.commit()
            say(what)
        """;

    [RequiresFact(Needs)]
    public async Task Edit_WithASession_TellsOfWhatWasEditedAndNothingElse()
    {
        await using var stage = await StageAsync();
        var (_, lines) = await NoticeStreams.SubscribeAsync(stage.Client, Interface, Alias, AllInterfaces, System);
        using var stream = lines;

        await AssertToldAsync(stage, lines);
    }

    [RequiresFact(Needs)]
    public async Task Edit_WithAListener_TellsOfWhatWasEditedAndNothingElse()
    {
        await using var stage = await StageAsync();
        using var lines = await NoticeStreams.ListenAsync(stage.Client, $$"""{"resourceSubscriptions":["{{Interface}}","{{Alias}}","{{AllInterfaces}}","{{System}}"]}""");

        await AssertToldAsync(stage, lines);
    }

    private static async Task AssertToldAsync(Stage stage, EventLines lines)
    {
        // Nobody says when the device is listened to, so the edit is repeated until it is heard of.
        var first = lines.UntilAsync("notifications/resources/updated");
        while (!first.IsCompleted)
        {
            await stage.EditAsync("interface");
        }

        var told = new List<string?> { await first };
        await stage.EditAsync("system");
        while (told[^1]?.Contains($"\"uri\":\"{System}\"", StringComparison.Ordinal) == false)
        {
            told.Add(await lines.UntilAsync("notifications/resources/updated"));
        }

        Assert.All([Interface, Alias, AllInterfaces, System], uri => Assert.Contains(told, line => line!.Contains($"\"uri\":\"{uri}\"", StringComparison.Ordinal)));

        // The gateway opens another session here, of which the device tells too (RFC 6470 section 2.2), and no data changed by that.
        const string Capabilities = "network:///device/edge-1/capabilities";
        Assert.Contains("\"contents\"", (await stage.Client.CallAsync("resources/read", $"\"uri\":\"{Capabilities}\"", Capabilities)).Body, StringComparison.Ordinal);
        await stage.EditAsync("system");
        await stage.EditAsync("interface");
        Assert.Contains($"\"uri\":\"{System}\"", await lines.UntilAsync("notifications/resources/updated"), StringComparison.Ordinal);
        Assert.DoesNotContain($"\"uri\":\"{System}\"", await lines.UntilAsync("notifications/resources/updated"), StringComparison.Ordinal);
    }

    private static async Task<Stage> StageAsync()
    {
        var device = await NetconfdDevice.StartAsync(new NetconfdOptions { Name = "edge-1", Interfaces = "eth0=192.0.2.1/31 eth1" });
        var folder = new TempDirectory();
        folder.Write("netmcp.yaml", $$"""
            gateway: { known_hosts: {{device.Endpoint.KnownHostsFile}} }
            credentials:
              lab: { kind: key-file, path: {{device.Endpoint.PrivateKeyFile}} }
            defaults: { user: {{device.Endpoint.User}}, credential: lab }
            devices:
              - { name: edge-1, address: 127.0.0.1, port: {{device.Endpoint.Port}} }
            """);
        var app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = "http://127.0.0.1:0",
            LogLevel = LogLevel.Critical,
            ConfigurationFile = folder.File("netmcp.yaml"),
        });
        await app.StartAsync().Guarded();
        return new Stage(device, folder, app, new WireClient(HttpGateway.McpUrl(app)), NcclientScript.Start(device.Endpoint, Editor));
    }

    private sealed record Stage(NetconfdDevice Device, TempDirectory Folder, WebApplication App, WireClient Client, NcclientScript Script) : IAsyncDisposable
    {
        public async Task EditAsync(string what)
        {
            await Script.SayAsync(what);
            Assert.Equal(what, await Script.HearAsync());
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Script.DisposeAsync();
            await App.StopAsync().Guarded();
            await App.DisposeAsync();
            await Device.DisposeAsync();
            Folder.Dispose();
        }
    }
}
