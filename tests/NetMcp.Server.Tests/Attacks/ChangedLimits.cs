using NetMcp.Server.Mcp;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Smaller limits for one attack, so that a flood need not be a large one.</summary>
internal sealed class ChangedLimits : IDisposable
{
    private readonly McpEndpointOptions _limits;
    private readonly (int Streams, int Sessions, long Held, long Discarded, TimeSpan Body) _before;

    public ChangedLimits(McpEndpointOptions limits, Action<McpEndpointOptions> change)
    {
        _limits = limits;
        _before = (limits.MaxListenStreamsPerPrincipal, limits.MaxSessionsPerPrincipal, limits.MaxHeldBodyBytes, limits.MaxDiscardedBodyBytes, limits.BodyTimeout);
        change(limits);
    }

    public void Dispose() =>
        (_limits.MaxListenStreamsPerPrincipal, _limits.MaxSessionsPerPrincipal, _limits.MaxHeldBodyBytes, _limits.MaxDiscardedBodyBytes, _limits.BodyTimeout) = _before;
}
