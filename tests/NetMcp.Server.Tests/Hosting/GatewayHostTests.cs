using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Hosting;

/// <summary>How the gateway refuses to start, and that it stops when told.</summary>
public sealed class GatewayHostTests
{
    [Theory]
    [InlineData("http://0.0.0.0:0", "which other hosts can reach")]
    [InlineData("http://[::]:0", "which other hosts can reach")]
    [InlineData("http://gateway.example:0", "not of the form")]
    [InlineData("nonsense", "not of the form")]
    public async Task Run_AddressRefused_SaysWhyAndExitsWithConfiguration(string listen, string why)
    {
        using var messages = new StringWriter();

        var code = await GatewayHost.RunAsync(Options(listen, messages), CancellationToken.None).Guarded();

        Assert.Equal(GatewayExitCode.Configuration, code);
        Assert.Contains(why, messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ConfigurationWithMistakes_ListsThemAll()
    {
        using var folder = new TempDirectory();
        using var messages = new StringWriter();
        var file = folder.Write("netmcp.yaml", "gateway: 5\nnonsense: true\n");

        var code = await GatewayHost.RunAsync(Options("http://127.0.0.1:0", messages) with { Content = null, ConfigurationFile = file }, CancellationToken.None).Guarded();

        Assert.Equal(GatewayExitCode.Configuration, code);
        Assert.Contains("netmcp.yaml:1:", messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("netmcp.yaml:2:", messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ConfigurationSaysToListenEverywhere_Refused()
    {
        using var folder = new TempDirectory();
        using var messages = new StringWriter();
        var file = folder.Write("netmcp.yaml", "gateway:\n  listen: http://0.0.0.0:0\n");

        var code = await GatewayHost.RunAsync(Options(null, messages) with { Content = null, ConfigurationFile = file }, CancellationToken.None).Guarded();

        Assert.Equal(GatewayExitCode.Configuration, code);
        Assert.Contains("0.0.0.0", messages.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/no/data", "cannot be used")]
    [InlineData("data", "Another gateway works on the folder of changes")]
    public async Task Run_ChangesCannotBeKept_SaysWhyInOneLine(string data, string why)
    {
        using var folder = new TempDirectory();
        using var messages = new StringWriter();
        var file = folder.Write("netmcp.yaml", $"gateway: {{ data: {data} }}\n");
        Directory.CreateDirectory(Path.Combine(folder.Path, "data", "changes"));
        await using var other = new FileStream(Path.Combine(folder.Path, "data", "changes", "gateway.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var code = await GatewayHost.RunAsync(Options("http://127.0.0.1:0", messages) with { Content = null, ConfigurationFile = file }, CancellationToken.None).Guarded();

        Assert.Equal(GatewayExitCode.Configuration, code);
        Assert.StartsWith("netmcp: ", messages.ToString(), StringComparison.Ordinal);
        Assert.Contains(why, messages.ToString(), StringComparison.Ordinal);
        Assert.Single(messages.ToString().TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Run_NoConfiguration_SaysWhereItWasLookedFor()
    {
        using var folder = new TempDirectory();
        using var messages = new StringWriter();
        var file = folder.File("absent.yaml");

        var code = await GatewayHost.RunAsync(Options(null, messages) with { Content = null, ConfigurationFile = file }, CancellationToken.None).Guarded();

        Assert.Equal(GatewayExitCode.Configuration, code);
        Assert.Equal($"netmcp: There is no configuration file {file}. Say where it is with --config or NETMCP_CONFIG.\n", messages.ToString());
    }

    [Fact]
    public async Task Run_PortTaken_ExitsWithUnavailable()
    {
        using var messages = new StringWriter();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var code = await GatewayHost.RunAsync(Options($"http://{taken.LocalEndpoint}", messages), CancellationToken.None).Guarded();

        Assert.Equal(GatewayExitCode.Unavailable, code);
        Assert.Contains($"http://{taken.LocalEndpoint} cannot be bound", messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TokenCancelled_StopsWithNothingLeftRunning()
    {
        using var stop = new CancellationTokenSource();
        using var messages = new StringWriter();
        var run = GatewayHost.RunAsync(Options("http://127.0.0.1:0", messages), stop.Token);

        await stop.CancelAsync();

        Assert.Equal(GatewayExitCode.Stopped, await run.Guarded());
    }

    private static GatewayHostOptions Options(string? listen, TextWriter messages) =>
        new() { Listen = listen, Messages = messages, LogLevel = LogLevel.Critical, Content = _ => { } };
}
