using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetMcp.Server.Mcp;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>Clients that send slowly, too much, or only half: each costs its own connection and nothing else.</summary>
public sealed class SlowClientTests
{
    private const string Head =
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n";

    [Fact]
    public async Task Body_NotThereInTime_408AndTheConnectionCloses()
    {
        await using var host = await WireHost.StartAsync();
        using var client = await ConnectAsync(host);

        var timers = host.Clock.PendingTimers;
        await SendAsync(client, Head + "Content-Length: 100\r\n\r\n{\"jsonrpc\"");
        await host.Clock.WhenTimersAsync(timers + 1).Guarded();
        host.Clock.Advance(host.Service<IOptions<McpEndpointOptions>>().Value.BodyTimeout);
        var answer = await ReadToEndAsync(client);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.Contains("did not arrive in time", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_NotThereInTime_408()
    {
        await using var host = await WireHost.StartAsync(services => services.PostConfigure<KestrelServerOptions>(
            kestrel => kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1)));
        using var client = await ConnectAsync(host);

        await SendAsync(client, Head);

        Assert.StartsWith("HTTP/1.1 408 ", await ReadToEndAsync(client), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Client.CallAsync("tools/list")).Status);
    }

    [Theory]
    [InlineData(100, 10)]
    [InlineData(2, 20_000)]
    public async Task Headers_TooManyOrTooLarge_431(int count, int length)
    {
        await using var host = await WireHost.StartAsync();
        using var client = await ConnectAsync(host);

        var headers = string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('a', length)}\r\n"));
        await SendAsync(client, Head + headers + "Content-Length: 0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431 ", await ReadToEndAsync(client), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("ffffffffffffffff")]
    [InlineData("-1")]
    public async Task Body_ChunkOfAnImpossibleSize_400(string size)
    {
        await using var host = await WireHost.StartAsync();
        using var client = await ConnectAsync(host);

        await SendAsync(client, Head + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n{");

        Assert.StartsWith("HTTP/1.1 400 ", await ReadToEndAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_HalfThenGone_OthersAreServed()
    {
        await using var host = await WireHost.StartAsync();
        using (var client = await ConnectAsync(host))
        {
            await SendAsync(client, Head + "Content-Length: 100\r\n\r\n{");
        }

        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Client.CallAsync("tools/list")).Status);
    }

    private static async Task<TcpClient> ConnectAsync(WireHost host)
    {
        var client = new TcpClient();
        var url = new Uri(host.Url);
        await client.ConnectAsync(url.Host, url.Port).Guarded();
        return client;
    }

    private static Task SendAsync(TcpClient client, string text) =>
        client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text)).AsTask().Guarded();

    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        return await reader.ReadToEndAsync().Guarded();
    }
}
