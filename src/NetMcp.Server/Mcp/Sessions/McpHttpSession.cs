using ModelContextProtocol.Server;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Sessions;

/// <summary>One session of a client of revision 2025-11-25 or older: its transport and the server behind it.</summary>
internal sealed class McpHttpSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly ServerScope _scope;
    private readonly Task _run;
    private int _streamOpened;

    public McpHttpSession(string id, SessionOwner owner, StreamableHttpServerTransport transport, McpServer server, ServerScope scope)
    {
        Id = id;
        Owner = owner;
        Transport = transport;
        Server = server;
        _scope = scope;
        _run = server.RunAsync(_closed.Token);
    }

    /// <summary>The id that the client sends with every request.</summary>
    public string Id { get; }

    /// <summary>Who may use it.</summary>
    public SessionOwner Owner { get; }

    /// <summary>The principal to whose share it counts; null for nobody's.</summary>
    public string? Holder { get; init; }

    /// <summary>The transport.</summary>
    public StreamableHttpServerTransport Transport { get; }

    /// <summary>The server.</summary>
    public McpServer Server { get; }

    /// <summary>How many requests use it now; guarded by the table's lock.</summary>
    internal int Leases { get; set; }

    /// <summary>When the last request left it; guarded by the table's lock.</summary>
    internal long IdleSince { get; set; }

    /// <summary>Its place among the idle sessions, or null while it is in use; guarded by the table's lock.</summary>
    internal LinkedListNode<McpHttpSession>? IdleNode { get; set; }

    /// <summary>True for the first caller: the transport has one unsolicited stream in its life.</summary>
    public bool TryOpenStream() => Interlocked.Exchange(ref _streamOpened, 1) == 0;

    /// <summary>Ends every request of the session, then the server. Called once, by the table.</summary>
    public async ValueTask DisposeAsync()
    {
        // The transport first: its end is what the requests under way wait on. The server last, when nothing runs in it any more.
        await Transport.DisposeAsync();
        await _closed.CancelAsync();
        try
        {
            await _run;
        }
        catch (OperationCanceledException)
        {
            // That is how it was asked to end.
        }
        finally
        {
            await Server.DisposeAsync();
            _scope.Close();
            _closed.Dispose();
        }
    }
}
