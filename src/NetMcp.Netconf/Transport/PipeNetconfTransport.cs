using System.IO.Pipelines;

namespace NetMcp.Netconf.Transport;

/// <summary>A transport over two pipes: an in-memory peer, or the standard streams of a program.</summary>
public sealed class PipeNetconfTransport : INetconfTransport
{
    private readonly TaskCompletionSource<TransportEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes over both ends: they are completed when the transport is disposed.</summary>
    public PipeNetconfTransport(PipeReader input, PipeWriter output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        Input = input;
        Output = output;
    }

    /// <inheritdoc/>
    public PipeReader Input { get; }

    /// <inheritdoc/>
    public PipeWriter Output { get; }

    /// <inheritdoc/>
    public Task<TransportEnd> Ended => _ended.Task;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_ended.TrySetResult(new TransportEnd(TransportEndReason.ClosedLocally)))
        {
            return;
        }

        await Output.CompleteAsync().ConfigureAwait(false);
        await Input.CompleteAsync().ConfigureAwait(false);
    }
}
