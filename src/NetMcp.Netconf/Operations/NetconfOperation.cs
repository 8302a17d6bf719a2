using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>An operation as a value: what it needs, how it is written and how its answer is read. The set is closed; for any other rpc there is <see cref="AnyRpc"/>.</summary>
/// <typeparam name="T">What it gives.</typeparam>
public abstract record NetconfOperation<T>
{
    private protected NetconfOperation()
    {
    }

    /// <summary>The time limit to the begin of the reply; null for the session's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What the device lacks for this operation, or null: it can be sent.</summary>
    public abstract MissingCapability? FindMissing(NetconfCapabilities capabilities);

    internal abstract RpcRequest ToRequest();

    internal abstract ValueTask<T> ReadAsync(RpcReply reply, CancellationToken cancellationToken);
}
