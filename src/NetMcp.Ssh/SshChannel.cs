using System.IO.Pipelines;
using NetMcp.Ssh.Loop;

namespace NetMcp.Ssh;

/// <summary>One channel of a connection (RFC 4254 section 5): a byte stream each way.</summary>
/// <remarks>
/// Both pipes hold back: the server is not read faster than <see cref="Input"/> is, and a flush of <see cref="Output"/> waits while the
/// server does not read.
/// </remarks>
public sealed class SshChannel : IAsyncDisposable
{
    private readonly NativeSession _session;
    private readonly NativeChannel _channel;
    private readonly SshLimits _limits;
    private readonly TimeProvider _time;

    internal SshChannel(NativeSession session, NativeChannel channel, SshLimits limits, TimeProvider time)
    {
        _session = session;
        _channel = channel;
        _limits = limits;
        _time = time;
    }

    /// <summary>
    /// What the server sends. It completes, without an exception, after everything that arrived has been read, whether the stream ended in
    /// an orderly way or the connection broke; <see cref="Ended"/> tells which. If that is not complete by then, the server has sent end of
    /// file and left the channel open.
    /// </summary>
    public PipeReader Input => _channel.Input;

    /// <summary>What the server gets. Completing it sends end of file (RFC 4254 section 5.3). After the end a flush says IsCompleted.</summary>
    public PipeWriter Output => _channel.Output;

    /// <summary>The beginning of what came on stderr so far, as many bytes as <see cref="SshLimits.ErrorOutput"/> allows; untrusted.</summary>
    public ReadOnlyMemory<byte> ErrorOutput => _channel.Errors.Snapshot();

    /// <summary>How many bytes came on stderr in all.</summary>
    public long ErrorOutputLength => _channel.Errors.TotalLength;

    /// <summary>Completes when the channel has ended, and says why. Never fails.</summary>
    public Task<SshEnd> Ended => _channel.Ended;

    /// <summary>Closes the channel; what has been flushed is still sent if the server takes it within <see cref="SshLimits.Close"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        _session.Loop.Post(_channel.BeginClose);
        try
        {
            await _channel.Ended.WaitAsync(_limits.Close, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _session.Loop.Post(() => _channel.End(new SshEnd(SshEndReason.ClosedLocally)));
            await _channel.Ended.ConfigureAwait(false);
        }
    }
}
