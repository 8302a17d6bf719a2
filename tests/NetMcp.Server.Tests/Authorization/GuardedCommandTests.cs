using NetMcp.Server.Cli;
using NetMcp.Server.Hosting;
using NetMcp.Server.Tests.Cli;
using NetMcp.TestKit;
using NetMcp.Trust.Keys;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>The commands against a gateway that asks for tokens.</summary>
public sealed class GuardedCommandTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_TokenAndKey_IsAnswered(bool nonce)
    {
        await using var gateway = await GuardedGateway.StartAsync(settings => settings with { DpopNonce = nonce }, clock: new TestKit.Time.FakeClock(DateTimeOffset.UtcNow));
        using var files = new TempDirectory();
        string[] credential = [.. Write(files, gateway.Issue()), "--resource", GuardedGateway.Resource, "--server", HttpGateway.McpUrl(gateway.App)];

        var devices = await CommandRun.RunAsync(["call", "network.devices.list", .. credential]);
        var changes = await CommandRun.RunAsync(["changes", "list", .. credential]);

        Assert.Contains("edge-1", devices.Out, StringComparison.Ordinal);
        Assert.Equal((CliExitCode.Done, CliExitCode.Done), (devices.ExitCode, changes.ExitCode));
    }

    [Fact]
    public async Task Call_NoToken_SaysThatOneIsNeeded()
    {
        await using var gateway = await GuardedGateway.StartAsync();

        var run = await CommandRun.RunAsync("tools", "--server", HttpGateway.McpUrl(gateway.App));

        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("--token", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_TokenInTheClear_IsNotSent()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        using var files = new TempDirectory();

        var run = await CommandRun.RunAsync(["tools", "--server", "http://192.0.2.1/mcp", .. Write(files, gateway.Issue())]);

        Assert.Contains("over https only", run.Error, StringComparison.Ordinal);
    }

    private static string[] Write(TempDirectory folder, Holder holder)
    {
        KeyFile.Create(Path.Combine(folder.Path, "key.pem"), holder.Key);
        return ["--token", folder.Write("agent.token", holder.Chain), "--key", Path.Combine(folder.Path, "key.pem")];
    }
}
