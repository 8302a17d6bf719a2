using System.Globalization;

namespace NetMcp.Yang.Bench;

/// <summary>What /proc says of a process' memory.</summary>
internal static class ProcessMemory
{
    /// <summary>The most that was resident so far; 0 when the process has ended.</summary>
    public static double PeakKibibytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
