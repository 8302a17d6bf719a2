using System.Runtime.CompilerServices;

namespace NetMcp.Netconf.Session;

/// <summary>
/// The thread on which a transport resumes its reader. It may serve other sessions (an SSH loop does), so only short work is done on it.
/// </summary>
internal static class IoThread
{
    /// <summary>How many bytes at most are decoded on it at a time: some 20 us of work.</summary>
    public const int DecodeBytes = 16 * 1024;

    /// <summary>What comes after awaiting this runs on the thread pool.</summary>
    public static ConfiguredTaskAwaitable LeaveAsync() => Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
}
