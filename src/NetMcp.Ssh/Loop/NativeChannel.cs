using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Loop;

/// <summary>One ssh_channel with its callbacks and pipes. Members run on the loop, except where they say "any thread".</summary>
/// <remarks>
/// The callbacks run inside libssh's own calls, where no libssh call may be made and no exception may leave; they only copy and take notes,
/// and <see cref="Send"/> and <see cref="Receive"/> act on the notes afterwards.
/// </remarks>
internal sealed unsafe class NativeChannel
{
    private readonly NativeSession _session;
    private readonly byte[] _request;
    private readonly bool _isSubsystem;
    private readonly ChannelInput _input;
    private readonly ChannelOutput _output;
    private readonly TaskCompletionSource<SshEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private nint _channel;
    private ChannelCallbacks* _callbacks;
    private GCHandle _self;
    private ChannelStage _stage = ChannelStage.New;
    private bool _abandoned;
    private bool _closing;
    private bool _closedByPeer;
    private bool _faulted;
    private int? _exitStatus;
    private string? _exitSignal;

    /// <param name="session">The session; its loop is this channel's loop.</param>
    /// <param name="request">The subsystem's name or the command, NUL-terminated.</param>
    /// <param name="isSubsystem">Which of the two it is.</param>
    /// <param name="limits">Sizes of the pipes.</param>
    /// <param name="reader">Where who reads <see cref="Input"/> continues.</param>
    public NativeChannel(NativeSession session, byte[] request, bool isSubsystem, SshLimits limits, PipeScheduler reader)
    {
        _session = session;
        _request = request;
        _isSubsystem = isSubsystem;
        _input = new ChannelInput(limits.ReceiveBuffer, session.Loop, reader, session.AfterIo);
        _output = new ChannelOutput(limits.SendBuffer, session.Loop, session.AfterIo);
        Errors = new ErrorOutput(limits.ErrorOutput);
    }

    /// <summary>Any thread.</summary>
    public PipeReader Input => _input.Reader;

    /// <summary>Any thread.</summary>
    public PipeWriter Output => _output.Writer;

    /// <summary>Any thread.</summary>
    public ErrorOutput Errors { get; }

    /// <summary>Any thread: how it ended.</summary>
    public Task<SshEnd> Ended => _ended.Task;

    /// <summary>Whether the server accepted the channel itself; what then failed is the subsystem or the command.</summary>
    public bool WasOpened { get; private set; }

    /// <summary>A step: opens the channel, then starts what is wanted on it.</summary>
    public int TryOpen()
    {
        if (_stage == ChannelStage.New)
        {
            if (_abandoned)
            {
                return SshCode.Error;
            }

            Create();
            _stage = ChannelStage.Opening;
        }

        if (_stage == ChannelStage.Opening)
        {
            var opened = LibSsh.ssh_channel_open_session(_channel);
            if (SshCode.MustRepeat(opened))
            {
                return opened;
            }

            if (opened != SshCode.Ok || _abandoned)
            {
                Free();
                return SshCode.Error;
            }

            _stage = ChannelStage.Requesting;
            WasOpened = true;
        }

        if (_stage != ChannelStage.Requesting)
        {
            return SshCode.Error;
        }

        int requested;
        fixed (byte* request = _request)
        {
            requested = _isSubsystem ? LibSsh.ssh_channel_request_subsystem(_channel, request) : LibSsh.ssh_channel_request_exec(_channel, request);
        }

        if (SshCode.MustRepeat(requested))
        {
            return requested;
        }

        if (requested != SshCode.Ok)
        {
            Free();
            return requested;
        }

        _stage = ChannelStage.Open;
        return SshCode.Ok;
    }

    /// <summary>Nobody waits for the opening any more. A channel whose opening is under way can only be closed once the server has answered.</summary>
    public void Abandon()
    {
        _abandoned = true;
        if (_stage != ChannelStage.Opening)
        {
            End(new SshEnd(SshEndReason.ClosedLocally));
        }
    }

    public void Send()
    {
        if (_stage == ChannelStage.Open && !_closedByPeer)
        {
            _output.Pump(_session, _channel);
        }
    }

