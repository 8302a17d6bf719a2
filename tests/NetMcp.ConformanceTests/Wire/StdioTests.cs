using System.Diagnostics;
using System.Text.Json;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>The built server over standard input and output.</summary>
public sealed class StdioTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"stdio","version":"1"}}}""";

    [Fact]
    public async Task Stdio_OlderRevision_ServesAndEndsWithItsInput()
    {
        using var folder = new TempDirectory();
        using var server = Start(folder);

        await server.StandardInput.WriteLineAsync(Initialize);
        var welcome = await ReadAsync(server);
        await server.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await server.StandardInput.WriteLineAsync("this is no JSON");
        await server.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/list"}""");
        var tools = await ReadAsync(server);
        server.StandardInput.Close();
        await server.WaitForExitAsync().Guarded();

        Assert.Equal("netmcp", welcome.GetProperty("result").GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.Equal(2, tools.GetProperty("id").GetInt32());
        Assert.Equal("network.devices.list", tools.GetProperty("result").GetProperty("tools")[0].GetProperty("name").GetString());
        Assert.Equal(0, server.ExitCode);
        Assert.Equal(string.Empty, await server.StandardOutput.ReadToEndAsync().Guarded());
    }

    [Fact]
    public async Task Stdio_StatelessRevision_Serves()
    {
        using var folder = new TempDirectory();
        using var server = Start(folder);

        await server.StandardInput.WriteLineAsync(WireClient.Body("tools/call", "\"name\":\"network.devices.list\",\"arguments\":{}"));
        var answer = await ReadAsync(server);
        server.StandardInput.Close();
        await server.WaitForExitAsync().Guarded();

        Assert.False(answer.GetProperty("result").TryGetProperty("isError", out var error) && error.GetBoolean());
        Assert.Equal(0, server.ExitCode);
    }

    [Fact]
    public async Task Stdio_LineWithoutEnd_IsDroppedAndTheNextOneServed()
    {
        using var folder = new TempDirectory();
        using var server = Start(folder);

        await server.StandardInput.WriteAsync("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"");
        var part = new string('a', 1024 * 1024);
        for (var i = 0; i < 10; i++)
        {
            await server.StandardInput.WriteAsync(part).Guarded();
        }

        await server.StandardInput.WriteLineAsync("\"}}");
        await server.StandardInput.WriteLineAsync(WireClient.Body("tools/list"));
        var answer = await ReadAsync(server);
        if (answer.TryGetProperty("error", out var error))
        {
            // The SDK answers a broken line where it can still tell the id.
            Assert.Equal(7, answer.GetProperty("id").GetInt32());
            Assert.Equal(-32700, error.GetProperty("code").GetInt32());
            answer = await ReadAsync(server);
        }

        server.StandardInput.Close();
        await server.WaitForExitAsync().Guarded();

        Assert.Equal("q", answer.GetProperty("id").GetString());
        Assert.Equal(0, server.ExitCode);
    }

    private static Process Start(TempDirectory folder)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "netmcp"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in new[] { "serve", "--stdio", "--log-level", "Warning", "--config", folder.Write("netmcp.yaml", "gateway: {}\n") })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task<JsonElement> ReadAsync(Process server) =>
        JsonElement.Parse((await server.StandardOutput.ReadLineAsync().Guarded())!);
}
