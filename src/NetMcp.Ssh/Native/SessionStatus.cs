namespace NetMcp.Ssh.Native;

/// <summary>The bits of ssh_get_status and ssh_get_poll_flags.</summary>
[Flags]
internal enum SessionStatus
{
    Closed = 0x01,
    ReadPending = 0x02,
    ClosedError = 0x04,
    WritePending = 0x08,
}
