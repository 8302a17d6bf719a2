using System.IO.Pipelines;

namespace NetMcp.Ssh;

/// <summary>One channel of a connection (RFC 4254 section 5): a byte stream each way.</summary>
/// <remarks>
/// Both pipes hold back: the server is not read faster than <see cref="Input"/> is, and a flush of <see cref="Output"/> waits while the
/// server does not read.
/// </remarks>
public sealed class SshChannel : IAsyncDisposable
{
    internal SshChannel()
    {
    }

    /// <summary>
    /// What the server sends. It completes, without an exception, after everything that arrived has been read, whether the stream ended in
    /// an orderly way or the connection broke; <see cref="Ended"/> tells which.
    /// </summary>
    public PipeReader Input => throw new NotImplementedException();

    /// <summary>What the server gets. Completing it sends end of file (RFC 4254 section 5.3). After the end a flush says IsCompleted.</summary>
    public PipeWriter Output => throw new NotImplementedException();

    /// <summary>The beginning of what came on stderr so far, as many bytes as <see cref="SshLimits.ErrorOutput"/> allows; untrusted.</summary>
    public ReadOnlyMemory<byte> ErrorOutput => throw new NotImplementedException();

    /// <summary>How many bytes came on stderr in all.</summary>
    public long ErrorOutputLength => throw new NotImplementedException();

    /// <summary>Completes when the channel has ended, and says why. Never fails.</summary>
    public Task<SshEnd> Ended => throw new NotImplementedException();

    /// <summary>Closes the channel; what has been flushed is still sent if the server takes it within <see cref="SshLimits.Close"/>.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
