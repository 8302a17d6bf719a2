using System.IO.Pipelines;
using NetMcp.Ssh;

namespace NetMcp.Netconf.Transport;

/// <summary>NETCONF over SSH (RFC 6242 section 3): a channel with the subsystem <c>netconf</c>.</summary>
public sealed class SshNetconfTransport : INetconfTransport
{
    private readonly SshChannel _channel;
    private readonly SshConnection? _owned;
    private readonly Task<TransportEnd> _ended;

    private SshNetconfTransport(SshChannel channel, SshConnection? owned)
    {
        _channel = channel;
        _owned = owned;
        _ended = channel.Ended.ContinueWith(
            static ended => Translate(ended.Result), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    /// <remarks>Its reader continues on the SSH loop's thread.</remarks>
    public PipeReader Input => _channel.Input;

    /// <inheritdoc/>
    public PipeWriter Output => _channel.Output;

    /// <inheritdoc/>
    /// <remarks>Completed no later than <see cref="Input"/>, unless the server sent end of file and left the channel open.</remarks>
    public Task<TransportEnd> Ended => !_ended.IsCompleted && _channel.Ended.IsCompleted ? Task.FromResult(Translate(_channel.Ended.Result)) : _ended;

    /// <summary>Opens the subsystem on a connection.</summary>
    /// <param name="connection">An authenticated connection.</param>
    /// <param name="ownsConnection">Whether the connection serves this transport only and is closed with it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SshException">The server refused it, or the connection broke.</exception>
    public static async Task<SshNetconfTransport> OpenAsync(SshConnection connection, bool ownsConnection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        try
        {
            var channel = await connection.OpenSubsystemReadOnLoopAsync("netconf", cancellationToken).ConfigureAwait(false);
            return new SshNetconfTransport(channel, ownsConnection ? connection : null);
        }
        catch when (ownsConnection)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync().ConfigureAwait(false);
        if (_owned is not null)
        {
            await _owned.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static TransportEnd Translate(SshEnd end) => end.Reason switch
    {
        SshEndReason.EndOfStream => new TransportEnd(TransportEndReason.ClosedByPeer),
        SshEndReason.ClosedLocally => new TransportEnd(TransportEndReason.ClosedLocally),
        SshEndReason.Idle => new TransportEnd(TransportEndReason.Lost, "nothing moved on it for too long"),
        _ => new TransportEnd(TransportEndReason.Lost),
    };
}
