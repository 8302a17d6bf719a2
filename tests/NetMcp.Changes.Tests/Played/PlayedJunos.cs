using System.Globalization;
using System.Xml.Linq;

namespace NetMcp.Changes.Tests.Played;

/// <summary>
/// A Junos with one leaf of configuration, played with bytes written by hand after what Juniper's NETCONF and Junos XML protocol guides say: any
/// commit confirms, and so does a commit check; a session may have a private copy, whose commit is refused while the shared configuration is locked
/// by another or holds uncommitted edits. Where the guides are silent it does what is worst: a pending commit outlives its session, and the commit
/// of a private copy without edits confirms nothing.
/// </summary>
internal sealed class PlayedJunos : PlayedDevice
{
    private readonly Dictionary<int, string> _privateCopies = [];
    private string _running = "rack 4";
    private string _candidate = "rack 4";
    private int _lockedBy;
    private int _commits = 1;
    private Pending? _pending;

    /// <summary>Whether it is a release that cannot confirm a commit of a private copy.</summary>
    public bool IsOld { get; init; }

    /// <summary>Whether the end of the session that made it undoes a pending commit, as RFC 4741 section 8.4.1 demands.</summary>
    public bool RevertsWithItsSession { get; init; }

    /// <summary>What it runs, and what of a change is left besides: a pending commit, a lock, a private copy, an edited candidate.</summary>
    public (string Running, string Left) Now
    {
        get
        {
            lock (Gate)
            {
                var left = new[] { _pending is null ? "" : "pending", _lockedBy == 0 ? "" : "lock", _privateCopies.Count == 0 ? "" : "private copy", _candidate == _running ? "" : "edits" };
                return (_running, string.Join(' ', left.Where(word => word.Length > 0)));
            }
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Capabilities =>
    [
        "urn:ietf:params:netconf:capability:candidate:1.0", "urn:ietf:params:netconf:capability:confirmed-commit:1.0",
        "urn:ietf:params:netconf:capability:validate:1.0", "http://xml.juniper.net/netconf/junos/1.0",
    ];

    /// <summary>Somebody at its command line commits nothing new.</summary>
    public void CommitBySomebody()
    {
        lock (Gate)
        {
            Commit(0, _running);
        }
    }

    /// <summary>Somebody at its command line edits the shared candidate, and goes for a coffee.</summary>
    public void EditBySomebody()
    {
        lock (Gate)
        {
            _candidate = "rack 9";
        }
    }

    /// <inheritdoc/>
    protected override string Answer(int session, XElement operation)
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
                Note("unlock");
                _lockedBy = 0;
                _candidate = _running;
                return "<ok/>";
            case "open-configuration":
                Note("open private");
                _privateCopies[session] = _candidate;
                return Warning("uncommitted changes will be discarded on exit") + "<ok/>";
            case "close-configuration":
                Note("close private");
                _privateCopies.Remove(session);
                return "<ok/>";
            case "edit-config":
                return Edit(session, operation.Descendants().Single(element => element.Name.LocalName == "location").Value);
            case "validate":
                Note("check");
                _pending = null;
                return "<ok/>";
            case "discard-changes":
                Note("discard");
                _candidate = _running;
                return "<ok/>";
            case "commit":
                return Commit(session, operation);
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

        Note("lock");
        _lockedBy = session;
        return "<ok/>";
    }

    private string Edit(int session, string value)
    {
        if (_privateCopies.ContainsKey(session))
        {
            Note("edit private");
            _privateCopies[session] = value;
            return "<ok/>";
        }

        Note(_lockedBy == session ? "edit" : "edit without a lock");
        _candidate = value;
        return "<ok/>";
    }

    private string Commit(int session, XElement operation)
    {
        var timeout = operation.Elements().FirstOrDefault(element => element.Name.LocalName == "confirm-timeout")?.Value;
        if (!_privateCopies.TryGetValue(session, out var copy))
        {
            Note(timeout is null ? "commit" : "commit confirmed");
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

        Note(timeout is null ? "commit private" : "commit private confirmed");
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
            _ = LaterAsync(TimeSpan.FromSeconds(int.Parse(timeout!, CultureInfo.InvariantCulture)), () => Revert(pending));
        }
    }

    private void Revert(Pending pending)
    {
        if (ReferenceEquals(_pending, pending))
        {
            Note("reverted");
            (_running, _candidate, _pending) = (pending.Before, pending.Before, null);
        }
    }

    /// <inheritdoc/>
    protected override void End(int session)
    {
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

    private static string Warning(string message) =>
        $"<rpc-error><error-type>protocol</error-type><error-tag>operation-failed</error-tag><error-severity>warning</error-severity><error-message>{message}</error-message></rpc-error>";

    private sealed record Pending(int Session, string Before);
}
