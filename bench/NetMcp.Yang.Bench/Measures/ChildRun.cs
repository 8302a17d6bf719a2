using System.Diagnostics;
using System.Globalization;

namespace NetMcp.Yang.Bench.Measures;

/// <summary>What a run of a program took.</summary>
/// <param name="Milliseconds">From its start to its end.</param>
/// <param name="PeakKibibytes">The most memory that was resident.</param>
/// <param name="Lines">What it printed.</param>
internal sealed record ChildRun(double Milliseconds, double PeakKibibytes, IReadOnlyList<string> Lines)
{
    // The peak of a program that does not tell it itself is looked at this often; it only grows, so little is missed at the end.
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(5);

    public static async Task<ChildRun> RunAsync(string program, IEnumerable<string> arguments, bool keepLines)
    {
        // Both print warnings by the hundred; a terminal's speed is not measured.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = keepLines ? process.StandardOutput.ReadToEndAsync() : DrainAsync(process);
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var peak = 0.0;
        while (await Task.WhenAny(ended, Task.Delay(LookEvery)) != ended)
        {
            peak = Math.Max(peak, ProcessMemory.PeakKibibytes(process.Id));
        }

        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await ended;
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0 ? new ChildRun(milliseconds, peak, lines) : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }

    /// <summary>Whether a program ends well.</summary>
    public static async Task<bool> SucceedsAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(DrainAsync(process), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
        return process.ExitCode == 0;
    }

    /// <summary>This program again, with its own numbers: a time for each pass, then the peak.</summary>
    public static async Task<(ChildRun Run, IReadOnlyList<double> Passes)> PassesAsync(string kind, string mode, string document, string corpus, int times)
    {
        var run = await RunAsync(
            Environment.ProcessPath!,
            [ConversionPass.ChildArgument, kind, mode, document, corpus, times.ToString(CultureInfo.InvariantCulture)],
            keepLines: true);
        var numbers = run.Lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        return (run with { PeakKibibytes = numbers[^1] }, numbers[..^1]);
    }

    private static async Task<string> DrainAsync(Process process)
    {
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return string.Empty;
    }
}
