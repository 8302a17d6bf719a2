using System.Text.Json;
using NetMcp.Server.Cli;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Cli;

/// <summary>netmcp changes freeze and thaw, which need no server.</summary>
public sealed class ChangesFreezeTests
{
    [Fact]
    public async Task Freeze_AndThaw_AreKeptInTheDataFolder()
    {
        using var folder = new TempDirectory();
        var file = folder.Write("netmcp.yaml", "gateway: { data: kept }\n");

        var run = await CommandRun.RunAsync("changes", "freeze", "--reason", "audit", "--config", file, "--json");
        Assert.Equal((CliExitCode.Done, string.Empty), (run.ExitCode, run.Error));
        using (var json = JsonDocument.Parse(run.Out))
        {
            Assert.True(json.RootElement.GetProperty("frozen").GetBoolean());
            Assert.Equal("audit", json.RootElement.GetProperty("reason").GetString());
            Assert.Equal(Environment.UserName, json.RootElement.GetProperty("by").GetString());
        }

        Assert.True(Directory.Exists(Path.Combine(folder.Path, "kept", "changes")));

        run = await CommandRun.RunAsync("changes", "thaw", "--config", file);
        Assert.Equal((CliExitCode.Done, "Changes are let again.\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Freeze_WithoutAConfiguration_SaysSo()
    {
        using var folder = new TempDirectory();
        var run = await CommandRun.RunAsync("changes", "freeze", "--config", Path.Combine(folder.Path, "none.yaml"));
        Assert.Equal(CliExitCode.Configuration, run.ExitCode);
        Assert.Contains("There is no configuration file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freeze_WhereNothingCanBeWritten_SaysSo()
    {
        using var folder = new TempDirectory();
        var file = folder.Write("netmcp.yaml", "gateway: { data: /proc/no/data }\n");
        var run = await CommandRun.RunAsync("changes", "freeze", "--config", file);
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("nothing has changed", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
