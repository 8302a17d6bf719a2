namespace NetMcp.Ssh;

/// <summary>An authenticated SSH connection.</summary>
public sealed class SshConnection : IAsyncDisposable
{
    internal SshConnection()
    {
    }

    /// <summary>The server's host key, which was verified.</summary>
    public SshHostKey HostKey => throw new NotImplementedException();

    /// <summary>What was agreed on.</summary>
    public SshNegotiated Negotiated => throw new NotImplementedException();

    /// <summary>Completes when the connection has ended, and says why. Never fails.</summary>
    public Task<SshEnd> Ended => throw new NotImplementedException();

    /// <summary>Opens a channel and starts a subsystem on it (RFC 4254 section 6.5), for example <c>netconf</c>.</summary>
    /// <exception cref="SshException">ChannelRefused, Timeout, ConnectionLost or Closed.</exception>
    public Task<SshChannel> OpenSubsystemAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Opens a channel and runs a command on it (RFC 4254 section 6.5).</summary>
    /// <exception cref="SshException">ChannelRefused, Timeout, ConnectionLost or Closed.</exception>
    public Task<SshChannel> OpenExecAsync(string command, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Closes the connection and every channel of it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
