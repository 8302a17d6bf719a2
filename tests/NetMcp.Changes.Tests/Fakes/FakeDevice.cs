using System.Xml.Linq;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>
/// A small device: running, candidate and startup, locks, and a confirmed commit on the clock that it is given. One operation at a time.
/// Tests look into it, edit it from outside, cut it off, and make operations fail.
/// </summary>
internal sealed class FakeDevice(DeviceName name, YangSchema schema, XElement running, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Datastore, uint> _locks = [];
    private readonly List<FakeFault> _faults = [];
    private readonly List<string> _log = [];
    private readonly HashSet<FakeEditSession> _sessions = [];
    private PendingCommit? _pending;
    private uint _lastSession;
    private long _lastAsked;

    public DeviceName Name { get; } = name;

    public YangSchema Schema { get; set; } = schema;

    public XElement Running { get; set; } = new(running);

    public XElement Candidate { get; set; } = new(running);

    public XElement Startup { get; private set; } = new(running);

    /// <summary>What it can do; operations that are not in it are refused.</summary>
    public EditAbilities Abilities { get; set; } = new()
    {
        Promise = new ChangePromise("full", ["It undoes a commit that is not confirmed."]),
        Candidate = CandidateUse.Shared,
        ConfirmedCommit = ConfirmedCommitUse.Version11,
        PersistSurvivesSession = true,
        Validate = true,
        RollbackOnError = true,
        Locks = [Datastore.Running, Datastore.Candidate],
        CommitComment = true,
    };

    /// <summary>The id of its last commit, which tests set; null: it has none, and is not asked.</summary>
    public string? CommitId { get; set; }

    /// <summary>Whether it cannot be reached. Sessions that are open hang on nothing: each operation says that it is unknown what came of it.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether it does not see it when a session is closed while it is away, as with a connection that is cut off.</summary>
    public bool KeepsLostSessions { get; set; }

    /// <summary>How long nobody may have asked anything before the device looks at its timers, as netconfd does; null: they run whatever happens.</summary>
    public TimeSpan? TimersNeedQuiet { get; set; }

    /// <summary>Whether a commit without persist goes on when its session is over, as on Junos: then only its timer undoes it.</summary>
    public bool KeepsCommitOfLostSession { get; set; }

    /// <summary>What validate says of a configuration; null or null's result: it is valid.</summary>
    public Func<XElement, string?>? Validator { get; set; }

    /// <summary>Called before each operation, outside the lock: <c>edit</c>, <c>commit-confirmed</c>...</summary>
    public Func<string, Task>? Before { get; set; }

    /// <summary>What the device makes of what is committed: it drops, changes or adds something.</summary>
    public Action<XElement>? OnCommit { get; set; }

    /// <summary>Whether a confirmed commit is pending.</summary>
    public bool IsPending => _pending is not null;

    /// <summary>The persist-id of the pending commit, or null.</summary>
    public string? PendingPersist => _pending?.Persist;

    /// <summary>The comment of the last commit.</summary>
    public string? LastComment { get; private set; }

    /// <summary>Who holds which lock.</summary>
    public IReadOnlyDictionary<Datastore, uint> Locks => _locks;

    /// <summary>How many sessions are open.</summary>
    public int OpenSessions => _sessions.Count;

    /// <summary>What was done, in order: <c>1 lock candidate</c>, <c>1 edit candidate</c>...</summary>
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

    /// <summary>Whether running is this, but for order.</summary>
    public bool Runs(string xml) => FakeConfig.Same(Running, FakeConfig.Parse(xml));

    /// <summary>Makes the next operation of this name fail.</summary>
    /// <param name="operation">For example <c>commit-confirmed</c>.</param>
    /// <param name="failure">With what.</param>
    /// <param name="afterwards">Whether the device does it all the same, and only the answer is lost.</param>
    public void FailNext(string operation, Failure failure, bool afterwards = false)
    {
        lock (_lock)
        {
            _faults.Add(new FakeFault(operation, failure, afterwards));
        }
    }

    /// <summary>Takes a lock for somebody who is no session of ours.</summary>
    public void LockForSomebody(Datastore datastore, uint session = 999) => _locks[datastore] = session;

    /// <summary>Gives it back.</summary>
    public void UnlockForSomebody(Datastore datastore) => _locks.Remove(datastore);

    /// <summary>Ends all sessions, as the death of the gateway does.</summary>
    public void DropSessions()
    {
        foreach (var session in _sessions.ToList())
        {
            End(session);
        }
    }

    public Outcome<IEditSession> Open()
    {
        lock (_lock)
        {
            if (IsAway)
            {
                return Away(Transmission.NotSent);
            }

            var session = new FakeEditSession(this, ++_lastSession);
            _sessions.Add(session);
            return session;
        }
    }

    public Failure Away(Transmission transmission) =>
        new(FailureCode.Unreachable, $"{Name} cannot be reached.") { Device = Name, Transmission = transmission, Retryable = true };

    public Failure Refused(string tag, string? about = null, FailureCode code = FailureCode.DeviceError) => new(code, $"{tag} {about}")
    {
        Device = Name,
        Transmission = Transmission.Refused,
        RpcErrors = [new DeviceRpcError { Type = "application", Tag = tag, Severity = "error", Path = about }],
    };

    /// <summary>Runs an operation of a session.</summary>
    public async Task<Outcome<T>> RunAsync<T>(FakeEditSession session, string operation, string about, Func<Outcome<T>> run)
    {
        if (Before is { } before)
        {
            await before(operation);
        }

        lock (_lock)
        {
            _log.Add($"{session.SessionId} {operation} {about}".TrimEnd());
            _lastAsked = time.GetTimestamp();
            if (IsAway || !_sessions.Contains(session))
            {
                return Away(Transmission.Unknown);
            }

            var fault = _faults.FirstOrDefault(fault => fault.Operation == operation);
            if (fault is null)
            {
                return run();
            }

            _faults.Remove(fault);
            if (fault.Afterwards)
            {
                run();
            }

            return fault.Failure;
        }
    }

    public Outcome<Done> Lock(FakeEditSession session, Datastore datastore)
    {
        if (_locks.TryGetValue(datastore, out var holder))
        {
            return Refused("lock-denied", $"session {holder}", FailureCode.LockDenied) with { LockHolder = holder };
        }

        if (datastore == Datastore.Candidate && Abilities.LockRefusesDirtyCandidate && IsDirty)
        {
            return Refused("lock-denied", "session 0", FailureCode.LockDenied);
        }

        if (_pending is not null && (datastore == Datastore.Running || !Abilities.LockWhilePending))
        {
            return Refused("lock-denied", "session 0", FailureCode.LockDenied);
        }

        _locks[datastore] = session.SessionId;
        return Done.WithoutWarnings;
    }

    public Outcome<Done> Unlock(FakeEditSession session, Datastore datastore)
    {
        if (!_locks.TryGetValue(datastore, out var holder) || holder != session.SessionId)
        {
            return Refused("operation-failed", "not locked by this session");
        }

        _locks.Remove(datastore);
        return Done.WithoutWarnings;
    }

    public bool IsDirty => !FakeConfig.Same(Candidate, Running);

    public bool IsLockedByAnother(FakeEditSession session, Datastore datastore) => _locks.TryGetValue(datastore, out var holder) && holder != session.SessionId;

    public Outcome<Done> Commit(FakeEditSession session, TimeSpan? timeout, string? persist, string? persistId, string? comment)
    {
        if (_pending is { } pending && pending.Persist != persistId)
        {
            return Refused("invalid-value", "persist-id");
        }

        if (_pending is { Persist: null, Owner: var owner } && owner != session && Abilities.ConfirmedCommit == ConfirmedCommitUse.Version10)
        {
            return Refused("operation-failed", "another session's commit is pending");
        }

        if (IsLockedByAnother(session, Datastore.Running) || IsLockedByAnother(session, Datastore.Candidate))
        {
            return Refused("in-use");
        }

        if (persistId is not null && _pending is null)
        {
            return Refused("invalid-value", "persist-id");
        }

        var before = _pending?.Before ?? Running;
        _pending?.Timer.Dispose();
        _pending = null;
        Running = new XElement(Candidate);
        OnCommit?.Invoke(Running);
        Candidate = new XElement(Running);
        LastComment = comment;
        if (timeout is { } wait)
        {
            var made = new PendingCommit(before, persist ?? persistId, session, null!);
            _pending = made with { Timer = time.CreateTimer(_ => RevertAfter(made), null, wait, Timeout.InfiniteTimeSpan) };
        }

        return Done.WithoutWarnings;
    }

    public Outcome<Done> Cancel(string? persistId)
    {
        if (_pending is not { } pending || pending.Persist != persistId)
        {
            return Refused("operation-failed", "no such pending commit");
        }

        Revert();
        return Done.WithoutWarnings;
    }

    public void SaveStartup() => Startup = new XElement(Running);

    /// <summary>Ends a session of any client; a commit of it that pends is undone (RFC 6241 section 7.9).</summary>
    public Outcome<Done> Kill(uint id)
    {
        if (_sessions.FirstOrDefault(session => session.SessionId == id) is { } killed)
        {
            if (_pending?.Owner == killed)
            {
                Revert();
            }

            End(killed);
        }

        _locks.Where(pair => pair.Value == id).Select(pair => pair.Key).ToList().ForEach(datastore => _locks.Remove(datastore));
        return Done.WithoutWarnings;
    }

    /// <summary>The client closes its session.</summary>
    public void Close(FakeEditSession session)
    {
        if (!IsAway || !KeepsLostSessions)
        {
            End(session);
        }
    }

    /// <summary>Ends a session: its locks go, edits in a candidate that it had locked too, and a commit that is bound to it.</summary>
    public void End(FakeEditSession session)
    {
        lock (_lock)
        {
            if (!_sessions.Remove(session))
            {
                return;
            }

            // RFC 6241 section 8.3.5.2: the candidate's lock goes with its edits.
            if (_locks.TryGetValue(Datastore.Candidate, out var holder) && holder == session.SessionId)
            {
                Candidate = new XElement(Running);
            }

            foreach (var datastore in _locks.Where(pair => pair.Value == session.SessionId).Select(pair => pair.Key).ToList())
            {
                _locks.Remove(datastore);
            }

            if (_pending is { } pending && pending.Owner == session && !KeepsCommitOfLostSession && (pending.Persist is null || !Abilities.PersistSurvivesSession))
            {
                Revert();
            }
        }
    }

    private void RevertAfter(PendingCommit made)
    {
        lock (_lock)
        {
            if (_pending is not { } pending || !ReferenceEquals(pending.Before, made.Before))
            {
                return;
            }

            if (TimersNeedQuiet is { } quiet && time.GetElapsedTime(_lastAsked) < quiet)
            {
                pending.Timer.Change(quiet, Timeout.InfiniteTimeSpan);
                return;
            }

            Revert();
        }
    }

    private void Revert()
    {
        _pending!.Timer.Dispose();
        Running = new XElement(_pending.Before);
        Candidate = new XElement(_pending.Before);
        _pending = null;
        _log.Add("reverted");
    }

    private sealed record FakeFault(string Operation, Failure Failure, bool Afterwards);

    private sealed record PendingCommit(XElement Before, string? Persist, FakeEditSession Owner, ITimer Timer);
}
