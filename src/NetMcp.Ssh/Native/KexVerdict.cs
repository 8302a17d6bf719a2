using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetMcp.Ssh.Native;

/// <summary>
/// What libssh found wrong with the algorithms of a key exchange (RFC 4253, section 7.1), heard as it says so. A session keeps one error text only: where
/// banner and KEXINIT come in one piece, libssh closes the socket on its verdict, then finds the socket closed, and writes that over it.
/// </summary>
internal static unsafe class KexVerdict
{
    /// <summary>libssh says its errors at its level of warnings; of more than those nothing is asked for.</summary>
    private const int Warnings = 1;

    /// <summary>libssh's log belongs to a thread, and so does what is heard of it.</summary>
    [ThreadStatic]
    private static string? _heard;

    private static ReadOnlySpan<byte> Sign => "no match for method "u8;

    /// <summary>From now on, for the thread that calls.</summary>
    public static void Listen()
    {
        _ = LibSsh.ssh_set_log_level(Warnings);
        _ = LibSsh.ssh_set_log_callback(&Hear);
    }

    /// <summary>What was heard on this thread since the last call; null when nothing was.</summary>
    public static string? Take()
    {
        var heard = _heard;
        _heard = null;
        return heard;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Hear(int priority, byte* function, byte* text, void* userData)
    {
        if (MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text).IndexOf(Sign) >= 0)
        {
            _heard ??= NativeText.Read((nint)text);
        }
    }
}
