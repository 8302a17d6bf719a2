using System.Runtime.InteropServices;

namespace NetMcp.Ssh.Native;

/// <summary>libssh's <c>struct ssh_channel_callbacks_struct</c> (0.10); the server's half is never set. It must stay in place until the channel is freed.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ChannelCallbacks
{
    public nuint Size;
    public nint UserData;
    public delegate* unmanaged[Cdecl]<nint, nint, void*, uint, int, nint, int> Data;
    public delegate* unmanaged[Cdecl]<nint, nint, nint, void> Eof;
    public delegate* unmanaged[Cdecl]<nint, nint, nint, void> Close;
    public nint Signal;
    public delegate* unmanaged[Cdecl]<nint, nint, int, nint, void> ExitStatus;
    public delegate* unmanaged[Cdecl]<nint, nint, byte*, int, byte*, byte*, nint, void> ExitSignal;
    public nint PtyRequest;
    public nint ShellRequest;
    public nint AgentRequest;
    public nint X11Request;
    public nint WindowChange;
    public nint ExecRequest;
    public nint EnvironmentRequest;
    public nint SubsystemRequest;
    public nint WriteWontBlock;
}
