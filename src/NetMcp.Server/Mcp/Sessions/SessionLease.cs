namespace NetMcp.Server.Mcp.Sessions;

/// <summary>The use of a session by one request; while there is one the session does not count as idle.</summary>
internal sealed class SessionLease : IDisposable
{
    private SessionTable? _table;

    public SessionLease(SessionTable table, McpHttpSession session)
    {
        _table = table;
        Session = session;
    }

    /// <summary>The session.</summary>
    public McpHttpSession Session { get; }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _table, null)?.Release(Session);
}
