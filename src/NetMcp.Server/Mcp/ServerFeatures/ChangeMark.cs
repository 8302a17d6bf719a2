using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>
/// A resource that is added and at once removed. The SDK's collection says that it changed only when something in it does, and
/// is sealed; taking a real resource out for a moment would fail who reads it just then. Who happens to list this one is told
/// the next moment to list again.
/// </summary>
internal sealed class ChangeMark : McpServerResource
{
    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new() { UriTemplate = "network:///changed", Name = "changed" };

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => false;

    /// <inheritdoc/>
    public override ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
