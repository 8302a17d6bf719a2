using System.Globalization;

namespace NetMcp.Bench;

/// <summary>What /proc says of a process.</summary>
internal static class ProcessCost
{
    // Linux tells times in ticks of USER_HZ, which is 100 on every architecture that .NET runs on.
    private const double TicksASecond = 100;
    private const double NanosecondsASecond = 1e9;

    /// <summary>Proportional set size: private pages whole, shared ones divided by those who share them.</summary>
    public static double ProportionalKibibytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return double.Parse(line.AsSpan(4).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Processor seconds of a process and of its ended and awaited children.</summary>
    public static double ProcessorSeconds(int process)
    {
        // Fields are counted after the name in brackets, which may hold spaces (proc(5): utime is field 14).
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksASecond;
    }

    /// <summary>
    /// What the threads of a process that run now have spent, to the nanosecond (schedstat): the ticks of the other miss most of what runs for some
    /// microseconds at a time.
    /// </summary>
    public static double ExactSeconds(int process) =>
        Directory.GetDirectories($"/proc/{process}/task").Sum(task => Spent(Path.Combine(task, "schedstat")) / NanosecondsASecond);

    /// <summary>The same of a process and of all that descend from it.</summary>
    public static double ExactSecondsBelow(int process) =>
        ExactSeconds(process) + File.ReadAllText($"/proc/{process}/task/{process}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(child => ExactSecondsBelow(int.Parse(child, CultureInfo.InvariantCulture)));

    private static double Spent(string file)
    {
        try
        {
            return long.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            // The thread has ended since it was listed.
            return 0;
        }
    }
}
