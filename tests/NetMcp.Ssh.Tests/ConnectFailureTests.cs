using System.Net;
using System.Net.Sockets;
using NetMcp.Ssh.Connecting;
using NetMcp.Ssh.Loop;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Ssh.Tests;

public sealed class ConnectFailureTests
{
    private static readonly SshConnectionOptions Anywhere = new()
    {
        Host = "127.0.0.1",
        Port = 1,
        User = "nobody",
        Credentials = [new SshPasswordCredential(_ => throw new InvalidOperationException("no secret may be asked for"))],
        HostKeys = new TrustKey("none"),
    };

    [RequiresFact(Prerequisite.Libssh)]
    public async Task Connect_WhereNothingListens_IsRefused() =>
        await Expect.FailureAsync(SshFailureReason.Refused, Anywhere with { Port = Loopback.FreePort() });

    [RequiresFact(Prerequisite.Libssh)]
    public async Task Connect_ToANameThatDoesNotExist_IsNameNotResolved() =>
        await Expect.FailureAsync(SshFailureReason.NameNotResolved, Anywhere with { Host = "no-such-device.invalid" });

    /// <summary>A network that can be relied on to be unreachable is not to be had everywhere, so these are libssh's texts as they were seen.</summary>
    [Theory]
    [InlineData("Connect failed: Network is unreachable", SshFailureReason.Unreachable)]
    [InlineData("Socket error: No route to host", SshFailureReason.Unreachable)]
    [InlineData("Socket error: Connection timed out", SshFailureReason.Timeout)]
    [InlineData("Socket error: Connection reset by peer", SshFailureReason.ConnectionLost)]
    [InlineData("something new", SshFailureReason.ConnectionLost)]
    public void LibSshError_IsMappedToItsReason(string text, SshFailureReason expected) =>
        Assert.Equal(expected, LibSshErrors.FromConnect(new StepResult(-1, text, Alive: false)).Reason);

    [RequiresFact(Prerequisite.Libssh)]
    public async Task Connect_ToAListenerThatNeverSpeaks_TimesOutAtTheLimit()
    {
        using var silent = Listen();
        var clock = new FakeClock();
        await using var client = new SshClient(new SshClientOptions { TimeProvider = clock });
        var connecting = client.ConnectAsync(Anywhere with { Port = PortOf(silent) }, Guard.Token());
        using var accepted = await silent.AcceptSocketAsync(Guard.Token());

        clock.Advance(Anywhere.Limits.Connect - TimeSpan.FromTicks(1));
        Assert.False(connecting.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));

