using System.Globalization;
using System.IO.Pipelines;
using System.Xml.Linq;
using NetMcp.TestKit.FakePeer;

namespace NetMcp.Changes.Tests.Played;

/// <summary>
/// A Junos with one leaf of configuration, played with bytes written by hand after what Juniper's NETCONF and Junos XML protocol guides say: any
/// commit confirms, and so does a commit check; a session may have a private copy, whose commit is refused while the shared configuration is locked
/// by another or holds uncommitted edits. Where the guides are silent it does what is worst: a pending commit outlives its session, and the commit
/// of a private copy without edits confirms nothing.
/// </summary>
internal sealed class PlayedJunos : IAsyncDisposable
{
    private const string Hello = """
        <hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>
          <capability>urn:ietf:params:netconf:base:1.0</capability><capability>urn:ietf:params:netconf:base:1.1</capability>
          <capability>urn:ietf:params:netconf:capability:candidate:1.0</capability>
          <capability>urn:ietf:params:netconf:capability:confirmed-commit:1.0</capability>
          <capability>urn:ietf:params:netconf:capability:validate:1.0</capability>
          <capability>http://xml.juniper.net/netconf/junos/1.0</capability>
        </capabilities><session-id>SESSION</session-id></hello>]]>]]>
        """;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, FakeNetconfPeer> _sessions = [];
    private readonly Dictionary<int, string> _privateCopies = [];
    private readonly List<string> _log = [];
    private readonly CancellationTokenSource _ended = new();
    private string _running = "rack 4";
    private string _candidate = "rack 4";
    private int _lockedBy;
    private int _commits = 1;
    private int _lastSession = 100;
    private Pending? _pending;

    /// <summary>Whether it is a release that cannot confirm a commit of a private copy.</summary>
    public bool IsOld { get; init; }

    /// <summary>Whether the end of the session that made it undoes a pending commit, as RFC 4741 section 8.4.1 demands.</summary>
    public bool RevertsWithItsSession { get; init; }

    /// <summary>Whether nobody can reach it.</summary>
    public bool IsAway { get; set; }

    /// <summary>What it did that touches configuration, in order.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_lock)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>What it runs, and what of a change is left besides: a pending commit, a lock, a private copy, an edited candidate.</summary>
    public (string Running, string Left) Now
    {
        get
        {
            lock (_lock)
            {
                var left = new[] { _pending is null ? "" : "pending", _lockedBy == 0 ? "" : "lock", _privateCopies.Count == 0 ? "" : "private copy", _candidate == _running ? "" : "edits" };
                return (_running, string.Join(' ', left.Where(word => word.Length > 0)));
            }
        }
    }

