using System.IO.Pipelines;
using NetMcp.Netconf.Session;
using NetMcp.Netconf.Transport;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;
using NetMcp.TestKit.Time;

namespace NetMcp.Netconf.Tests.Session;

/// <summary>A session with a fake peer and a clock that the test moves.</summary>
internal sealed class PeerSession : IAsyncDisposable
{
    private NetconfSession? _session;

    public PeerSession(NetconfSessionOptions? options = null, int bufferBytes = 64 * 1024, PipeScheduler? scheduler = null)
    {
        Peer = new FakeNetconfPeer(bufferBytes, scheduler);
        Options = (options ?? NetconfSessionOptions.Default) with { TimeProvider = Clock };
    }

    public FakeNetconfPeer Peer { get; }

    public FakeClock Clock { get; } = new();

    public NetconfSessionOptions Options { get; }

    public NetconfSession Session => _session ?? throw new InvalidOperationException("open it first");

    public NetconfLimits Limits => Options.Limits;

    /// <summary>Begins to open; the peer has yet to say hello.</summary>
    public Task<NetconfSession> OpenAsync(CancellationToken cancellationToken = default) =>
        NetconfSession.OpenAsync(new PipeNetconfTransport(Peer.ClientInput, Peer.ClientOutput), Options, cancellationToken);

    /// <summary>A session after both hellos.</summary>
    public static async Task<PeerSession> OpenedAsync(
        NetconfSessionOptions? options = null, bool base11 = true, int bufferBytes = 64 * 1024, PipeScheduler? scheduler = null, params string[] capabilities)
    {
        var pair = new PeerSession(options, bufferBytes, scheduler);
        var opening = pair.OpenAsync();
        await pair.Peer.HearAsync();
        await pair.Peer.SayHelloAsync(base11, capabilities);
        pair._session = await opening.Guarded();
        return pair;
    }

    /// <summary>Fails the opening as the peer's words must make it fail.</summary>
    public async Task<NetconfEndReason> OpeningFailsAsync(string words)
    {
        var opening = OpenAsync();
        await Peer.HearAsync();
        await Peer.SayAsync(words);
        return (await Xunit.Assert.ThrowsAsync<NetconfException>(() => opening.Guarded())).Reason;
    }

    /// <summary>Moves the clock until the session ends; what it has to notice first happens on other threads.</summary>
    public async Task<NetconfSessionEnd> EndedByTimeAsync(TimeSpan step)
    {
        var guard = Guard.Token();
        while (!Session.Ended.IsCompleted && !guard.IsCancellationRequested)
        {
            Clock.Advance(step);
            await Task.Yield();
        }

        return await Session.Ended.Guarded();
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        await Peer.DisposeAsync();
    }
}
