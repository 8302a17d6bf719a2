using System.Collections.Concurrent;
using System.Diagnostics;

namespace NetMcp.Server.Auditing;

/// <summary>
/// The rpcs that one call came to, for its audit record. It travels with the call's span, so that nobody between the call and a session has to know of it.
/// Of two equal reads at once only the one whose rpc it was has it.
/// </summary>
internal sealed class RpcTrail
{
    /// <summary>The most rpcs that are named.</summary>
    public const int Most = 64;

    private const string Property = "netmcp.rpc-trail";

    private readonly ConcurrentQueue<string> _rpcs = new();

    /// <summary>The rpcs so far: <c>device/session-id/message-id</c>, in the order in which their replies began.</summary>
    public IReadOnlyList<string> Rpcs => [.. _rpcs];

    /// <summary>Begins a trail at the span of now.</summary>
    public static RpcTrail Begin()
    {
        var trail = new RpcTrail();
        Activity.Current?.SetCustomProperty(Property, trail);
        return trail;
    }

    /// <summary>Adds an rpc to the trail of the span that it was sent under, or of one above, if there is any.</summary>
    public static void Add(Activity rpc, string name)
    {
        ArgumentNullException.ThrowIfNull(rpc);
        for (var span = rpc.Parent; span is not null; span = span.Parent)
        {
            if (span.GetCustomProperty(Property) is RpcTrail trail)
            {
                if (trail._rpcs.Count < Most)
                {
                    trail._rpcs.Enqueue(name);
                }

                return;
            }
        }
    }
}