    /// <summary>A new session.</summary>
    public (PipeReader Input, PipeWriter Output)? Open()
    {
        lock (_lock)
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
    public async Task CutOffAsync()
    {
        List<(int Session, FakeNetconfPeer Peer)> all;
        lock (_lock)
        {
            IsAway = true;
            all = [.. _sessions.Select(pair => (pair.Key, pair.Value))];
            all.ForEach(one => End(one.Session));
        }

        foreach (var (_, peer) in all)
        {
            await peer.BreakAsync();
        }
    }

    /// <summary>Somebody at its command line commits nothing new.</summary>
    public void CommitBySomebody()
    {
        lock (_lock)
        {
            Commit(0, _running);
        }
    }

    /// <summary>Somebody at its command line edits the shared candidate, and goes for a coffee.</summary>
    public void EditBySomebody()
    {
        lock (_lock)
        {
            _candidate = "rack 9";
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CutOffAsync();
        await _ended.CancelAsync();
    }

    private async Task ServeAsync(int session, FakeNetconfPeer peer)
    {
        try
        {
            await peer.SayAsync(Hello.ReplaceLineEndings("").Replace("SESSION", session.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            await peer.HearAsync();
            while (true)
            {
                var rpc = XElement.Parse(await peer.HearChunkedAsync());
                string reply;
                lock (_lock)
                {
                    if (!_sessions.ContainsKey(session))
                    {
                        return;
                    }

                    reply = Answer(session, rpc.Elements().Single());
                }

                await peer.SayReplyAsync(rpc.Attribute("message-id")!.Value, reply);
            }
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or InvalidOperationException or IOException or TimeoutException)
        {
            // The other end is gone.
            lock (_lock)
            {
                End(session);
            }
        }
    }

    private string Answer(int session, XElement operation)
    {
        switch (operation.Name.LocalName)
        {
            case "get-config":
                var value = operation.Descendants().Any(element => element.Name.LocalName == "candidate") ? _privateCopies.GetValueOrDefault(session, _candidate) : _running;
                return $"<data><system xmlns=\"urn:played\"><location>{value}</location></system></data>";
            case "get-commit-revision-information":
                return $"<commit-revision-information><revision>re0-{_commits}</revision></commit-revision-information>";
            case "lock":
                return Lock(session);
            case "unlock":
                _log.Add("unlock");
                _lockedBy = 0;
                _candidate = _running;
                return "<ok/>";
            case "open-configuration":
                _log.Add("open private");
                _privateCopies[session] = _candidate;
                return Warning("uncommitted changes will be discarded on exit") + "<ok/>";
            case "close-configuration":
                _log.Add("close private");
                _privateCopies.Remove(session);
                return "<ok/>";
            case "edit-config":
                return Edit(session, operation.Descendants().Single(element => element.Name.LocalName == "location").Value);
            case "validate":
                _log.Add("check");
                _pending = null;
                return "<ok/>";
            case "discard-changes":
                _log.Add("discard");
                _candidate = _running;
                return "<ok/>";
            case "commit":
                return Commit(session, operation);
            case "close-session":
                End(session);
                return "<ok/>";
            default:
                return Error("operation-not-supported", operation.Name.LocalName);
        }
    }

    private string Lock(int session)
    {
        if (_lockedBy != 0 || _candidate != _running)
        {
            return _lockedBy != 0
                ? Error("lock-denied", "configuration database locked", $"<error-info><session-id>{_lockedBy}</session-id></error-info>")
                : Error("operation-failed", "configuration database modified");
        }

        _log.Add("lock");
        _lockedBy = session;
        return "<ok/>";
    }

    private string Edit(int session, string value)
    {
        if (_privateCopies.ContainsKey(session))
        {
            _log.Add("edit private");
            _privateCopies[session] = value;
            return "<ok/>";
        }

        _log.Add(_lockedBy == session ? "edit" : "edit without a lock");
        _candidate = value;
        return "<ok/>";
    }

    private string Commit(int session, XElement operation)
    {
        var timeout = operation.Elements().FirstOrDefault(element => element.Name.LocalName == "confirm-timeout")?.Value;
        if (!_privateCopies.TryGetValue(session, out var copy))
        {
            _log.Add(timeout is null ? "commit" : "commit confirmed");
            Commit(session, _candidate, timeout);
            return "<ok/>";
        }

        if (timeout is not null && IsOld)
        {
            return Error("operation-failed", "commit confirmed not supported for private configuration");
        }

        if (_lockedBy != 0 || _candidate != _running)
        {
            return Error("operation-failed", "configuration database modified");
        }

        _log.Add(timeout is null ? "commit private" : "commit private confirmed");
        if (copy != _running)
        {
            Commit(session, copy, timeout);
        }

        return "<ok/>";
    }

    private void Commit(int session, string value, string? timeout = null)
    {
        _commits++;
        var before = _pending?.Before ?? _running;
        (_running, _candidate) = (value, value);
        _pending = timeout is null ? null : new Pending(session, before);
        if (_pending is { } pending)
        {
            _ = RevertLaterAsync(pending, TimeSpan.FromSeconds(int.Parse(timeout!, CultureInfo.InvariantCulture)));
        }
    }

    private async Task RevertLaterAsync(Pending pending, TimeSpan timeout)
    {
        await Task.Delay(timeout, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            Revert(pending);
        }
    }

    private void Revert(Pending pending)
    {
        if (ReferenceEquals(_pending, pending))
        {
            _log.Add("reverted");
            (_running, _candidate, _pending) = (pending.Before, pending.Before, null);
        }
    }

    private void End(int session)
    {
        _sessions.Remove(session);
        _privateCopies.Remove(session);
        if (_lockedBy == session)
        {
            _lockedBy = 0;
            _candidate = _running;
        }

        if (RevertsWithItsSession && _pending is { } pending && pending.Session == session)
        {
            Revert(pending);
        }
    }

    private static string Error(string tag, string message, string more = "") =>
        $"<rpc-error><error-type>protocol</error-type><error-tag>{tag}</error-tag><error-severity>error</error-severity><error-message>{message}</error-message>{more}</rpc-error>";

    private static string Warning(string message) =>
        $"<rpc-error><error-type>protocol</error-type><error-tag>operation-failed</error-tag><error-severity>warning</error-severity><error-message>{message}</error-message></rpc-error>";

    private sealed record Pending(int Session, string Before);
}
