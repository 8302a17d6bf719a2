using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>Completion of arguments, where somebody registered a handler for it.</summary>
internal sealed class CompletionFeature : IServerFeature
{
    private readonly McpRequestHandler<CompleteRequestParams, CompleteResult>? _handler;

    public CompletionFeature(IEnumerable<McpRequestHandler<CompleteRequestParams, CompleteResult>> handlers)
    {
        _handler = handlers.LastOrDefault();
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope) => options.Handlers.CompleteHandler = _handler;
}
