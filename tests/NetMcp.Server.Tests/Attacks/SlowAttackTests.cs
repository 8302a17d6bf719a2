using System.Net;
using System.Text;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Callers that are let in, and then send slowly, without end, or too much at once.</summary>
[Collection(AttackCollection.Name)]
public sealed class SlowAttackTests(AttackLab lab)
{
    [RequiresFact(AttackLab.Needs)]
    public async Task Body_ThatTrickles_IsEndedWhileOthersAreServed()
    {
        using var limits = new ChangedLimits(lab.Limits, limits => limits.BodyTimeout = TimeSpan.FromSeconds(2));
        var (mallory, attack) = (lab.Issue(), await lab.BeginAsync());
        var clients = new List<RawConnection>();
        using var stop = new CancellationTokenSource();
        try
        {
            for (var i = 0; i < 60; i++)
            {
                // Every other one is chunked: no length is promised.
                clients.Add(await BeginAsync(mallory, i % 2 == 0 ? "Content-Length: 100000" : "Transfer-Encoding: chunked"));
            }

            var trickling = Task.WhenAll(clients.Select((client, i) => TrickleAsync(client, i % 2 == 0 ? "{" : "1\r\n{\r\n", stop.Token)));
            for (var i = 0; i < 5; i++)
            {
                Assert.Equal(HttpStatusCode.OK, (await lab.Client.CallAsync(lab.Issue(subject: "other"), "network.devices.list")).Status);
            }

            foreach (var client in clients)
            {
                Assert.StartsWith("HTTP/1.1 408", await client.StatusLineAsync(), StringComparison.Ordinal);
            }

            Assert.Equal("http_408", (await attack.RecordedAsync("mallory")).GetProperty("code").GetString());
            await stop.CancelAsync();
            await trickling.Guarded();
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Chunks_BeyondTheLimit_AreRefusedAndNotReadForEver()
    {
        using var limits = new ChangedLimits(lab.Limits, limits => limits.MaxDiscardedBodyBytes = 1024 * 1024);
        var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string(' ', 0x10000) + "\r\n");
        var attack = await lab.BeginAsync();
        using var client = await BeginAsync(lab.Issue(), "Transfer-Encoding: chunked");
        var status = client.StatusLineAsync();

        // 4 MiB are the limit and one more is thrown away: this would be 64.
        for (var i = 0; i < 1024 && !status.IsCompleted && await client.TrySendAsync(chunk); i++)
        {
        }

        Assert.StartsWith("HTTP/1.1 413", await status, StringComparison.Ordinal);
        Assert.Equal("http_413", (await attack.RecordedAsync("mallory")).GetProperty("code").GetString());
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("ffffffffffffffff\r\n{")]
    [InlineData("-1\r\n{")]
    [InlineData("5;" + "x=y\r\n{}\r\n")]
    [InlineData("2\r\n{}0\r\n\r\n")]
    [InlineData("G\r\n")]
    [InlineData("1\n{\n0\n\n")]
    public async Task Chunks_OfTwoReadings_AreRefused(string body)
    {
        using var limits = new ChangedLimits(lab.Limits, limits => limits.BodyTimeout = TimeSpan.FromSeconds(1));
        var attack = await lab.BeginAsync();
        using var client = await BeginAsync(lab.Issue(), "Transfer-Encoding: chunked");
        await client.TrySendAsync(Encoding.ASCII.GetBytes(body));

        var (_, text) = await client.ToEndAsync();

        Assert.Matches(@"^HTTP/1\.1 40[08] ", text);
        Assert.All(lab.Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
        await attack.RecordedAsync("mallory");
    }

    /// <summary>Each is small enough; together they are not. Who sends little is served all the while.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Bodies_LargeAndManyAtOnce_LeaveRoomForOthers()
    {
        using var limits = new ChangedLimits(lab.Limits, limits => limits.MaxHeldBodyBytes = 4 * 1024 * 1024);
        var (mallory, attack) = (lab.Issue(), await lab.BeginAsync());
        var most = new byte[2 * 1024 * 1024];
        Array.Fill(most, (byte)' ');
        var clients = new List<RawConnection>();
        try
        {
            for (var i = 0; i < 4; i++)
            {
                clients.Add(await BeginAsync(mallory, $"Content-Length: {most.Length + 1}"));
            }

            var answers = clients.Select(client => client.StatusLineAsync()).ToList();
            await Task.WhenAll(clients.Select(client => client.TrySendAsync(most)));
            Assert.StartsWith("HTTP/1.1 503", await (await Task.WhenAny(answers).Guarded()), StringComparison.Ordinal);
            Assert.Equal("http_503", (await attack.RecordedAsync("mallory")).GetProperty("code").GetString());
            Assert.Equal(HttpStatusCode.OK, (await lab.Client.CallAsync(lab.Issue(subject: "other"), "network.devices.list")).Status);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }

        // What was held is given back once they are gone.
        using var patience = new CancellationTokenSource(Guard.Timeout);
        while ((await lab.Client.CallAsync(mallory, "network.devices.list", $$"""{"site":"lab"{{new string(' ', most.Length)}}}""")).Status != HttpStatusCode.OK)
        {
            Assert.False(patience.IsCancellationRequested);
            await Task.Delay(20);
        }
    }

    private static async Task TrickleAsync(RawConnection connection, string bytes, CancellationToken stop)
    {
        try
        {
            while (await connection.TrySendAsync(Encoding.ASCII.GetBytes(bytes), stop))
            {
                await Task.Delay(100, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private Task<RawConnection> BeginAsync(Holder holder, string length)
    {
        var head = string.Concat(holder.Headers(AttackLab.Now).Select(header => $"{header.Name}: {header.Value}\r\n"));
        return RawConnection.OpenAsync(
            lab, $"POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/list\r\n{head}{length}\r\n\r\n");
    }
}
