using System.Diagnostics.CodeAnalysis;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>An rpc's way: its turn, its sending, the wait for the begin of its reply.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "No wait handle is ever made of the semaphore, and callers may still queue at the end.")]
internal sealed class RpcSender(SessionParts parts)
{
    private readonly NetconfLimits _limits = parts.Options.Limits;
    private readonly SemaphoreSlim _room = new(parts.Options.Limits.OutstandingRpcs);

    public Task<RpcReply> SendAsync(RpcRequest request, CancellationToken cancellationToken)
    {
        var rpc = new PendingRpc(request);
        return SessionTelemetry.IsOn ? SessionTelemetry.ObserveAsync(rpc, parts, SendAsync, cancellationToken) : SendAsync(rpc, cancellationToken);
    }

    private async Task<RpcReply> SendAsync(PendingRpc rpc, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        MessageBody body;
        try
        {
            body = await ExchangeAsync(rpc, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _room.Release();
        }

        return await OpenReplyAsync(rpc.Request, body, cancellationToken).ConfigureAwait(false);
    }

    private async Task<MessageBody> ExchangeAsync(PendingRpc rpc, CancellationToken cancellationToken)
    {
        await parts.Writer.WriteAsync(rpc, parts.Pending, cancellationToken).ConfigureAwait(false);
        SessionLog.RpcSent(parts.Logger, parts.Options.Label, rpc.Id, rpc.Request.Name, rpc.Request.Operation.Length);
        if (!cancellationToken.CanBeCanceled)
        {
            return await rpc.Task.ConfigureAwait(false);
        }

        using var registration = cancellationToken.UnsafeRegister((_, token) => rpc.GiveUp(parts.Ending, token), null);
        return await rpc.Task.ConfigureAwait(false);
    }

    private async Task<RpcReply> OpenReplyAsync(RpcRequest request, MessageBody body, CancellationToken cancellationToken)
    {
        if (body.Whole is { } whole && OkReply.IsMatch(whole.Span))
        {
            await body.DisposeAsync().ConfigureAwait(false);
            return new RpcReply(body, null);
        }

        var reader = new RpcReplyReader(body, _limits, request.IsReadOnly, (reason, detail) => parts.Ending.TryEnd(reason, detail));
        var reply = new RpcReply(body, reader);
        try
        {
            await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            return reply;
        }
        catch
        {
            await reply.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
