using System.Security.Claims;
using Microsoft.Extensions.Options;
using NetMcp.Core.Access;
using NetMcp.Server.Authorization;

namespace NetMcp.Server.Mcp.Sessions;

/// <summary>
/// All sessions by id. A session is idle while no request uses it; idle ones stand in a list in the order in which they became
/// so, which makes both eviction and expiry a look at its head.
/// </summary>
internal sealed class SessionTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, McpHttpSession> _sessions = new(StringComparer.Ordinal);
    private readonly LinkedList<McpHttpSession> _idle = [];
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);
    private readonly SessionFactory _factory;
    private readonly McpEndpointOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SessionTable> _log;

    public SessionTable(SessionFactory factory, IOptions<McpEndpointOptions> options, TimeProvider time, ILogger<SessionTable> log)
    {
        _factory = factory;
        _options = options.Value;
        _time = time;
        _log = log;
    }

    /// <summary>How many sessions there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>
    /// Opens a session and holds it; null when there are too many and none is idle. A principal that has its share makes room among its own, so that it does not
    /// end the sessions of others by opening ever more.
    /// </summary>
    public async Task<SessionLease?> OpenAsync(ClaimsPrincipal user)
    {
        var holder = (CallerPrincipal.Of(user) as IGuardedCaller)?.Name;
        while (true)
        {
            McpHttpSession? victim;
            lock (_gate)
            {
                var hasShare = holder is not null && _held.GetValueOrDefault(holder) >= _options.MaxSessionsPerPrincipal;
                if (!hasShare && _idle.Count < _options.MaxIdleSessions && _sessions.Count < _options.MaxSessions)
                {
                    var session = _factory.Create(user, holder);
                    session.Leases = 1;
                    if (holder is not null)
                    {
                        _held[holder] = _held.GetValueOrDefault(holder) + 1;
                    }

                    _sessions.Add(session.Id, session);
                    SessionLog.Opened(_log, _sessions.Count);
                    return new SessionLease(this, session);
                }

                victim = hasShare ? _idle.FirstOrDefault(session => session.Holder == holder) : _idle.First?.Value;
                if (victim is null)
                {
                    return null;
                }

                Forget(victim);
            }

            // Awaited before the new one is let in: otherwise a flood of initialize would outrun the disposal.
            SessionLog.Evicted(_log);
            await CloseAsync(victim);
        }
    }

    /// <summary>Finds a session and holds it.</summary>
    public SessionLookup Acquire(string id, SessionOwner caller)
    {
        lock (_gate)
        {
            if (!_sessions.TryGetValue(id, out var session))
            {
                return new SessionLookup.Unknown();
            }

            if (session.Owner != caller)
            {
                return new SessionLookup.NotYours();
            }

            session.Leases++;
            if (session.IdleNode is { } node)
            {
                _idle.Remove(node);
                session.IdleNode = null;
            }

            return new SessionLookup.Found(new SessionLease(this, session));
        }
    }

    /// <summary>Ends a session, whatever uses it.</summary>
    public async Task EndAsync(McpHttpSession session)
    {
        lock (_gate)
        {
            if (!Forget(session))
            {
                return;
            }
        }

        await CloseAsync(session);
    }

    /// <summary>Ends the sessions whose idle time is over.</summary>
    public async Task SweepAsync()
    {
        while (TakeExpired() is { } session)
        {
            SessionLog.Expired(_log);
            await CloseAsync(session);
        }
    }

    /// <summary>Ends all.</summary>
    public Task EndAllAsync()
    {
        McpHttpSession[] all;
        lock (_gate)
        {
            all = [.. _sessions.Values];
            _sessions.Clear();
            _idle.Clear();
            _held.Clear();
        }

        return Task.WhenAll(all.Select(CloseAsync));
    }

    /// <summary>Called by a lease when its request is done.</summary>
    internal void Release(McpHttpSession session)
    {
        lock (_gate)
        {
            if (--session.Leases == 0 && _sessions.ContainsKey(session.Id))
            {
                session.IdleSince = _time.GetTimestamp();
                session.IdleNode = _idle.AddLast(session);
            }
        }
    }

    private McpHttpSession? TakeExpired()
    {
        lock (_gate)
        {
            if (_idle.First?.Value is { } oldest && _time.GetElapsedTime(oldest.IdleSince) >= _options.SessionIdleTimeout)
            {
                Forget(oldest);
                return oldest;
            }

            return null;
        }
    }

    private bool Forget(McpHttpSession session)
    {
        if (session.IdleNode is { } node)
        {
            _idle.Remove(node);
            session.IdleNode = null;
        }

        if (!_sessions.Remove(session.Id))
        {
            return false;
        }

        if (session.Holder is { } holder && --_held[holder] == 0)
        {
            _held.Remove(holder);
        }

        return true;
    }

    private async Task CloseAsync(McpHttpSession session)
    {
        try
        {
            await session.DisposeAsync();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One session that ends badly must keep neither the sweep nor the stop from ending the others.
            SessionLog.CloseFailed(_log, e);
        }
    }
}