        var exception = await Assert.ThrowsAsync<SshException>(() => connecting.Guarded());
        Assert.Equal(SshFailureReason.Timeout, exception.Reason);
    }

    [RequiresFact(Prerequisite.Libssh)]
    public async Task Connect_ToAServerThatStopsInTheKeyExchange_TimesOutAtTheLimit()
    {
        using var listener = Listen();
        var clock = new FakeClock();
        await using var client = new SshClient(new SshClientOptions { TimeProvider = clock });
        var connecting = client.ConnectAsync(Anywhere with { Port = PortOf(listener) }, Guard.Token());
        using var accepted = await listener.AcceptSocketAsync(Guard.Token());
        await accepted.SendAsync("SSH-2.0-stuck\r\n"u8.ToArray(), Guard.Token());

        // The key exchange has a limit of its own, beside that of connecting. libssh sends our identification before either is waited for,
        // so that tells nothing.
        await clock.WhenTimersAsync(2).Guarded();
        clock.Advance(Anywhere.Limits.Connect);

        Assert.Equal(SshFailureReason.Timeout, (await Assert.ThrowsAsync<SshException>(() => connecting.Guarded())).Reason);
    }

    [RequiresTheory(Prerequisite.Libssh)]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", SshFailureReason.ConnectionLost)]
    [InlineData("SSH-1.5-ancient\r\n", SshFailureReason.ProtocolError)]
    [InlineData("SSH-2.0-broken\r\n\u00ff\u00ff\u00ff\u00ffgarbage-garbage-garbage-garbage", SshFailureReason.ProtocolError)]
    [InlineData("", SshFailureReason.ConnectionLost)]
    [InlineData("SSH-2.0-gone\r\n", SshFailureReason.ConnectionLost)]
    public async Task Connect_ToSomethingThatIsNotAnSshServer_SaysSo(string speech, SshFailureReason expected)
    {
        using var listener = Listen();
        var serving = Task.Run(async () =>
        {
            using var accepted = await listener.AcceptSocketAsync(Guard.Token());
            await accepted.SendAsync(System.Text.Encoding.Latin1.GetBytes(speech), Guard.Token());
            accepted.Shutdown(SocketShutdown.Send);
            await accepted.ReceiveAsync(new byte[4096], Guard.Token());
        });

        var exception = await Expect.FailureAsync(expected, Anywhere with { Port = PortOf(listener) });

        Assert.DoesNotContain("garbage", exception.Message, StringComparison.Ordinal);
        await serving.Guarded();
    }

    [RequiresFact(Prerequisite.Libssh)]
    public async Task Connect_Cancelled_EndsAtOnceAndFreesTheSocket()
    {
        using var silent = Listen();
        using var cancel = new CancellationTokenSource();
        await using var client = new SshClient();
        var connecting = client.ConnectAsync(Anywhere with { Port = PortOf(silent) }, cancel.Token);
        using var accepted = await silent.AcceptSocketAsync(Guard.Token());

        await cancel.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.Guarded());
        Assert.Equal(cancel.Token, exception.CancellationToken);
        while (await accepted.ReceiveAsync(new byte[256], Guard.Token()) > 0)
        {
        }
    }

    [RequiresFact(Prerequisite.Libssh)]
    public async Task Client_DisposedWhileConnecting_FailsTheCaller()
    {
        using var silent = Listen();
        var client = new SshClient();
        var connecting = client.ConnectAsync(Anywhere with { Port = PortOf(silent) }, Guard.Token());
        using var accepted = await silent.AcceptSocketAsync(Guard.Token());

        await client.DisposeAsync().Guarded();

        Assert.Equal(SshFailureReason.Closed, (await Assert.ThrowsAsync<SshException>(() => connecting.Guarded())).Reason);
        Assert.Equal(
            SshFailureReason.Closed, (await Assert.ThrowsAsync<SshException>(() => client.ConnectAsync(Anywhere, Guard.Token()))).Reason);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Handshakes_AreBounded_ButASilentServerHoldsNoPlace()
    {
        await using var server = await SshdServer.StartAsync();
        using var silent = Listen();
        using var stuck = Listen();
        await using var client = new SshClient(new SshClientOptions { MaxConcurrentHandshakes = 1 });
        using var cancel = new CancellationTokenSource();

        // A server that says nothing waits outside...
        var waiting = client.ConnectAsync(Anywhere with { Port = PortOf(silent) }, cancel.Token);
        using var first = await silent.AcceptSocketAsync(Guard.Token());
        await using (await client.ConnectAsync(TestOptions.For(server), Guard.Token()).Guarded())
        {
        }

        // ...one that has begun holds the one place, and the next gets it only when that one is given up.
        var holding = client.ConnectAsync(Anywhere with { Port = PortOf(stuck) }, cancel.Token);
        using var second = await stuck.AcceptSocketAsync(Guard.Token());
        await second.SendAsync("SSH-2.0-stuck\r\n"u8.ToArray(), Guard.Token());
        await second.ReceiveAsync(new byte[1], Guard.Token());
        var next = client.ConnectAsync(TestOptions.For(server), Guard.Token());
        var alsoWaiting = client.ConnectAsync(Anywhere with { Port = PortOf(silent) }, cancel.Token);
        using var third = await silent.AcceptSocketAsync(Guard.Token());
        Assert.False(next.IsCompleted);

        await cancel.CancelAsync();

        await using var connection = await next.Guarded();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => holding);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alsoWaiting);
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
