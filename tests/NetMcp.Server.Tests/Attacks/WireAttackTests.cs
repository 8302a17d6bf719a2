using System.Net;
using System.Net.Sockets;
using System.Text;
using NetMcp.Server.Hosting;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Trust.Chains;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Requests that HTTP itself is to be broken with: sizes, slowness, foreign hosts and origins, methods.</summary>
[Collection(AttackCollection.Name)]
public sealed class WireAttackTests(AttackLab lab)
{
    [RequiresTheory(AttackLab.Needs)]
    [InlineData("Host", "evil.test")]
    [InlineData("Host", "evil.test:80")]
    [InlineData("Host", "127.0.0.1.evil.test")]
    [InlineData("Host", "localhost.")]
    [InlineData("Host", "169.254.169.254")]
    [InlineData("Host", "gateway.test.evil.test")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost@evil.test")]
    [InlineData("Origin", "http://localhost, https://evil.test")]
    [InlineData("Origin", "http://localhost\\.evil.test")]
    [InlineData("Origin", "https://evil.test")]
    [InlineData("Origin", "http://localhost.evil.test")]
    [InlineData("Origin", "file://localhost")]
    [InlineData("Origin", "https://gateway.test@evil.test")]
    public async Task HostOrOrigin_Foreign_IsRefused(string name, string value)
    {
        foreach (var more in new (string, string)[][] { [], [("X-Forwarded-Host", "localhost"), ("X-Forwarded-Proto", "https"), ("Forwarded", "host=localhost"), ("X-Original-Host", "localhost")] })
        {
            var attack = await lab.BeginAsync();
            var answer = await lab.Client.SendAsync("tools/list", "", null, [(name, value), .. more, .. lab.Issue().Headers(AttackLab.Now)]);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            var record = await attack.RefusedAsync(answer, value);
            Assert.Equal("http_403", record.GetProperty("code").GetString());
        }
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Body_TooLarge_IsRefused()
    {
        var attack = await lab.BeginAsync();
        var body = GateClient.Body("tools/call", $$"""
            "name":"network.devices.list","arguments":{"tag":"{{new string('x', 5 * 1024 * 1024)}}"}
            """);
        using var response = await lab.Client.OpenAsync(
            HttpMethod.Post, body, null, [("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "tools/call"), ("Mcp-Name", "network.devices.list"), .. lab.Issue().Headers(AttackLab.Now)]);
        var answer = await GateAnswer.ReadAsync(response);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        await attack.RefusedAsync(answer, principal: "mallory");
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Credential_LongerThanTheLongestChain_IsRefused()
    {
        var attack = await lab.BeginAsync();
        var longest = await lab.Client.SendAsync("tools/list", "", null, ("Authorization", "DPoP " + new string('a', ChainLimits.MaxLength + 1)));
        Assert.Equal(HttpStatusCode.BadRequest, longest.Status);
        await attack.RefusedAsync(longest);

        // Past all limits of headers it is Kestrel that answers, and nothing of the gateway runs.
        attack = await lab.BeginAsync();
        var headers = await lab.Client.SendAsync("tools/list", "", null, ("Authorization", "DPoP " + new string('a', 200_000)));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, headers.Status);
        attack.Silent(headers);
        var many = await lab.Client.SendAsync("tools/list", "", null, [.. Enumerable.Range(0, 200).Select(i => ($"X-{i}", "x"))]);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, many.Status);
        attack.Silent(many);
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Method_ThatIsNone_IsRefused()
    {
        foreach (var method in new[] { "PUT", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECTX" })
        {
            var attack = await lab.BeginAsync();
            using var response = await lab.Client.OpenAsync(new HttpMethod(method), null, null, [("X-HTTP-Method-Override", "POST"), .. lab.Issue().Headers(AttackLab.Now, method)]);
            var answer = await GateAnswer.ReadAsync(response);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
            attack.Silent(answer);
        }
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("/mcp/")]
    [InlineData("/MCP")]
    [InlineData("//mcp")]
    [InlineData("/mcp/../mcp")]
    [InlineData("/%6dcp")]
    [InlineData("/mcp;x=1")]
    [InlineData("/healthz/../mcp")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/api/approvals/..%2f..%2fmcp")]
    public async Task Path_SpeltOtherwise_GoesPastNoGate(string path)
    {
        var attack = await lab.BeginAsync();
        var text = await RawAsync($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/json, text/event-stream\r\nContent-Type: application/json\r\nContent-Length: 46\r\n\r\n" + """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

        Assert.Matches(@"^HTTP/1\.1 (401|404|405|400|403) ", text);
        Assert.All(lab.Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
        Assert.DoesNotContain("network.", text, StringComparison.Ordinal);
        Assert.True(attack is not null);
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("POST /mcp HTTP/1.1\r\nHost: localhost\r\nHost: evil.test\r\n\r\n")]
    [InlineData("POST http://evil.test/mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n")]
    [InlineData("POST /mcp HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n")]
    [InlineData("POST /mcp HTTP/1.1\r\nHost: localhost\r\nAuthorization : DPoP x\r\n\r\n")]
    [InlineData("POST /mcp HTTP/1.1\r\n\r\n")]
    [InlineData("POST /mcp HTTP/1.1\r\nHost: localhost\r\nAuthorization: DPoP \0\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001 not http\r\n\r\n")]
    public async Task Request_OfTwoReadings_IsRefused(string request)
    {
        var text = await RawAsync(request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));

        Assert.Matches(@"^HTTP/1\.1 40[0-9] ", text);
        Assert.All(lab.Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
    }

    /// <summary>Headers that never end are ended by the gateway, while others are served.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Headers_ThatNeverEnd_AreCutOffWhileOthersAreServed()
    {
        var clients = Enumerable.Range(0, 50).Select(_ => new TcpClient()).ToList();
        try
        {
            foreach (var client in clients)
            {
                await client.ConnectAsync(IPAddress.Loopback, new Uri(lab.App.Urls.First()).Port).Guarded();
                await client.GetStream().WriteAsync("POST /mcp HTTP/1.1\r\nHost: localhost\r\nX-Slow: "u8.ToArray()).AsTask().Guarded();
            }

            Assert.Equal(HttpStatusCode.OK, (await lab.Client.CallAsync(lab.Issue(), "network.devices.list")).Status);
            using var reader = new StreamReader(clients[0].GetStream());
            Assert.StartsWith("HTTP/1.1 408", await reader.ReadToEndAsync().Guarded(), StringComparison.Ordinal);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    /// <summary>A stranger is answered before a byte of the body is waited for.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Body_ThatNeverComes_OfAStrangerIsNotWaitedFor()
    {
        var attack = await lab.BeginAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(lab.App.Urls.First()).Port).Guarded();
        await client.GetStream().WriteAsync("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n{"u8.ToArray()).AsTask().Guarded();
        using var reader = new StreamReader(client.GetStream());

        Assert.StartsWith("HTTP/1.1 401", await reader.ReadLineAsync().Guarded(), StringComparison.Ordinal);
        await attack.RecordedAsync(null);
    }

    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(lab.App.Urls.First()).Port).Guarded();
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request)).AsTask().Guarded();
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync().Guarded();
    }
}
