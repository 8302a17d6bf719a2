using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Session;

namespace NetMcp.Netconf.Operations;

/// <summary>Carries operations out on a session.</summary>
public static class NetconfSessionOperations
{
    /// <summary>
    /// Consults the device's capabilities, sends, and reads the answer. Where the value is an <see cref="RpcReply"/> the caller disposes it.
    /// </summary>
    /// <exception cref="NetconfException">No answer came, or it cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; if the request had left, this closes the session.</exception>
    public static async Task<RpcOutcome<T>> ExecuteAsync<T>(this NetconfSession session, NetconfOperation<T> operation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.FindMissing(session.Capabilities) is { } missing)
        {
            return new RpcOutcome<T>.NotSupported(missing);
        }

        var reply = await session.SendAsync(operation.ToRequest(), cancellationToken).ConfigureAwait(false);
        var handedOver = false;
        try
        {
            if (reply.Errors.Count > 0)
            {
                return new RpcOutcome<T>.Refused(reply.Errors, reply.Warnings);
            }

            var value = await operation.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
            handedOver = ReferenceEquals(value, reply);
            return reply.Errors.Count > 0 && !handedOver
                ? new RpcOutcome<T>.Refused(reply.Errors, reply.Warnings)
                : new RpcOutcome<T>.Success(value, reply.Warnings);
        }
        finally
        {
            if (!handedOver)
            {
                await reply.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
