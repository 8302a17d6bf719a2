using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using NetMcp.Server.Cli;
using NetMcp.Server.Tests.Gateway;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("serve --port 80")]
    [InlineData("serve --log-level loud")]
    [InlineData("serve --log-level 3")]
    [InlineData("serve --stdio --listen http://127.0.0.1:0")]
    [InlineData("tools --timeout 0")]
    [InlineData("tools --timeout soon")]
    [InlineData("devices")]
    [InlineData("devices trust")]
    [InlineData("config")]
    [InlineData("tools --server not-an-address")]
    [InlineData("tools --server ftp://localhost/")]
    public async Task AnyCommand_ThatIsWrong_ExitsWithTwo(string line)
    {
        var run = await CommandRun.RunAsync(line.Split(' '));
        Assert.Equal(CliExitCode.Usage, run.ExitCode);
        Assert.StartsWith("netmcp: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServeStdio_WithNothingToRead_EndsAtOnceAndWritesNothing()
    {
        using var folder = new TempDirectory();
        var (exitCode, output, _) = await NetmcpProgram.RunAsync(string.Empty, "serve", "--stdio", "--config", folder.Write("netmcp.yaml", Inventory));
        Assert.Equal(CliExitCode.Done, exitCode);
        Assert.Equal(string.Empty, output);
    }

    [Fact]
    public async Task ServeStdio_WithoutAConfiguration_SaysSoOnStandardErrorOnly()
    {
        using var folder = new TempDirectory();
        var file = folder.File("absent.yaml");
        var (exitCode, output, error) = await NetmcpProgram.RunAsync(string.Empty, "serve", "--stdio", "--config", file);
        Assert.Equal(CliExitCode.Configuration, exitCode);
        Assert.Equal(string.Empty, output);
        Assert.Equal($"netmcp: There is no configuration file {file}. Say where it is with --config or NETMCP_CONFIG.\n", error);
    }

    [Fact]
    public async Task Help_OfTheProgram_NamesItsCommands()
    {
        var run = await CommandRun.RunAsync("--help");
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.All(["serve", "call", "tools", "devices", "config"], command => Assert.Contains($"  {command}", run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_OfCall_SaysHowAToolsArgumentsAreGiven()
    {
        var run = await CommandRun.RunAsync("call", "--help");
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Contains(" call <TOOL> [<--name value>...] [options]\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("<--name value>  The tool's arguments, each an option of its name: --device edge-1", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("dditional", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithNoServer_ExitsWithUnavailableAndSaysHowToStartOne()
    {
        using var held = new TcpListener(IPAddress.Loopback, 0);
        held.Start();
        var port = ((IPEndPoint)held.LocalEndpoint).Port;
        held.Stop();
        var run = await CommandRun.RunAsync("call", "network.devices.list", "--server", $"http://127.0.0.1:{port}/mcp");
        Assert.Equal(CliExitCode.Unavailable, run.ExitCode);
        Assert.Equal($"netmcp: No server answers at http://127.0.0.1:{port}/mcp. Start one with 'netmcp serve', or say where it is with --server or NETMCP_SERVER.\n", run.Error);
    }

    [Fact]
    public async Task Call_OfAServerThatSaysNothing_EndsWithItsTimeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var run = await CommandRun.RunAsync("tools", "--timeout", "1", "--server", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/mcp");
        Assert.Equal(CliExitCode.Unavailable, run.ExitCode);
        Assert.Contains("did not answer within 1 s", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfigCheck_OfACorrectFile_CountsWhatItHas()
    {
        using var folder = new TempDirectory();
        var file = folder.Write("netmcp.yaml", Inventory);
        var run = await CommandRun.RunAsync("config", "check", "--config", file);
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Equal($"{file}: correct; 2 devices, 1 credentials, 1 files.\n", run.Out);
    }

    [Fact]
    public async Task ConfigCheck_OfAWrongFile_PrintsEveryMistakeWithItsLine()
    {
        using var folder = new TempDirectory();
        var file = folder.Write("netmcp.yaml", Inventory.Replace("port: 830", "port: 99999", StringComparison.Ordinal).Replace("credential: k", "credential: nobody", StringComparison.Ordinal));
        var run = await CommandRun.RunAsync("config", "check", "--config", file);
        Assert.Equal(CliExitCode.Configuration, run.ExitCode);
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.True(lines.Length >= 2, run.Error);
        Assert.All(lines, line => Assert.Matches(@"^netmcp\.yaml:\d+:\d+: ", line));

        run = await CommandRun.RunAsync("config", "check", "--json", "--config", file);
        Assert.Equal(CliExitCode.Configuration, run.ExitCode);
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(lines.Length, json.RootElement.GetProperty("mistakes").GetArrayLength());
    }

    [Fact]
    public async Task DevicesList_OfTheInventory_PrintsATable()
    {
        using var folder = new TempDirectory();
        var file = folder.Write("netmcp.yaml", Inventory);
        var run = await CommandRun.RunAsync("devices", "list", "--config", file);
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Equal("NAME    ADDRESS    PORT  PROTOCOL     USER   SITE  TAGS", run.Out.Split('\n')[0]);
        Assert.Equal("edge-1  192.0.2.1  830   netconf-ssh  admin  lab   a,b", run.Out.Split('\n')[1]);

        run = await CommandRun.RunAsync("devices", "list", "--config", file, "--tag", "a", "--json");
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("edge-1", Assert.Single(json.RootElement.EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task DevicesList_ThatNoDeviceMatches_SaysSo()
    {
        using var folder = new TempDirectory();
        var run = await CommandRun.RunAsync("devices", "list", "--config", folder.Write("netmcp.yaml", Inventory), "--tag", "nobody");
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Equal("No device matches.\n", run.Error);
    }

    [Fact]
    public async Task DevicesCommands_WithoutAConfiguration_ExitWithConfiguration()
    {
        using var folder = new TempDirectory();
        var run = await CommandRun.RunAsync("devices", "check", "--config", folder.File("absent.yaml"));
        Assert.Equal(CliExitCode.Configuration, run.ExitCode);
    }

    [Fact]
    public async Task DevicesCheck_OfAnUnknownDevice_IsAUsageError()
    {
        using var folder = new TempDirectory();
        var run = await CommandRun.RunAsync("devices", "check", "edge-9", "--config", folder.Write("netmcp.yaml", Inventory));
        Assert.Equal(CliExitCode.Usage, run.ExitCode);
        Assert.Contains("There is no device 'edge-9'", run.Error, StringComparison.Ordinal);
    }

    private const string Inventory =
        """
        credentials:
          k:
            kind: key-file
            path: key
        defaults:
          user: admin
          credential: k
        devices:
          - name: edge-1
            address: 192.0.2.1
            port: 830
            site: lab
            tags: [b, a]
          - name: edge-2
            address: 192.0.2.2

        """;
}
