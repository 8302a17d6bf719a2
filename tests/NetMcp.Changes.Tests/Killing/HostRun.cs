using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Real;
using NetMcp.TestKit;

namespace NetMcp.Changes.Tests.Killing;

/// <summary>A gateway as a process of its own, run until it ends or is killed.</summary>
/// <param name="ExitCode">0, or 137 when it was killed.</param>
/// <param name="Statuses">What it said of the changes at its end.</param>
internal sealed record HostRun(int ExitCode, IReadOnlyList<HostStatus> Statuses)
{
    public const int Killed = 137;

    // A change of these tests is at its end a timer and its budgets after its beginning, and two busy cores take their time besides.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Plans and applies the change of all tests, and dies where it is told to, or after a time.</summary>
    public static Task<HostRun> ApplyAsync(RealNetwork network, string folder, string? die, TimeSpan? killAfter = null)
    {
        List<string> arguments = ["apply", .. Common(network, folder)];
        if (die is not null)
        {
            arguments.AddRange(["--die", die]);
        }

        foreach (var edit in network.Edits)
        {
            arguments.AddRange(["--edit", edit.Device.Value, edit.Operation.ToString(), edit.Path, edit.Value!.Value.GetRawText()]);
        }

        return RunAsync(arguments, killAfter);
    }

    /// <summary>Starts again and lets the recovery run to its end, or kills that too.</summary>
    public static Task<HostRun> RecoverAsync(RealNetwork network, string folder, TimeSpan? killAfter = null) => RunAsync(["recover", .. Common(network, folder)], killAfter);

    private static string[] Common(RealNetwork network, string folder) => ["--config", network.Configuration, "--folder", network.Folder(folder)];

    private static async Task<HostRun> RunAsync(IReadOnlyList<string> arguments, TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "NetMcp.ChangeHost.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            var statuses = await ReadAsync(process, killAfter).WaitAsync(Limit);
            await process.WaitForExitAsync().Guarded();
            return process.ExitCode is 0 or Killed
                ? new HostRun(process.ExitCode, statuses)
                : throw new InvalidOperationException($"The gateway ended with {process.ExitCode}: {await errors.Guarded()}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task<IReadOnlyList<HostStatus>> ReadAsync(Process process, TimeSpan? killAfter)
    {
        var statuses = new List<HostStatus>();
        if (killAfter is { } wait && process.StartInfo.ArgumentList[1] == "recover")
        {
            await KillAsync(process, wait);
        }

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                statuses.Add(JsonSerializer.Deserialize<HostStatus>(line, HostStatus.Json)!);
            }
            else if (killAfter is { } time)
            {
                // It has begun; how far it comes until the signal is there is for chance to say.
                await KillAsync(process, time);
            }
        }

        return statuses;
    }

    private static async Task KillAsync(Process process, TimeSpan after)
    {
        await Task.Delay(after);
        if (!process.HasExited)
        {
            process.Kill();
        }
    }
}
