using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Ssh.Connecting;
using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Ssh.Tests;

/// <summary>A server that speaks before the client looks at its socket, as on a machine with much to do.</summary>
public sealed class FastServerTests
{
    [RequiresFact(Prerequisite.Libssh)]
    public async Task Connecting_WhenTheServerHasSpokenAlready_ReadsNothingBeforeTheKeyExchange()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var spoken = new ManualResetEventSlim();
        using var loop = new IoLoop(0, NullLogger.Instance);
        loop.Reserve();
        var session = new NativeSession(loop, TimeProvider.System);
        var options = new SshConnectionOptions { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, User = "u", HostKeys = new TrustKey("none"), Credentials = [] };

        var connecting = session.ConnectSocketAsync(new SessionSetup(options.Host, options, null).Apply, options.Limits, Guard.Token());
        // Behind the call that begins to connect, and before the loop looks at the socket.
        loop.Post(() => spoken.Wait(Guard.Timeout));
        using var peer = await listener.AcceptSocketAsync().Guarded();
        await peer.SendAsync("SSH-2.0-fast\r\n"u8.ToArray()).Guarded();
        spoken.Set();
        var connected = await connecting.Guarded();
        var banner = await session.CallAsync(() => NativeText.Read(LibSsh.ssh_get_serverbanner(session.Handle))).Guarded();

        // Now it is read, and answered.
        var exchanging = session.ExchangeKeysAsync(Guard.Token());
        var heard = new byte[8];
        for (var count = 0; count < heard.Length;)
        {
            count += await peer.ReceiveAsync(heard.AsMemory(count)).Guarded();
        }

        await session.CloseAsync(SshEndReason.ClosedLocally).Guarded();

        Assert.Equal((SshCode.Ok, ""), (connected.Code, banner));
        Assert.Equal("SSH-2.0-"u8.ToArray(), heard);
        await Assert.ThrowsAsync<SshException>(() => exchanging);
    }
}
