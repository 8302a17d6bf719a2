using System.Security.Claims;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>What a feature may know about the server that it is put into: how long it lives, and how to reach its client unasked.</summary>
internal sealed class ServerScope
{
    private readonly List<IDisposable> _owned = [];

    /// <summary>Whether the server answers one request only, so that nothing can be sent unasked.</summary>
    public required bool Stateless { get; init; }

    /// <summary>For whom the server is made; null where nobody is asked.</summary>
    public ClaimsPrincipal? User { get; init; }

    /// <summary>The same as a caller.</summary>
    public ICaller Caller => CallerPrincipal.Of(User);

    /// <summary>The server, once it is made; a notification sent with it goes to the client's unsolicited stream.</summary>
    public McpServer? Server { get; set; }

    /// <summary>Has something disposed of with the server.</summary>
    public void Own(IDisposable resource)
    {
        lock (_owned)
        {
            _owned.Add(resource);
        }
    }

    /// <summary>Disposes of what was owned; called once the server is gone.</summary>
    public void Close()
    {
        lock (_owned)
        {
            foreach (var resource in _owned)
            {
                resource.Dispose();
            }

            _owned.Clear();
        }
    }
}
