using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Loop;

/// <summary>
/// One ssh_session with a private ssh_event. Members run on the loop, except where they say "any thread". libssh's internal waits poll the
/// event that a session belongs to, so an event of its own keeps one session's call from running another session's callbacks.
/// </summary>
internal sealed class NativeSession
{
    /// <summary>libssh reads 4 KiB a poll; this many polls before other sessions get their turn.</summary>
    private const int PollsPerTurn = 16;

    /// <summary>How often a detached call looks whether it was given up.</summary>
    private const int DetachedPollMilliseconds = 50;

    private readonly SessionSteps _steps = new();
    private readonly KeyExchange _exchange = new();
    private readonly List<NativeChannel> _channels = [];
    private readonly TaskCompletionSource<SshEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private nint _session;
    private nint _event;
    private long _tag;
    private int _fd = -1;
    private uint _interest;
    private SessionPhase _phase = SessionPhase.Connecting;
    private SshEndReason? _closeAfterDetached;
    private long _lastActivity;

    public NativeSession(IoLoop loop, TimeProvider time)
    {
        Loop = loop;
        _time = time;
        _lastActivity = time.GetTimestamp();
    }

    public IoLoop Loop { get; }

    /// <summary>Any thread: completes when the native session is gone.</summary>
    public Task<SshEnd> Ended => _ended.Task;

    /// <summary>Any thread: how long nothing was sent or received.</summary>
    public TimeSpan Quiet => _time.GetElapsedTime(Volatile.Read(ref _lastActivity));

    public nint Handle => _session;

    public bool IsClosed => _phase == SessionPhase.Closed;

    public bool IsConnected => _session != 0 && LibSsh.ssh_is_connected(_session) != 0;

    public string ErrorText => _exchange.Verdict ?? (_session == 0 ? "" : NativeText.Read(LibSsh.ssh_get_error(_session)));

