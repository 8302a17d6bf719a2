using System.Runtime.InteropServices;

namespace NetMcp.TestKit.Processes;

/// <summary>Sends a POSIX signal to one process, by its id.</summary>
public static partial class Signal
{
    /// <summary>SIGHUP.</summary>
    public const int HangUp = 1;

    /// <summary>SIGINT, what Ctrl-C sends.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    /// <summary>SIGCONT.</summary>
    public const int Continue = 18;

    /// <summary>SIGSTOP.</summary>
    public const int Stop = 19;

    /// <summary>Sends it, to a group when the id is negative; throws <see cref="InvalidOperationException"/> when the kernel refuses.</summary>
    public static void Send(int process, int signal)
    {
        if (SendNative(process, signal) != 0)
        {
            throw new InvalidOperationException($"signal {signal} to process {process}: errno {Marshal.GetLastPInvokeError()}");
        }
    }

    /// <summary>Sends it unless the process has ended already; says whether it was there.</summary>
    public static bool TrySend(int process, int signal)
    {
        const int NoSuchProcess = 3;
        if (SendNative(process, signal) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess ? false : throw new InvalidOperationException($"signal {signal} to process {process}: errno {error}");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendNative(int process, int signal);
}
