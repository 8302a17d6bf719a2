using System.Globalization;
using System.Xml.Linq;

namespace NetMcp.Changes.Tests.Played;

/// <summary>
/// A device that does what RFC 6241 says of the capabilities it has, with two leafs of configuration. Kinds of devices differ in which these are, and
/// in what they do of their own.
/// </summary>
internal abstract class PlayedStandard : PlayedDevice
{
    protected const string Capability = "urn:ietf:params:netconf:capability:";

    private readonly Dictionary<string, int> _locks = [];
    private readonly Dictionary<int, (PlayedSite Site, int Since)> _copies = [];
    private readonly TaskCompletionSource _reverted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PlayedSite _candidate = Before;
    private PlayedPending? _pending;

    /// <summary>What it runs at first.</summary>
    public static PlayedSite Before { get; } = new("rack 4", "anna");

    /// <summary>An operation that it does and does not answer: the line breaks. Once.</summary>
    public string? AnswersNot { get; set; }

    /// <summary>An operation that it refuses.</summary>
    public string? Refuses { get; set; }

    /// <summary>What it runs, and what of a change is left besides: a pending commit, locks, an edited candidate.</summary>
    public (PlayedSite Running, string Left) Now
    {
        get
        {
            lock (Gate)
            {
                var left = new[] { _pending is null ? "" : "pending", _locks.Count == 0 ? "" : "lock", !HasCandidate || _candidate == Running ? "" : "edits" };
                return (Running, string.Join(' ', left.Where(word => word.Length > 0)));
            }
        }
    }

    /// <summary>Done when it has undone a pending commit.</summary>
    public Task Reverted => _reverted.Task;

    /// <summary>What it would run after a restart.</summary>
    public PlayedSite Startup { get; private set; } = Before;

    protected PlayedSite Running { get; private set; } = Before;

    /// <summary>How many commits there were.</summary>
    protected int Commits { get; private set; } = 1;

    protected abstract bool HasCandidate { get; }

    /// <summary>Whether each session has a candidate of its own.</summary>
    protected virtual bool IsPrivate => false;

    /// <summary>Whether it has confirmed-commit 1.1 with persist and cancel-commit, and not 1.0.</summary>
    protected virtual bool HasPersist => false;

    protected virtual bool HasRollbackOnError => true;

    /// <summary>Somebody at its command line changes what runs.</summary>
    public void ChangeBySomebody(Func<PlayedSite, PlayedSite> change)
    {
        lock (Gate)
        {
            Run(change(Running));
        }
    }

    /// <summary>Somebody edits the shared candidate, and goes for a coffee.</summary>
    public void EditBySomebody()
    {
        lock (Gate)
        {
            _candidate = _candidate with { Contact = "carl" };
        }
    }

    /// <summary>Somebody else's session takes a lock.</summary>
    public void LockBySomebody(string datastore, int session)
    {
        lock (Gate)
        {
            _locks[datastore] = session;
        }
    }

    /// <inheritdoc/>
    protected override string? Answer(int session, XElement operation)
    {
        var name = operation.Name.LocalName;
        var answer = name == Refuses ? Error("operation-failed", "not today") : Do(session, name, operation);
        if (name != AnswersNot)
        {
            return answer;
        }

        AnswersNot = null;
        return null;
    }

    /// <summary>Does an operation.</summary>
    protected virtual string Do(int session, string name, XElement operation) => (name, HasCandidate, HasPersist) switch
    {
        ("get", _, _) => $"<data>{Running.Xml}</data>",
        ("get-config", _, _) => $"<data>{(Target(operation) == "candidate" ? CandidateOf(session) : Running).Xml}</data>",
        ("lock", _, _) => Lock(session, Target(operation)),
        ("unlock", _, _) => Unlock(session, Target(operation)),
        ("edit-config", _, _) => Edit(session, operation),
        ("validate", true, _) => Done("validate"),
        ("discard-changes", true, _) => Discard(session),
        ("commit", true, _) => Commit(session, operation),
        ("cancel-commit", true, true) => Cancel(session, Child(operation, "persist-id")),
        _ => Error("operation-not-supported", name),
    };

    /// <summary>Saves running.</summary>
    protected void Save()
    {
        Note("save");
        Startup = Running;
    }

    /// <inheritdoc/>
    protected override void End(int session)
    {
        // RFC 6241 section 8.3.5.2: the edits go with the lock.
        if (_locks.GetValueOrDefault("candidate") == session)
        {
            _candidate = Running;
        }

        _copies.Remove(session);
        foreach (var (datastore, _) in _locks.Where(pair => pair.Value == session).ToList())
        {
            _locks.Remove(datastore);
        }

        // RFC 6241 section 8.4.1: without persist a pending commit ends with its session.
        if (_pending is { Persist: null } pending && pending.Session == session)
        {
            Revert(pending);
        }
    }

    private string Done(string what)
    {
        Note(what);
        return "<ok/>";
    }

