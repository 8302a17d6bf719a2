using Microsoft.Extensions.Options;
using NetMcp.Core.Access;
using NetMcp.Server.Authorization;

namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>
/// Counts the open <c>subscriptions/listen</c> streams: all together, and those of each principal, so that nobody takes the streams of everybody. Links of a chain
/// are of its principal.
/// </summary>
internal sealed class ListenStreams
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);
    private readonly McpEndpointOptions _options;
    private int _open;

    public ListenStreams(IOptions<McpEndpointOptions> options)
    {
        _options = options.Value;
    }

    /// <summary>Takes a place, until the result is disposed of; null when there is none.</summary>
    public IDisposable? TryOpen(ICaller caller)
    {
        var holder = (caller as IGuardedCaller)?.Name;
        lock (_gate)
        {
            if (_open >= _options.MaxListenStreams || (holder is not null && _held.GetValueOrDefault(holder) >= _options.MaxListenStreamsPerPrincipal))
            {
                return null;
            }

            _open++;
            if (holder is not null)
            {
                _held[holder] = _held.GetValueOrDefault(holder) + 1;
            }
        }

        return new Place(this, holder);
    }

    private void Leave(string? holder)
    {
        lock (_gate)
        {
            _open--;
            if (holder is not null && --_held[holder] == 0)
            {
                _held.Remove(holder);
            }
        }
    }

    private sealed class Place(ListenStreams streams, string? holder) : IDisposable
    {
        public void Dispose() => streams.Leave(holder);
    }
}
