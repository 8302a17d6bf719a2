using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Changes.Approvals;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Server.Approvals;
using NetMcp.Server.Tests.Authorization;
using Xunit;

namespace NetMcp.Server.Tests.Approvals;

/// <summary>The HTTP interface of approvals behind the gate: who it lets in, and what it takes for an approval.</summary>
public sealed class ApprovalHttpTests : IAsyncLifetime
{
    private const string Public = "https://gateway.test";

    private static readonly string Approve = $"{ApprovalEndpoints.Path}/{FakeApprovals.Request.Id}/approve";
    private static readonly string Body = $$"""{"plan_hash":"{{FakeApprovals.Request.PlanHash}}","comment":"looked at"}""";

    private readonly FakeApprovals _approvals = new();
    private GuardedGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await GuardedGateway.StartAsync(more: services => services.AddSingleton<IApprovals>(_approvals).AddSingleton<ApprovalEndpoints>());

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Approve_WithAToken_IsTheTokensPrincipal()
    {
        var (status, content) = await SendAsync(_gateway.Issue(subject: "nina"), HttpMethod.Post, Approve, Body);

        Assert.Equal(200, status);
        Assert.Equal("waiting", content.GetProperty("state").GetString());
        var answer = Assert.Single(_approvals.Answers);
        Assert.Equal(("nina", true, FakeApprovals.Request.PlanHash, "looked at"), (answer.Caller.Name, answer.Approves, answer.PlanHash, answer.Comment));
        Assert.Null(answer.Caller.FindObjection(Question()));
        Assert.Contains(answer.Client!.RemoteAddress, new[] { "127.0.0.1", "::1", "::ffff:127.0.0.1" });
    }

    [Fact]
    public async Task Approve_WithANarrowedToken_IsACallerThatMayNot()
    {
        await SendAsync(_gateway.Issue(subject: "nina").Narrow(string.Empty, "helper"), HttpMethod.Post, Approve, Body);

        var caller = Assert.Single(_approvals.Answers).Caller;
        Assert.Contains("helper", caller.Behind);
        Assert.NotNull(caller.FindObjection(Question()));
    }

    [Fact]
    public async Task Anything_WithoutAToken_IsRefusedAndAudited()
    {
        foreach (var (method, path) in new[] { (HttpMethod.Get, ApprovalEndpoints.Path), (HttpMethod.Get, $"{ApprovalEndpoints.Path}/{FakeApprovals.Request.Id}"), (HttpMethod.Post, Approve) })
        {
            var (status, content) = await SendAsync(null, method, path, method == HttpMethod.Post ? Body : null);

            Assert.Equal(401, status);
            Assert.DoesNotContain(FakeApprovals.Request.PlanHash, content.GetRawText(), StringComparison.Ordinal);
        }

        Assert.Null(_approvals.Asked);
        Assert.Empty(_approvals.Answers);
        Assert.Contains(_gateway.Audit.Records, entry => entry.Record.Kind == AuditKind.Refused);
    }

    [Fact]
    public async Task Get_TextThatDeceivesAReader_IsShownForWhatItIs()
    {
        _approvals.Comment = "up\u202elink\u200b \u001b[2K";

        foreach (var path in new[] { ApprovalEndpoints.Path, $"{ApprovalEndpoints.Path}/{FakeApprovals.Request.Id}" })
        {
            var (status, content) = await SendAsync(_gateway.Issue(subject: "nina"), HttpMethod.Get, path, null);

            var request = content.TryGetProperty("approvals", out var list) ? list[0] : content;
            Assert.Equal((200, "up⟨U+202E⟩link⟨U+200B⟩ ⟨U+001B⟩[2K"), (status, request.GetProperty("comment").GetString()));
        }
    }

    [Theory]
    [InlineData("https://evil.test")]
    [InlineData("null")]
    public async Task Approve_FromAForeignPage_IsRefused(string origin)
    {
        var (status, _) = await SendAsync(_gateway.Issue(), HttpMethod.Post, Approve, Body, ("Origin", origin));

        Assert.Equal(403, status);
        Assert.Empty(_approvals.Answers);
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    public async Task Approve_AsAFormCouldSend_IsRefused(string type, int expected)
    {
        var (status, _) = await SendAsync(_gateway.Issue(), HttpMethod.Post, Approve, Body, ("Content-Type", type));

        Assert.Equal(expected, status);
        Assert.Empty(_approvals.Answers);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"plan_hash":1}""")]
    [InlineData("""{"plan_hash":"a","plan_hash":"b"}""")]
    [InlineData("""{"plan_hash":"a","principal":"nina"}""")]
    [InlineData("""{"plan_hash":{"a":{"a":{"a":{"a":{}}}}}}""")]
    public async Task Approve_WithABodyThatSaysSomethingElse_IsRefused(string body)
    {
        var (status, _) = await SendAsync(_gateway.Issue(), HttpMethod.Post, Approve, body);

        Assert.Equal(400, status);
        Assert.Empty(_approvals.Answers);
    }

    [Fact]
    public async Task Approve_WithABodyOfManyBytes_IsRefused()
    {
        var (status, _) = await SendAsync(_gateway.Issue(), HttpMethod.Post, Approve, $$"""{"plan_hash":"{{new string('a', 20_000)}}"}""");

        Assert.Equal(400, status);
        Assert.Empty(_approvals.Answers);
    }

    [Theory]
    [InlineData(FailureCode.Forbidden, 403)]
    [InlineData(FailureCode.Stale, 409)]
    [InlineData(FailureCode.InvalidArgument, 404)]
    public async Task Reject_ThatIsRefused_SaysWhy(FailureCode code, int expected)
    {
        _approvals.Failure = new Failure(code, "Because.");

        var (status, content) = await SendAsync(_gateway.Issue(), HttpMethod.Post, Approve.Replace("approve", "reject", StringComparison.Ordinal), Body);

        Assert.Equal((expected, "Because."), (status, content.GetProperty("detail").GetString()));
        Assert.False(Assert.Single(_approvals.Answers).Approves);
    }

    [Fact]
    public async Task Approve_ThatTheAuditLogDoesNotTake_IsSaidNotToCount()
    {
        _approvals.Broken = new AuditUnavailableException("full");

        var (status, content) = await SendAsync(_gateway.Issue(), HttpMethod.Post, Approve, Body);

        Assert.Equal(503, status);
        Assert.Contains("does not count", content.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<(int Status, JsonElement Content)> SendAsync(Holder? holder, HttpMethod method, string path, string? body, params (string Name, string Value)[] more)
    {
        var target = new Uri(_gateway.App.Urls.First() + path);
        using var request = new HttpRequestMessage(method, target);
        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in more.Concat(holder?.Headers(_gateway.Clock.GetUtcNow(), method.Method, Public + path) ?? []))
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = new(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var http = new HttpClient();
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, JsonDocument.Parse(text).RootElement);
    }

    private static AccessQuestion Question() => new()
    {
        Operation = GrantOperation.Approve,
        Device = new DeviceSummary { Name = DeviceName.Parse("edge-1"), State = DeviceState.Idle, Protocol = "netconf-ssh" },
        DevicesInChange = 1,
    };
}
