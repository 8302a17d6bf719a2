using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Mcp.Protocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>Reads the revision that a request speaks from its header, and checks that the body says the same.</summary>
internal static class VersionRule
{
    /// <summary>The version header, or a refusal of an unknown or repeated one.</summary>
    public static Refusal? CheckHeader(HttpRequest request, out string? version)
    {
        version = null;
        var values = request.Headers[McpHeaders.ProtocolVersion];
        if (values.Count == 0)
        {
            return null;
        }

        if (values.Count > 1)
        {
            return Refusal.HeaderMismatch("The MCP-Protocol-Version header stands more than once.");
        }

        version = values[0] ?? string.Empty;
        return version == ProtocolRevisions.Stateless || ProtocolRevisions.HasSessions(version) ? null : Unsupported(version);
    }

    /// <summary>Decides between the eras for a POST.</summary>
    public static RequestAdmission Admit(HttpRequest request, InboundMessage message)
    {
        if (CheckHeader(request, out var header) is { } refusal)
        {
            return new RequestAdmission.Refused(refusal);
        }

        var inBody = message.MetaText(MetaKeys.ProtocolVersion);
        if (inBody is not null && inBody != header)
        {
            return Mismatch($"The MCP-Protocol-Version header must say what the body's _meta says ({inBody}).");
        }

        if (header == ProtocolRevisions.Stateless)
        {
            return CheckStateless(message, inBody) is { } refused ? new RequestAdmission.Refused(refused) : RequestAdmission.Stateless.Instance;
        }

        return header is not null && message.Method == RequestMethods.Initialize && message.ParameterText("protocolVersion") is { } asked && asked != header
            ? Mismatch("The MCP-Protocol-Version header must say what initialize asks for.")
            : RequestAdmission.InSession.Instance;
    }

    // 2026-07-28 has no handshake: what initialize used to carry stands in the _meta of every request.
    private static Refusal? CheckStateless(InboundMessage message, string? versionInBody)
    {
        if (message.Method is null)
        {
            return Refusal.InvalidRequest("Revision 2026-07-28 has no responses from the client to the server.");
        }

        if (SessionOnlyMethods.Contains(message.Method))
        {
            return new Refusal(
                StatusCodes.Status404NotFound, (int)McpErrorCode.MethodNotFound, $"Revision 2026-07-28 has no method {message.Method}.");
        }

        if (!message.IsRequest)
        {
            return null;
        }

        if (versionInBody is null)
        {
            return Refusal.InvalidParams($"The params lack _meta[\"{MetaKeys.ProtocolVersion}\"].");
        }

        return message.Meta?[MetaKeys.ClientCapabilities] is JsonObject
            ? null
            : Refusal.InvalidParams($"The params lack the object _meta[\"{MetaKeys.ClientCapabilities}\"].");
    }

    // Only what server/discover lists is named: an agent that asks by this header speaks a revision without initialize.
    private static Refusal Unsupported(string requested) =>
        new(StatusCodes.Status400BadRequest, (int)McpErrorCode.UnsupportedProtocolVersion, "This protocol version is not supported.")
        {
            Data = new JsonObject { ["supported"] = new JsonArray(ProtocolRevisions.Stateless), ["requested"] = requested },
        };

    private static RequestAdmission.Refused Mismatch(string message) => new(Refusal.HeaderMismatch(message));
}
