using System.Runtime.InteropServices;

namespace NetMcp.TestKit.Processes;

/// <summary>Sends a POSIX signal to one process, by its id.</summary>
internal static partial class Signal
{
    public const int Kill = 9;
    public const int Continue = 18;
    public const int Stop = 19;

    public static void Send(int process, int signal)
    {
        if (SendNative(process, signal) != 0)
        {
            throw new InvalidOperationException($"signal {signal} to process {process}: errno {Marshal.GetLastPInvokeError()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendNative(int process, int signal);
}
