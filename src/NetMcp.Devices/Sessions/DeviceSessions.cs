using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Failures;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Profiles;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Sessions;

/// <summary>
/// The sessions of one device. Reads share a few, the least used first, opened when asked for; a session for one user alone and one for
/// notifications are opened on request. Nothing here is shared with another device.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The token source has neither timer nor handle, and a late caller may still look at its token.")]
internal sealed class DeviceSessions
{
    private const int MostAttempts = 3;

    private readonly Lock _gate = new();
    private readonly List<PooledSession> _sessions = [];
    private readonly SessionOpening _opening;
    private readonly Func<CredentialEntry, string> _stamp;
    private readonly DeviceBreaker? _changeBreaker;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private Task<SessionOpened>? _openingRead;
    private readonly int[] _reserved = new int[Enum.GetValues<SessionPurpose>().Length];

    public DeviceSessions(DeviceEntry entry, SessionOpening opening, Func<CredentialEntry, string> stamp, TimeProvider time, Func<double> random, ILogger logger)
    {
        Entry = entry;
        _opening = opening;
        _stamp = stamp;
        _time = time;
        _logger = logger;
        Breaker = new DeviceBreaker(entry.Limits.MaxBackOff, time, random);
        // A wrong password for changes must not take the reads away.
        _changeBreaker = entry.ChangeUser is null && entry.ChangeCredential is null ? null : new DeviceBreaker(entry.Limits.MaxBackOff, time, random);
    }

    /// <summary>What the sessions are opened by.</summary>
    public DeviceEntry Entry { get; }

    /// <summary>That of reads and events, and of changes too when they log in with the same account.</summary>
    public DeviceBreaker Breaker { get; }

    /// <summary>The profile that the last hello showed; null before the first.</summary>
    public DeviceProfile? Profile { get; private set; }

    /// <summary>What the last hello announced; null before the first.</summary>
    public NetconfCapabilities? Hello { get; private set; }

    /// <summary>Whether a session is being opened.</summary>
    public bool IsConnecting
    {
        get
        {
            lock (_gate)
            {
                return _openingRead is not null || _reserved.Any(count => count > 0);
            }
        }
    }

    /// <summary>Forgets what the device failed with, so that the next caller tries it.</summary>
    public void ResetBreakers()
    {
        Breaker.Reset();
        _changeBreaker?.Reset();
    }

    public IReadOnlyList<DeviceSessionInfo> List()
    {
        lock (_gate)
        {
            return [.. _sessions.Where(s => !s.IsOver).OrderBy(s => s.OpenedAt).Select(s =>
                new DeviceSessionInfo(s.Purpose switch { SessionPurpose.Read => "read", SessionPurpose.Exclusive => "exclusive", _ => "events" },
                    s.Session.SessionId, s.OpenedAt, s.Session.Outstanding))];
        }
    }

    /// <summary>A share of a read session.</summary>
    public async Task<Outcome<SessionLease>> AcquireReadAsync(CancellationToken cancellationToken)
    {
        // A device that closes every session right after its hello must not be asked for ever.
        for (var attempt = 1; ; attempt++)
        {
            Task<SessionOpened> opening;
            lock (_gate)
            {
                _sessions.RemoveAll(s => s.IsOver);
                var reads = _sessions.Where(s => s.Purpose == SessionPurpose.Read).ToList();
                if (reads.MinBy(s => s.Users) is { } least)
                {
                    // With all of them in use one more is opened for those who come next; nobody waits for it.
                    if (least.Users > 0 && reads.Count < Entry.Limits.ReadSessions && FindAnswer(SessionPurpose.Read) is null)
                    {
                        _openingRead ??= OpenReadAsync();
                    }

                    return Lease(least);
                }

                if (attempt > MostAttempts)
                {
                    return NetconfFailures.OfRpc(new NetconfException(NetconfEndReason.ClosedByPeer, string.Empty), Entry.Name);
                }

                if (_openingRead is null && FindAnswer(SessionPurpose.Read) is { } answer)
                {
                    return answer;
                }

                opening = _openingRead ??= OpenReadAsync();
            }

            // The opening belongs to all who wait for it: a caller who gives up leaves it running.
            var opened = await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (opened.Failure is { } failure)
            {
                return failure.Failure;
            }
        }
    }

