using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Server.Mcp.Protocol;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>
/// Refuses what comes before the handshake. Over HTTP nothing does: there a session is opened by it. Over standard input and output the SDK would take any request
/// as the first; one of the revision without a handshake says its version.
/// </summary>
internal sealed class HandshakeFeature : IServerFeature
{
    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope)
    {
        if (scope.Stateless)
        {
            return;
        }

        var isOpen = false;
        options.Filters.Message.IncomingFilters.Add(next => (context, cancellationToken) =>
        {
            if (context.JsonRpcMessage is JsonRpcRequest request && !Volatile.Read(ref isOpen))
            {
                if (request.Method == RequestMethods.Initialize)
                {
                    Volatile.Write(ref isOpen, true);
                }
                else if (request.Method is not (RequestMethods.Ping or RequestMethods.ServerDiscover) && !SaysItsVersion(request))
                {
                    throw new McpProtocolException(
                        $"Nothing is answered before the handshake: send 'initialize' first, or '{ProtocolRevisions.VersionMember}' in '_meta' of each request.", McpErrorCode.InvalidRequest);
                }
            }

            return next(context, cancellationToken);
        });
    }

    private static bool SaysItsVersion(JsonRpcRequest request) =>
        request.Params is JsonObject parameters && parameters["_meta"] is JsonObject meta && meta[ProtocolRevisions.VersionMember] is JsonValue;
}
