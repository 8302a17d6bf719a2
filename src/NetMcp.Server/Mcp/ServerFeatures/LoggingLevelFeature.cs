using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>Takes logging/setLevel of the older revisions; the SDK keeps the level with the session.</summary>
internal sealed class LoggingLevelFeature : IServerFeature
{
    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope) =>
        options.Handlers.SetLoggingLevelHandler = static (_, _) => ValueTask.FromResult(new EmptyResult());
}
