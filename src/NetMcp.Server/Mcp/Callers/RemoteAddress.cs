using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>Carries the address of the peer from its HTTP request into its message.</summary>
internal static class RemoteAddress
{
    private const string Item = "netmcp.remote";

    /// <summary>The context of a message that came with a request.</summary>
    public static JsonRpcMessageContext ContextOf(HttpContext http) => new()
    {
        User = http.User,
        Items = http.Connection.RemoteIpAddress is { } address ? new Dictionary<string, object?>(StringComparer.Ordinal) { [Item] = address.ToString() } : null,
    };

    /// <summary>The address; null over stdio.</summary>
    public static string? Of(MessageContext request) =>
        request.JsonRpcMessage.Context?.Items?.TryGetValue(Item, out var address) == true ? address as string : null;
}
