using Microsoft.Extensions.Options;

namespace NetMcp.Server.Mcp.Http;

/// <summary>
/// How many bytes of bodies that are still arriving the gateway holds: many callers that each send most of a large body and then wait would have its memory
/// otherwise. A small body counts for nothing, so that whoever sends one is served whatever large ones are on their way.
/// </summary>
internal sealed class HeldBodies
{
    private const int Free = 64 * 1024;

    private readonly McpEndpointOptions _options;
    private long _held;

    public HeldBodies(IOptions<McpEndpointOptions> options)
    {
        _options = options.Value;
    }

    /// <summary>Begins the share of one body; what it holds is given back when it is disposed of.</summary>
    public Share Begin() => new(this);

    /// <summary>The share of one body.</summary>
    internal sealed class Share(HeldBodies bodies) : IDisposable
    {
        private long _counted;

        /// <summary>Says how long the body is by now; false when there is no room for that.</summary>
        public bool TryHold(long length)
        {
            var more = Math.Max(length - Free, 0) - _counted;
            if (more > 0 && Interlocked.Add(ref bodies._held, more) > bodies._options.MaxHeldBodyBytes)
            {
                Interlocked.Add(ref bodies._held, -more);
                return false;
            }

            _counted += Math.Max(more, 0);
            return true;
        }

        public void Dispose()
        {
            Interlocked.Add(ref bodies._held, -_counted);
            _counted = 0;
        }
    }
}