    /// <summary>A session of one's own; disposing the lease closes it.</summary>
    public async Task<Outcome<SessionLease>> OpenOwnAsync(SessionPurpose purpose, CancellationToken cancellationToken)
    {
        var most = purpose == SessionPurpose.Exclusive ? Entry.Limits.ExclusiveSessions : 1;
        lock (_gate)
        {
            _sessions.RemoveAll(s => s.IsOver);
            if (FindAnswer(purpose) is { } answer)
            {
                return answer;
            }

            if (_sessions.Count(s => s.Purpose == purpose) + _reserved[(int)purpose] >= most)
            {
                return new Failure(FailureCode.Busy, purpose == SessionPurpose.Exclusive
                    ? $"{Entry.Name} is already in exclusive use; try again later."
                    : $"{Entry.Name} already has its session for notifications.")
                {
                    Device = Entry.Name,
                    Retryable = true,
                };
            }

            _reserved[(int)purpose]++;
        }

        try
        {
            var opened = await OpenAsync(purpose, cancellationToken).ConfigureAwait(false);
            if (opened.Failure is { } failure)
            {
                return failure.Failure;
            }

            lock (_gate)
            {
                return Lease(opened.Session!);
            }
        }
        finally
        {
            lock (_gate)
            {
                _reserved[(int)purpose]--;
            }
        }
    }

    /// <summary>Closes all sessions in good order; those who wait for one get an answer.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        PooledSession[] sessions;
        lock (_gate)
        {
            sessions = [.. _sessions];
            _sessions.Clear();
        }

        await Task.WhenAll(sessions.Select(session => session.CloseAsync(cancellationToken))).ConfigureAwait(false);
    }

    private DeviceBreaker BreakerFor(SessionPurpose purpose) => purpose == SessionPurpose.Exclusive ? _changeBreaker ?? Breaker : Breaker;

    private string StampFor(SessionPurpose purpose) => _stamp(purpose == SessionPurpose.Exclusive ? Entry.ChangeCredential ?? Entry.Credential : Entry.Credential);

    private Failure? FindAnswer(SessionPurpose purpose) => BreakerFor(purpose).FindAnswer(StampFor(purpose));

    private SessionLease Lease(PooledSession session)
    {
        session.Users++;
        return new SessionLease(session, Profile ?? GenericProfile.Profile, GiveBackAsync);
    }

    private async ValueTask GiveBackAsync(PooledSession session)
    {
        lock (_gate)
        {
            session.Users--;
            session.NoteUse();
        }

        if (session.Purpose != SessionPurpose.Read)
        {
            await session.CloseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private bool TryRetire(PooledSession session)
    {
        lock (_gate)
        {
            return session.Users == 0 && _sessions.Remove(session);
        }
    }

    private async Task<SessionOpened> OpenReadAsync()
    {
        // The caller holds the lock: leave it before anything is done, and before this task can complete.
        await Task.Yield();
        try
        {
            return await OpenAsync(SessionPurpose.Read, _closing.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _openingRead = null;
            }
        }
    }

    private async Task<SessionOpened> OpenAsync(SessionPurpose purpose, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        SessionOpened opened;
        try
        {
            var stamp = StampFor(purpose);
            opened = await _opening.OpenAsync(Entry, purpose, either.Token).ConfigureAwait(false);
            if (opened.Failure is { } failure)
            {
                BreakerFor(purpose).Failed(failure, stamp);
                return opened;
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            return Closed();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _logger.GatewayFault(e, Entry.Name.Value);
            return new SessionOpened(null, new OpenFailure(
                OpenFailureKind.NotTried, new Failure(FailureCode.InternalError, "The gateway could not open a session; its log says why.") { Device = Entry.Name }));
        }

        return await AdoptAsync(opened).ConfigureAwait(false);
    }

    private async Task<SessionOpened> AdoptAsync(SessionOpened opened)
    {
        var session = opened.Session!;
        BreakerFor(session.Purpose).Succeeded();
        var profile = DeviceProfiles.ChooseFor(Entry, session.Session.Capabilities);
        lock (_gate)
        {
            if (!_closing.IsCancellationRequested)
            {
                Profile = profile;
                Hello = session.Session.Capabilities;
                _sessions.Add(session);
                session.Watch(TryRetire);
                _logger.SessionOpen(Entry.Name.Value, session.Purpose, session.Session.SessionId, profile.Name);
                _ = LogEndAsync(session);
                return opened;
            }
        }

        await session.DisposeAsync().ConfigureAwait(false);
        return Closed();
    }

    private SessionOpened Closed() => new(null, new OpenFailure(
        OpenFailureKind.NotTried,
        new Failure(FailureCode.Unreachable, $"The sessions with {Entry.Name} were closed, because its entry changed or the gateway stops; try again.") { Device = Entry.Name, Retryable = true }));

    private async Task LogEndAsync(PooledSession session)
    {
        var end = await session.Session.Ended.ConfigureAwait(false);
        _logger.SessionEnded(Entry.Name.Value, session.Session.SessionId, end.Reason);
    }
}
