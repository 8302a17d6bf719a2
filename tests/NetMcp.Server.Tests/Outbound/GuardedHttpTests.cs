using System.Net;
using System.Text;
using NetMcp.Server.Outbound;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Server.Tests.Outbound;

/// <summary>Requests of the gateway's own go where they may and nowhere else, and take no more of an answer than is allowed.</summary>
public sealed class GuardedHttpTests
{
    private static readonly OutboundLimits Limits = new(1024, TimeSpan.FromSeconds(10));
    private static readonly AddressRules Private = new(allowPrivate: true, []);

    [Fact]
    public async Task Send_Allowed_GivesStatusTypeBodyAndAge()
    {
        await using var server = ScriptedServer.Saying("200 OK\r\nContent-Type: application/json; charset=utf-8\r\nCache-Control: public, max-age=60", "{}");
        using var http = new GuardedHttp(Private, TimeProvider.System);

        var answer = Assert.IsType<OutboundResult.Answered>(await GetAsync(http, server.Url));

        Assert.Equal((HttpStatusCode.OK, "application/json", "{}", TimeSpan.FromMinutes(1)), (answer.Status, answer.MediaType, Encoding.UTF8.GetString(answer.Body.Span), answer.MaxAge));
    }

    [Fact]
    public async Task Send_PrivateAddressNotAllowed_NothingConnects()
    {
        await using var server = ScriptedServer.Saying("200 OK");
        using var http = new GuardedHttp(AddressRules.PublicOnly, TimeProvider.System);

        var refused = Assert.IsType<OutboundResult.Refused>(await GetAsync(http, server.Url));

        Assert.Contains("private address", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("http://gateway.example/")]
    [InlineData("http://127.0.0.1.example/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:word@127.0.0.1/")]
    [InlineData("https://127.0.0.1/#part")]
    public async Task Send_UrlOfAnotherKind_RefusedWithoutAskingForTheName(string url)
    {
        var asked = 0;
        using var http = new GuardedHttp(Private, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse($"127.0.0.{++asked}")]));

        Assert.IsType<OutboundResult.Refused>(await GetAsync(http, new Uri(url)));
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task Send_NameThatIsRebound_ConnectsToNoAddressThatWasNotChecked()
    {
        await using var server = ScriptedServer.Saying("200 OK");
        var answers = 0;

        // Were one question asked to check and another to connect, a second answer could differ from the first.
        using var http = new GuardedHttp(AddressRules.PublicOnly, TimeProvider.System, (_, _) =>
            Task.FromResult<IPAddress[]>([++answers == 1 ? IPAddress.Parse("169.254.169.254") : IPAddress.Loopback]));
        var url = new Uri($"https://rebinding.example:{server.Port}/");

        var first = Assert.IsType<OutboundResult.Refused>(await GetAsync(http, url));
        var second = Assert.IsType<OutboundResult.Refused>(await GetAsync(http, url));

        Assert.Contains("link-local", first.Reason, StringComparison.Ordinal);
        Assert.Contains("private", second.Reason, StringComparison.Ordinal);
        Assert.Equal((2, 0), (answers, server.Connections));
    }

    [Fact]
    public async Task Send_LocalhostThatIsNoLoopbackAddress_RefusedOverHttp()
    {
        using var http = new GuardedHttp(Private, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")]));

        var refused = Assert.IsType<OutboundResult.Refused>(await GetAsync(http, new Uri("http://localhost:9/")));

        Assert.Contains("loopback", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Redirection_IsGivenBackAndNotFollowed()
    {
        await using var target = ScriptedServer.Saying("200 OK");
        await using var server = ScriptedServer.Saying($"302 Found\r\nLocation: {target.Url}");
        using var http = new GuardedHttp(Private, TimeProvider.System);

        var answer = Assert.IsType<OutboundResult.Answered>(await GetAsync(http, server.Url));

        Assert.Equal((HttpStatusCode.Found, 0), (answer.Status, target.Connections));
    }

    [Fact]
    public async Task Send_BodyLargerThanItSays_EndsAtTheLimit()
    {
        await using var server = new ScriptedServer(async (_, _, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), stop);
            var block = new byte[64 * 1024];
            while (true)
            {
                await stream.WriteAsync(block, stop);
            }
        });
        using var http = new GuardedHttp(Private, TimeProvider.System);

        var failed = Assert.IsType<OutboundResult.Failed>(await GetAsync(http, server.Url));

        Assert.Contains("1024 bytes", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task Send_BodyAtTheLimit_IsTakenAndOneMoreIsNot(int length, bool taken)
    {
        await using var server = ScriptedServer.Saying("200 OK", new string('x', length));
        using var http = new GuardedHttp(Private, TimeProvider.System);

        Assert.Equal(taken, await GetAsync(http, server.Url) is OutboundResult.Answered { Body.Length: 1024 });
    }

    [Fact]
    public async Task Send_ServerThatNeverEnds_FailsWhenTheTimeIsOver()
    {
        var clock = new FakeClock();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedServer(async (_, _, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx"u8.ToArray(), stop);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var http = new GuardedHttp(Private, clock);

        var sending = GetAsync(http, server.Url);
        await begun.Task.Guarded();
        clock.Advance(Limits.Timeout);

        Assert.Contains("10 s", Assert.IsType<OutboundResult.Failed>(await sending).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NotHttpOrNobodyThere_IsAFailureAndNoException()
    {
        await using var server = new ScriptedServer((_, _, stream, stop) => stream.WriteAsync("SSH-2.0-x\r\n"u8.ToArray(), stop).AsTask());
        using var http = new GuardedHttp(Private, TimeProvider.System);
        var url = server.Url;

        Assert.IsType<OutboundResult.Failed>(await GetAsync(http, url));
        await server.DisposeAsync();
        Assert.IsType<OutboundResult.Failed>(await GetAsync(http, url));
    }

    private static Task<OutboundResult> GetAsync(GuardedHttp http, Uri url) =>
        http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), Limits, CancellationToken.None).Guarded();
}
