using System.Diagnostics;
using NetMcp.TestKit;

namespace NetMcp.ConformanceTests.Suites;

/// <summary>One run of Node to its end.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record NodeProcess(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a script; kills it when it outlasts the time.</summary>
    public static async Task<NodeProcess> RunAsync(TimeSpan limit, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(NodePackages.Node)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Path("tests", "NetMcp.ConformanceTests"),
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var time = new CancellationTokenSource(limit);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Path.GetFileName(script)} still ran after {limit}: {await output}{await errors}");
        }

        return new NodeProcess(process.ExitCode, await output, await errors);
    }
}