    private static string Target(XElement operation) =>
        operation.Elements().First(element => element.Name.LocalName is "target" or "source").Elements().Single().Name.LocalName;

    private static string? Child(XElement operation, string name) => operation.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    private PlayedSite CandidateOf(int session) => !IsPrivate ? _candidate : _copies.TryGetValue(session, out var copy) ? copy.Site : Running;

    private bool IsLockedByAnother(int session, string datastore) => _locks.TryGetValue(datastore, out var holder) && holder != session;

    private string Lock(int session, string datastore)
    {
        if (_locks.TryGetValue(datastore, out var holder))
        {
            return Error("lock-denied", "Lock failed, lock is already held", $"<error-info><session-id>{holder}</session-id></error-info>");
        }

        if (datastore == "candidate" && !IsPrivate && _candidate != Running)
        {
            return Error("lock-denied", "Lock failed, the candidate is modified", "<error-info><session-id>0</session-id></error-info>");
        }

        _locks[datastore] = session;
        return Done("lock " + datastore);
    }

    private string Unlock(int session, string datastore)
    {
        if (_locks.GetValueOrDefault(datastore) != session)
        {
            return Error("operation-failed", "not locked by this session");
        }

        _locks.Remove(datastore);
        return Done("unlock " + datastore);
    }

    private string Edit(int session, XElement operation)
    {
        var target = Target(operation);
        if (target != (HasCandidate ? "candidate" : "running"))
        {
            return Error("operation-not-supported", target);
        }

        if (IsLockedByAnother(session, target))
        {
            return Error("in-use", target);
        }

        var rollsBack = Child(operation, "error-option") == "rollback-on-error";
        if (rollsBack && !HasRollbackOnError)
        {
            return Error("bad-element", "error-option");
        }

        Note(_locks.GetValueOrDefault(target) == session ? $"edit {target}" : $"edit {target} without a lock");
        var made = (HasCandidate ? CandidateOf(session) : Running).Edit(operation.Elements().Single(element => element.Name.LocalName == "config"), out var isRefused);

        // RFC 6241 section 7.2: stop-on-error leaves what stood before the error.
        if (!isRefused || !rollsBack)
        {
            Put(session, made);
        }

        return isRefused ? Error("invalid-value", PlayedSite.Refused) : "<ok/>";
    }

    private void Put(int session, PlayedSite made)
    {
        if (!HasCandidate)
        {
            Run(made);
        }
        else if (IsPrivate)
        {
            _copies[session] = (made, _copies.TryGetValue(session, out var copy) ? copy.Since : Commits);
        }
        else
        {
            _candidate = made;
        }
    }

    private string Discard(int session)
    {
        _copies.Remove(session);
        _candidate = Running;
        return Done("discard");
    }

    private string Commit(int session, XElement operation)
    {
        var (persist, persistId) = (Child(operation, "persist"), Child(operation, "persist-id"));
        if (!HasPersist && (persist ?? persistId) is not null)
        {
            return Error("unknown-element", "persist");
        }

        // RFC 6241 section 8.4.1: a pending commit is followed up with its token, or without one in its session.
        var isFollowedUp = _pending is null ? persistId is null : _pending.Persist is { } token ? token == persistId : persistId is null && _pending.Session == session;
        if (!isFollowedUp)
        {
            return Error("invalid-value", "persist-id");
        }

        if (IsLockedByAnother(session, "running") || IsLockedByAnother(session, "candidate"))
        {
            return Error("in-use", "locked");
        }

        if (_copies.TryGetValue(session, out var copy) && copy.Since != Commits)
        {
            return Error("operation-failed", "One or more commits have occurred from other sessions since this session started");
        }

        var isConfirmed = Child(operation, "confirmed") is not null;
        Note(isConfirmed ? "commit confirmed" : "commit");
        var before = _pending?.Before ?? Running;
        _pending = null;
        Run(CandidateOf(session));
        _copies.Remove(session);
        if (isConfirmed)
        {
            // RFC 6241 section 8.4.1: a follow-up without persist is bound to its session.
            var pending = new PlayedPending(session, before, persist);
            _pending = pending;
            _ = LaterAsync(TimeSpan.FromSeconds(int.Parse(Child(operation, "confirm-timeout") ?? "600", CultureInfo.InvariantCulture)), () => Revert(pending));
        }

        return "<ok/>";
    }

    private string Cancel(int session, string? persistId)
    {
        if (_pending is not { } pending || (pending.Persist is { } token ? token != persistId : pending.Session != session))
        {
            return Error("invalid-value", "persist-id");
        }

        Note("cancel");
        Revert(pending);
        return "<ok/>";
    }

    private void Run(PlayedSite site)
    {
        Commits++;
        (Running, _candidate) = (site, site);
    }

    private void Revert(PlayedPending pending)
    {
        if (ReferenceEquals(_pending, pending))
        {
            Note("reverted");
            _pending = null;
            Run(pending.Before);
            _reverted.TrySetResult();
        }
    }

    private sealed record PlayedPending(int Session, PlayedSite Before, string? Persist);
}