    /// <summary>Any thread: runs a call on the loop and gives what it returns.</summary>
    public Task<T> CallAsync<T>(Func<T> call)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Loop.Post(() =>
        {
            try
            {
                ThrowIfClosed();
                done.TrySetResult(call());
            }
            catch (Exception exception)
            {
                done.TrySetException(exception);
            }
        });
        return done.Task;
    }

    /// <summary>
    /// Any thread: repeats a libssh call on the loop until it has an outcome. Cancelling ends the waiting only; the caller then closes the
    /// session or abandons the channel.
    /// </summary>
    public Task<StepResult> RunAsync(Func<int> attempt, CancellationToken cancellationToken)
    {
        var step = new SessionStep(attempt);
        Loop.Post(() =>
        {
            if (_phase == SessionPhase.Closed)
            {
                step.Fail(EndedException());
            }
            else if (!step.Try(this))
            {
                _steps.Add(step);
                AfterIo();
            }
            else
            {
                AfterIo();
            }
        });
        return step.Done.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Any thread: opens the socket with what <paramref name="configure"/> set, and waits for the server's first byte. The key exchange does not begin
    /// before <see cref="ExchangeKeysAsync"/>, so that waiting for a silent machine costs nothing.
    /// </summary>
    public async Task<StepResult> ConnectSocketAsync(Action<nint> configure, SshLimits limits, CancellationToken cancellationToken)
    {
        var connected = new SessionStep(() => _phase switch
        {
            SessionPhase.Connecting => IsSocketOpen ? FinishSocket(limits) : LibSsh.ssh_connect(_session),
            SessionPhase.AwaitingPeer => SshCode.Again,
            _ => SshCode.Ok,
        });
        Loop.Post(() => Begin(configure, connected));
        return await connected.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Any thread: exchanges keys, after <see cref="ConnectSocketAsync"/>.</summary>
    public Task<StepResult> ExchangeKeysAsync(CancellationToken cancellationToken) => RunAsync(() => _exchange.Step(_session), cancellationToken);

    /// <summary>
    /// Any thread: hands the session to a thread of its own for a call that blocks on something else than the socket, and takes it back after.
    /// A close in the meantime takes effect then.
    /// </summary>
    public async Task<StepResult> RunDetachedAsync(Func<int> blockingCall, CancellationToken cancellationToken)
    {
        await CallAsync(() =>
        {
            _phase = SessionPhase.Detached;
            Loop.Unwatch(_fd, _tag);
            _tag = 0;
            return true;
        }).ConfigureAwait(false);
        var outcome = Task.Factory.StartNew(
            () =>
            {
                int code;
                do
                {
                    code = blockingCall();
                }
                while (SshCode.MustRepeat(code) && !cancellationToken.IsCancellationRequested
                    && LibSsh.ssh_event_dopoll(_event, DetachedPollMilliseconds) != SshCode.Error);
                return new StepResult(SshCode.MustRepeat(code) ? SshCode.Error : code, ErrorText, IsConnected);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var back = outcome.ContinueWith(_ => Loop.Post(Reattach), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await back.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await outcome.ConfigureAwait(false);
    }

    /// <summary>Any thread: closes the connection; completes when nothing native is left.</summary>
    public Task CloseAsync(SshEndReason reason)
    {
        Loop.Post(() => Close(reason));
        return _ended.Task;
    }

    /// <summary>Bytes moved.</summary>
    public void Touch() => Volatile.Write(ref _lastActivity, _time.GetTimestamp());

    public void Attach(NativeChannel channel) => _channels.Add(channel);

    public void Detach(NativeChannel channel) => _channels.Remove(channel);

    /// <summary>The socket has something.</summary>
    public void OnReady()
    {
        if (_phase == SessionPhase.AwaitingPeer)
        {
            // The server speaks, or has left; either waits in the socket until the key exchange may begin.
            _phase = SessionPhase.Open;
            SetInterest(0);
            _steps.Run(this);
            return;
        }

        if (_phase != SessionPhase.Connecting && !_exchange.IsUnderWay)
        {
            Poll();
        }
        else if (_phase == SessionPhase.Connecting && !IsSocketOpen)
        {
            // Once, and not any more when the connection stands: libssh would read what the server has said by then. A key exchange that has begun is
            // nothing that the first byte of the server could be waited for with, and one that is done is begun anew by ssh_connect, which then fails.
            _ = LibSsh.ssh_event_dopoll(_event, 0);
        }

        AfterIo();
    }

    /// <summary>What must follow every libssh call that may have moved bytes.</summary>
    public void AfterIo()
    {
        if (_phase is SessionPhase.Closed or SessionPhase.Detached)
        {
            return;
        }

        _steps.Run(this);
        foreach (var channel in _channels)
        {
            channel.Send();
        }

        // From the last one down: a channel that has ended leaves the list.
        for (var i = _channels.Count - 1; i >= 0; i--)
        {
            _channels[i].Receive();
        }

        if (_phase == SessionPhase.Open && _steps.IsEmpty && HasBroken())
        {
            Close(SshEndReason.ConnectionLost);
        }
        else
        {
            UpdateInterest();
        }
    }

    /// <summary>After a fault of our own.</summary>
    public void Fail() => Close(SshEndReason.ConnectionLost);

    private void Begin(Action<nint> configure, SessionStep connected)
    {
        if (_phase == SessionPhase.Closed)
        {
            connected.Fail(EndedException());
            return;
        }

        try
        {
            _session = LibSsh.ssh_new();
            _event = LibSsh.ssh_event_new();
            if (_session == 0 || _event == 0)
            {
                throw new SshException(SshFailureReason.LibraryUnusable, "libssh could not make a session.");
            }

            LibSsh.ssh_set_blocking(_session, 0);
            configure(_session);
        }
        catch (Exception exception)
        {
            connected.Fail(exception);
            Close(SshEndReason.ClosedLocally);
            return;
        }

        if (connected.Try(this))
        {
            return;
        }

        // The poll handle exists only after the first ssh_connect. The step is listed first, so that closing ends it whatever fails here.
        _ = LibSsh.ssh_event_add_session(_event, _session);
        _fd = LibSsh.ssh_get_fd(_session);
        _steps.Add(connected);
        TryWatch(LibC.EpollOut);
    }

    /// <summary>ssh_connect says "again" for the socket and for everything after it; the socket's own flags tell which.</summary>
    private bool IsSocketOpen => _tag != 0 && (LibSsh.ssh_get_poll_flags(_session) & SessionStatus.ReadPending) != 0;

    private int FinishSocket(SshLimits limits)
    {
        SocketSettings.MakeNonBlocking(_fd);
        SocketSettings.Apply(_fd, limits);
        _phase = SessionPhase.AwaitingPeer;
        SetInterest(LibC.EpollIn);
        return SshCode.Again;
    }

    /// <summary>Lets libssh read and write its socket.</summary>
    public void Poll()
    {
        for (var i = 0; i < PollsPerTurn && LibSsh.ssh_event_dopoll(_event, 0) == SshCode.Ok; i++)
        {
        }
    }

    private bool HasBroken() =>
        !IsConnected || (LibSsh.ssh_get_status(_session) & (SessionStatus.Closed | SessionStatus.ClosedError)) != 0;

    private void UpdateInterest()
    {
        if (_phase is not (SessionPhase.Open or SessionPhase.Connecting) || LibSsh.ssh_get_fd(_session) != _fd)
        {
            // A socket that libssh closed has left epoll, and its number may be somebody else's by now.
            return;
        }

        var flags = LibSsh.ssh_get_poll_flags(_session);
        SetInterest(((flags & SessionStatus.ReadPending) != 0 ? LibC.EpollIn : 0) | ((flags & SessionStatus.WritePending) != 0 ? LibC.EpollOut : 0));
    }

    private void SetInterest(uint interest)
    {
        if (interest != _interest)
        {
            _interest = interest;
            Loop.SetInterest(_fd, interest, _tag);
        }
    }

    private void Reattach()
    {
        _phase = SessionPhase.Open;
        if (_closeAfterDetached is { } reason)
        {
            Close(reason);
            return;
        }

        if (TryWatch(LibC.EpollIn))
        {
            AfterIo();
        }
    }

    /// <summary>Watches the socket; a session whose socket cannot be watched would never hear of anything again, so it closes.</summary>
    private bool TryWatch(uint interest)
    {
        if (Loop.TryWatch(this, _fd, interest) is not { } tag)
        {
            Close(SshEndReason.ConnectionLost);
            return false;
        }

        (_tag, _interest) = (tag, interest);
        return true;
    }

    private void ThrowIfClosed()
    {
        if (_phase == SessionPhase.Closed)
        {
            throw EndedException();
        }
    }

    private SshException EndedException() => _ended.Task is { IsCompletedSuccessfully: true, Result.Reason: SshEndReason.ConnectionLost }
        ? new SshException(SshFailureReason.ConnectionLost, "The SSH connection was lost.")
        : new SshException(SshFailureReason.Closed, "The SSH connection is closed.");

    private void Close(SshEndReason reason)
    {
        if (_phase == SessionPhase.Closed)
        {
            return;
        }

        if (_phase == SessionPhase.Detached)
        {
            _closeAfterDetached ??= reason;
            return;
        }

        _phase = SessionPhase.Closed;
        Loop.Release();
        _ended.TrySetResult(new SshEnd(reason));

        // Channels first: ssh_disconnect frees every channel that still hangs on the session.
        foreach (var channel in _channels.ToArray())
        {
            channel.End(new SshEnd(reason));
        }

        _steps.Fail(EndedException());
        if (_tag != 0)
        {
            Loop.Unwatch(LibSsh.ssh_get_fd(_session), _tag);
        }

        FreeNative();
    }

    private void FreeNative()
    {
        if (_session != 0)
        {
            LibSsh.ssh_disconnect(_session);
            if (_event != 0)
            {
                _ = LibSsh.ssh_event_remove_session(_event, _session);
            }
        }

        // The event goes first: it hands a poll handle back to its session, which must still be there.
        LibSsh.ssh_event_free(_event);
        LibSsh.ssh_free(_session);
        (_event, _session) = (0, 0);
    }
}
