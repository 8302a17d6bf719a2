using System.Globalization;
using System.IO.Pipelines;
using System.Xml.Linq;
using NetMcp.TestKit.FakePeer;

namespace NetMcp.Changes.Tests.Played;

/// <summary>
/// A device played with bytes written by hand: sessions, which can be cut, and a log of what touches configuration. What it has and how it answers is
/// its kind's. One rpc at a time.
/// </summary>
internal abstract class PlayedDevice : IAsyncDisposable
{
    private readonly Dictionary<int, FakeNetconfPeer> _sessions = [];
    private readonly List<string> _log = [];
    private readonly CancellationTokenSource _ended = new();
    private int _lastSession = 100;

    /// <summary>Whether nobody can reach it.</summary>
    public bool IsAway { get; set; }

    /// <summary>What it did that touches configuration, in order.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (Gate)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>Guards its state.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>What its hello announces besides the base.</summary>
    protected abstract IEnumerable<string> Capabilities { get; }

    /// <summary>A new session.</summary>
    public (PipeReader Input, PipeWriter Output)? Open()
    {
        lock (Gate)
        {
            if (IsAway)
            {
                return null;
            }

            var peer = new FakeNetconfPeer();
            var session = ++_lastSession;
            _sessions[session] = peer;
            _ = Task.Run(() => ServeAsync(session, peer));
            return (peer.ClientInput, peer.ClientOutput);
        }
    }

    /// <summary>Cuts all sessions, as the death of their other end does, and takes no new ones.</summary>
    public Task CutOffAsync()
    {
        IsAway = true;
        return DropSessionsAsync();
    }

    /// <summary>Cuts all sessions; new ones are taken.</summary>
    public async Task DropSessionsAsync()
    {
        List<(int Session, FakeNetconfPeer Peer)> all;
        lock (Gate)
        {
            all = [.. _sessions.Select(pair => (pair.Key, pair.Value))];
            all.ForEach(one => Forget(one.Session));
        }

        foreach (var (_, peer) in all)
        {
            await peer.BreakAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CutOffAsync();
        await _ended.CancelAsync();
    }

    /// <summary>The content of its reply; null: it did it, and the line breaks before it answers.</summary>
    protected abstract string? Answer(int session, XElement operation);

    /// <summary>What the end of a session takes with it.</summary>
    protected abstract void End(int session);

    /// <summary>Writes into the log.</summary>
    protected void Note(string what) => _log.Add(what);

    /// <summary>Does something later, under the gate.</summary>
    protected async Task LaterAsync(TimeSpan delay, Action what)
    {
        await Task.Delay(delay, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (Gate)
        {
            what();
        }
    }

    protected static string Error(string tag, string message, string more = "") =>
        $"<rpc-error><error-type>protocol</error-type><error-tag>{tag}</error-tag><error-severity>error</error-severity><error-message>{message}</error-message>{more}</rpc-error>";

    private async Task ServeAsync(int session, FakeNetconfPeer peer)
    {
        try
        {
            await peer.SayAsync(Hello(session));
            await peer.HearAsync();
            while (true)
            {
                var rpc = XElement.Parse(await peer.HearChunkedAsync());
                var operation = rpc.Elements().Single();
                string? reply;
                lock (Gate)
                {
                    if (!_sessions.ContainsKey(session))
                    {
                        return;
                    }

                    reply = operation.Name.LocalName == "close-session" ? "<ok/>" : Answer(session, operation);
                    if (reply is null || operation.Name.LocalName == "close-session")
                    {
                        Forget(session);
                    }
                }

                if (reply is null)
                {
                    await peer.BreakAsync();
                    return;
                }

                await peer.SayReplyAsync(rpc.Attribute("message-id")!.Value, reply);
            }
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or InvalidOperationException or IOException or TimeoutException)
        {
            // The other end is gone.
            lock (Gate)
            {
                Forget(session);
            }
        }
    }

    private string Hello(int session)
    {
        string[] all = ["urn:ietf:params:netconf:base:1.0", "urn:ietf:params:netconf:base:1.1", .. Capabilities];
        var list = string.Concat(all.Select(capability => $"<capability>{capability}</capability>"));
        return $"<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities>{list}</capabilities><session-id>{session.ToString(CultureInfo.InvariantCulture)}</session-id></hello>]]>]]>";
    }

    private void Forget(int session)
    {
        if (_sessions.Remove(session))
        {
            End(session);
        }
    }
}
