using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using ModelContextProtocol.Server;
using NetMcp.Server.Mcp.Events;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Sessions;

/// <summary>Makes the server of a new session.</summary>
internal sealed class SessionFactory
{
    // 128 random bits: an id that can be guessed could be used.
    private const int IdBytes = 16;

    private readonly ServerOptionsFactory _options;
    private readonly BoundedEventStore _events;
    private readonly SdkLogs _logs;
    private readonly IServiceProvider _services;

    public SessionFactory(ServerOptionsFactory options, BoundedEventStore events, SdkLogs logs, IServiceProvider services)
    {
        _options = options;
        _events = events;
        _logs = logs;
        _services = services;
    }

    /// <summary>Makes a session of a caller and starts its server.</summary>
    /// <param name="user">The caller.</param>
    /// <param name="holder">The principal to whose share it counts; null for nobody's.</param>
    public McpHttpSession Create(ClaimsPrincipal user, string? holder)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
        var transport = new StreamableHttpServerTransport(_logs)
        {
            SessionId = id,
            FlowExecutionContextFromRequests = true,
            EventStreamStore = _events,
        };
        var scope = new ServerScope { Stateless = false, User = user };
        var server = McpServer.Create(transport, _options.Create(scope), _logs, _services);
        scope.Server = server;
        return new McpHttpSession(id, SessionOwner.Of(user), transport, server, scope) { Holder = holder };
    }
}