    public void Receive()
    {
        if (_stage != ChannelStage.Open)
        {
            return;
        }

        _input.Pull(_channel);
        if (_faulted)
        {
            End(new SshEnd(SshEndReason.ConnectionLost));
        }
        else if (_closedByPeer && _input.HeldBack == 0)
        {
            End(new SshEnd(SshEndReason.EndOfStream) { ExitStatus = _exitStatus, ExitSignal = _exitSignal });
        }
        else if (_closing && _output.IsDrained)
        {
            End(new SshEnd(SshEndReason.ClosedLocally));
        }
    }

    /// <summary>Closes once what was flushed has gone to libssh.</summary>
    public void BeginClose()
    {
        _closing = true;
        if (!_session.IsClosed)
        {
            _session.AfterIo();
        }
    }

    /// <summary>Closes now.</summary>
    public void End(SshEnd end)
    {
        if (_stage == ChannelStage.Ended)
        {
            return;
        }

        // The peer's orderly close may have been noted in the same turn in which the connection went.
        var noted = _closedByPeer && end.Reason == SshEndReason.ConnectionLost
            ? new SshEnd(SshEndReason.EndOfStream)
            : end;
        _ended.TrySetResult(noted with { ExitStatus = _exitStatus, ExitSignal = _exitSignal });
        _output.Complete();
        _input.Finish(_channel);
        Free();
    }

    private void Create()
    {
        _channel = LibSsh.ssh_channel_new(_session.Handle);
        if (_channel == 0)
        {
            throw new SshException(SshFailureReason.ConnectionLost, "libssh could not make a channel.");
        }

        _self = GCHandle.Alloc(this);
        _callbacks = (ChannelCallbacks*)NativeMemory.AllocZeroed((nuint)sizeof(ChannelCallbacks));
        _callbacks->Size = (nuint)sizeof(ChannelCallbacks);
        _callbacks->UserData = GCHandle.ToIntPtr(_self);
        _callbacks->Data = &OnData;
        _callbacks->Eof = &OnEof;
        _callbacks->Close = &OnClose;
        _callbacks->ExitStatus = &OnExitStatus;
        _callbacks->ExitSignal = &OnExitSignal;
        _ = LibSsh.ssh_add_channel_callbacks(_channel, _callbacks);
        _session.Attach(this);
    }

    /// <summary>
    /// libssh keeps a freed channel until the peer has closed it too, and calls back meanwhile; so the callbacks are taken from it first.
    /// </summary>
    private void Free()
    {
        _stage = ChannelStage.Ended;
        if (_channel == 0)
        {
            return;
        }

        _session.Detach(this);
        _ = LibSsh.ssh_remove_channel_callbacks(_channel, _callbacks);
        LibSsh.ssh_channel_free(_channel);
        _channel = 0;
        NativeMemory.Free(_callbacks);
        _callbacks = null;
        _self.Free();
    }

    private static NativeChannel From(nint userData) => Unsafe.As<NativeChannel>(GCHandle.FromIntPtr(userData).Target!);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnData(nint session, nint channel, void* data, uint length, int isError, nint userData)
    {
        var self = From(userData);
        try
        {
            self._session.Touch();
            var bytes = new ReadOnlySpan<byte>(data, (int)length);
            if (isError == 0)
            {
                return self._input.Accept(bytes);
            }

            self.Errors.Add(bytes);
            return bytes.Length;
        }
        catch
        {
            // An exception must not unwind through C; the channel is ended at the next turn.
            self._faulted = true;
            return (int)length;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEof(nint session, nint channel, nint userData) => From(userData)._input.EndOfStream();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnClose(nint session, nint channel, nint userData) => From(userData)._closedByPeer = true;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnExitStatus(nint session, nint channel, int status, nint userData) => From(userData)._exitStatus = status;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnExitSignal(nint session, nint channel, byte* signal, int core, byte* message, byte* language, nint userData) =>
        From(userData)._exitSignal = NativeText.Printable(NativeText.Read((nint)signal));
}
