using System.Diagnostics;
using System.Globalization;
using NetMcp.Bench.Peers;

namespace NetMcp.Bench.Measures;

/// <summary>
/// What a session occupies, in a process that has held just one before: memory that earlier sessions gave back to the
/// allocator but not to the system would otherwise make the next ones look free.
/// </summary>
internal static class SessionMemory
{
    /// <summary>The argument that makes this program measure its own client and print KiB a session.</summary>
    public const string ChildArgument = "--memory";

    /// <summary>Opens sessions with a fresh client and gives KiB a session.</summary>
    public static async Task<double> MeasureAsync(IBenchPeer peer, int sessions)
    {
        // One session first, so that code and tables that all sessions share are not counted.
        await peer.SequentialAsync(1);
        var before = await peer.MemoryAsync();
        await peer.OpenManyAsync(sessions);
        var growth = await peer.MemoryAsync() - before;
        await peer.CloseManyAsync();
        return growth / sessions;
    }

    /// <summary>The same for NetMcp, in a process of its own.</summary>
    public static async Task<double> MeasureOursAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. arguments, ChildArgument, "yes"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("the memory measure failed");
    }
}
