using System.IO.Pipelines;
using Microsoft.Extensions.Logging;
using NetMcp.Ssh.Connecting;
using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh;

/// <summary>An authenticated SSH connection.</summary>
public sealed class SshConnection : IAsyncDisposable
{
    private readonly NativeSession _session;
    private readonly SshConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly IdleWatch? _idle;

    internal SshConnection(NativeSession session, ServerFacts facts, SshConnectionOptions options, TimeProvider time, ILogger logger)
    {
        _session = session;
        _options = options;
        _time = time;
        HostKey = facts.HostKey;
        Negotiated = facts.Negotiated;
        _idle = options.Limits.Idle is { } limit ? new IdleWatch(session, limit, time) : null;
        _ = session.Ended.ContinueWith(
            ended => Log.ConnectionEnded(logger, options.Host, options.Port, ended.Result.Reason),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    /// <summary>The server's host key, which was verified.</summary>
    public SshHostKey HostKey { get; }

    /// <summary>What was agreed on.</summary>
    public SshNegotiated Negotiated { get; }

    /// <summary>Completes when the connection has ended, and says why. Never fails.</summary>
    public Task<SshEnd> Ended => _session.Ended;

    /// <summary>Opens a channel and starts a subsystem on it (RFC 4254 section 6.5), for example <c>netconf</c>.</summary>
    /// <exception cref="SshException">ChannelRefused, Timeout, ConnectionLost or Closed.</exception>
    public Task<SshChannel> OpenSubsystemAsync(string name, CancellationToken cancellationToken) =>
        OpenAsync(name, true, PipeScheduler.ThreadPool, cancellationToken);

    /// <summary>
    /// As <see cref="OpenSubsystemAsync(string, CancellationToken)"/>, but whoever waits for <see cref="SshChannel.Input"/> continues on the
    /// I/O loop's own thread, which saves a wake-up a message (some 60 us where the cores are asleep). That thread serves other connections
    /// too: the reader must never block, must do little at a time, and must leave the thread before it runs anybody else's code.
    /// </summary>
    /// <exception cref="SshException">ChannelRefused, Timeout, ConnectionLost or Closed.</exception>
    public Task<SshChannel> OpenSubsystemReadOnLoopAsync(string name, CancellationToken cancellationToken) =>
        OpenAsync(name, true, _session.Loop, cancellationToken);

    /// <summary>Opens a channel and runs a command on it (RFC 4254 section 6.5).</summary>
    /// <exception cref="SshException">ChannelRefused, Timeout, ConnectionLost or Closed.</exception>
    public Task<SshChannel> OpenExecAsync(string command, CancellationToken cancellationToken) =>
        OpenAsync(command, false, PipeScheduler.ThreadPool, cancellationToken);

    /// <summary>Closes the connection and every channel of it.</summary>
    public async ValueTask DisposeAsync()
    {
        _idle?.Dispose();
        await _session.CloseAsync(SshEndReason.ClosedLocally).ConfigureAwait(false);
    }

    private async Task<SshChannel> OpenAsync(string request, bool isSubsystem, PipeScheduler reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var channel = new NativeChannel(_session, NativeText.Terminated(request), isSubsystem, _options.Limits, reader);
        using var limit = new Deadline("Opening an SSH channel", _options.Limits.ChannelOpen, _time, cancellationToken);
        try
        {
            var result = await limit.WatchAsync(_session.RunAsync(channel.TryOpen, limit.Token)).ConfigureAwait(false);
            return result.Code == SshCode.Ok ? new SshChannel(_session, channel, _options.Limits, _time) : throw Refusal(result, channel, isSubsystem);
        }
        catch
        {
            _session.Loop.Post(channel.Abandon);
            throw;
        }
    }

    private static SshException Refusal(StepResult result, NativeChannel channel, bool isSubsystem)
    {
        if (!result.Alive)
        {
            return new SshException(SshFailureReason.ConnectionLost, "The SSH connection was lost while a channel was being opened.");
        }

        var what = !channel.WasOpened ? "a channel" : isSubsystem ? "the subsystem" : "the command";
        return new SshException(SshFailureReason.ChannelRefused, $"The server refused {what}.");
    }
}
