using System.Diagnostics;
using System.Text.RegularExpressions;
using NetMcp.Server.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.Server.Tests.Demo;

/// <summary>What a newcomer does: make demo, the commands that it prints, Ctrl-C, and once more. Not beside the gateway's other tests, which it would slow.</summary>
[Collection(GatewayCollection.Name)]
public sealed class DemoTests
{
    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Demo_RunTwiceInARow_ServesWhatItPrintsAndLeavesNothingBehind()
    {
        using var state = new TempDirectory();
        var port = Loopback.FreePort();
        for (var time = 0; time < 2; time++)
        {
            IReadOnlyList<LinuxProcess> family;
            await using (var demo = await DemoRun.StartAsync(state.Path, port))
            {
                await AssertCommandsWorkAsync(demo.Printed);
                family = demo.Family();
                foreach (var name in (string[])["netmcp", "netconfd", "sshd"])
                {
                    Assert.Contains(family, process => process.Name == name);
                }

                Assert.Equal(0, await demo.InterruptAsync());
            }

            Assert.DoesNotContain(family, process => process.IsAlive);
            Assert.Empty(Naming(state.Path));
        }
    }

    private static async Task AssertCommandsWorkAsync(IReadOnlyList<string> printed)
    {
        var exports = string.Join('\n', printed.Where(line => line.StartsWith("  export ", StringComparison.Ordinal)));
        var commands = printed.Where(line => line.StartsWith("  netmcp ", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, commands.Count);
        var answers = new List<string>();
        foreach (var command in commands)
        {
            answers.Add(await RunAsync(exports + "\n" + command));
        }

        Assert.All(["edge-1", "edge-2", "core-1"], name => Assert.Contains(name, answers[0], StringComparison.Ordinal));
        Assert.Contains("\"name\": \"eth1\"", answers[1], StringComparison.Ordinal);
        Assert.All(["\"hostname\": \"edge-1\"", "\"hostname\": \"core-1\""], name => Assert.Contains(name, answers[2], StringComparison.Ordinal));
        var plan = Regex.Match(answers[3], "^Plan (c-[0-9a-f]{32}), can be applied");
        Assert.True(plan.Success, answers[3]);
        Assert.Contains("noc@example.com", answers[3], StringComparison.Ordinal);
        Assert.Contains(" is confirmed: ", await RunAsync($"{exports}\n  netmcp changes apply {plan.Groups[1].Value}"), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string commands)
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(commands);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().Guarded();
        Assert.True(process.ExitCode == 0, await output.Guarded() + await error.Guarded());
        return await output;
    }

    // A process that has left the family still names the demo's folder in its command line.
    private static List<string> Naming(string folder) =>
        [.. Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _)).Select(CommandLine).Where(line => line.Contains(folder, StringComparison.Ordinal))];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
