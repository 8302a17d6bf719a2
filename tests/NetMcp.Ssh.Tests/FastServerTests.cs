using System.Net;
using System.Net.Sockets;
using System.Text;
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

    /// <summary>RFC 4253, section 7.1; what old gear far away sends: its banner and its KEXINIT in one segment.</summary>
    [RequiresFact(Prerequisite.Libssh)]
    public async Task Connecting_WhenBannerAndUnknownAlgorithmsComeAsOne_IsNoCommonAlgorithm()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var client = new SshClient();
        var options = new SshConnectionOptions { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, User = "u", HostKeys = new TrustKey("none"), Credentials = [] };

        var connecting = client.ConnectAsync(options, Guard.Token());
        using var peer = await listener.AcceptSocketAsync().Guarded();
        await peer.SendAsync(new List<ArraySegment<byte>> { "SSH-2.0-old\r\n"u8.ToArray(), OldKexInit() }).Guarded();

        var exception = await Assert.ThrowsAsync<SshException>(() => connecting.Guarded());
        Assert.Equal(SshFailureReason.NoCommonAlgorithm, exception.Reason);
        Assert.Contains("old-kex@example.com", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] OldKexInit()
    {
        List<byte> payload = [20, .. new byte[16]];
        string[] lists = ["old-kex@example.com", "ssh-rsa", "aes128-cbc", "aes128-cbc", "hmac-sha1", "hmac-sha1", "none", "none", "", ""];
        foreach (var list in lists)
        {
            payload.AddRange([0, 0, 0, (byte)list.Length, .. Encoding.ASCII.GetBytes(list)]);
        }

        payload.AddRange(new byte[5]);
        var padding = 4 + (8 - ((payload.Count + 9) % 8)) % 8;
        return [0, 0, 0, (byte)(1 + payload.Count + padding), (byte)padding, .. payload, .. new byte[padding]];
    }
}
