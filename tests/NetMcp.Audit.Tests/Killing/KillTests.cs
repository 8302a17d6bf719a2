using System.Diagnostics;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.Audit.Verifying;
using NetMcp.TestKit;
using NetMcp.TestKit.Processes;

namespace NetMcp.Audit.Tests.Killing;

/// <summary>kill -9 while many write: what was acknowledged is there, and the chain goes on.</summary>
public sealed class KillTests : IDisposable
{
    private readonly LogFixture _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Log_KilledAgainAndAgain_KeepsEveryAcknowledgedEffect()
    {
        var acknowledged = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            acknowledged.AddRange((await RunAsync(killAfter: 40 + (round * 90))).Select(name => $"{round}:{name}"));
            var report = _log.Verify();

            // The host has no key, so its checkpoints are not signed; nothing else may be wrong.
            Assert.All(report.Findings, finding => Assert.Equal(FindingKind.Signature, finding.Kind));
            await _log.WriteAsync(1);
        }

        var names = new HashSet<string>();
        var counted = 0;
        foreach (var record in _log.Records())
        {
            if (record.TryGetProperty("call", out var call))
            {
                counted += call.GetString() == "call-0" ? 1 : 0;
                names.Add($"{counted}:{call.GetString()}");
            }
        }

        Assert.Superset(acknowledged.ToHashSet(), names);
        Assert.True(acknowledged.Count >= 4 * 40);
    }

    private async Task<IReadOnlyList<string>> RunAsync(int killAfter)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "NetMcp.AuditHost.dll"));
        start.ArgumentList.Add(_log.Folder);
        start.ArgumentList.Add("8");
        using var process = Process.Start(start)!;
        var names = new List<string>();
        try
        {
            while (names.Count < killAfter && await process.StandardOutput.ReadLineAsync().Guarded() is { } name)
            {
                names.Add(name);
            }
        }
        finally
        {
            Signal.TrySend(process.Id, Signal.Kill);
        }

        // A line that it could not finish was not said to anybody; what is in the pipe was.
        var rest = await process.StandardOutput.ReadToEndAsync().Guarded();
        names.AddRange(rest.Split('\n')[..^1]);
        await process.WaitForExitAsync().Guarded();
        return names;
    }
}
