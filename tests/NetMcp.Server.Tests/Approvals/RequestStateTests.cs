using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Changes;
using NetMcp.Changes.States;
using NetMcp.Core.Auditing;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using NetMcp.Tools;
using Xunit;

namespace NetMcp.Server.Tests.Approvals;

/// <summary>What comes back with a requestState, in hand-written messages: it is the caller's own and for its change, or it is refused.</summary>
public sealed class RequestStateTests
{
    private const string Form = """{"elicitation":{}}""";
    private const string Told = """{"approval":{"action":"accept","content":{"approve":true}}}""";

    [Fact]
    public async Task State_ComingBack_IsAnsweredByTheStatusAndBeginsNothing()
    {
        await using var gateway = await StartAsync();
        var holder = gateway.Issue();
        var state = await AskedAsync(gateway, holder);

        // People have approved it meanwhile: a click in the agent's client still begins nothing.
        gateway.Changes.Status = change => new ChangeStatus(change, ChangeState.Planned);
        var answer = await ApplyAsync(gateway, holder, Retry(state));

        Assert.Equal("planned", State(answer));
        Assert.Single(gateway.Changes.Applied);
        await ApplyAsync(gateway, holder);
        Assert.Equal(2, gateway.Changes.Applied.Count);
    }

    [Fact]
    public async Task State_OfAnotherCaller_IsRefused()
    {
        await using var gateway = await StartAsync();
        var holder = gateway.Issue();
        var state = await AskedAsync(gateway, holder);

        AssertRefused(await ApplyAsync(gateway, gateway.Issue(subject: "agent-8"), Retry(state)));
        AssertRefused(await ApplyAsync(gateway, gateway.Issue(), Retry(state)));
        AssertRefused(await ApplyAsync(gateway, holder.Narrow(""), Retry(state)));
        Assert.Single(gateway.Changes.Applied);
        Assert.Equal("awaiting_approval", State(await ApplyAsync(gateway, holder, Retry(state))));
    }

    [Fact]
    public async Task State_OfAnotherPlanForgedOrOver_IsRefused()
    {
        await using var gateway = await StartAsync();
        var holder = gateway.Issue();
        var state = await AskedAsync(gateway, holder);

        AssertRefused(await ApplyAsync(gateway, holder, Retry(state), change: ChangeId.OfHash(new string('3', 64)).Value));
        AssertRefused(await ApplyAsync(gateway, holder, Retry((state[0] == 'A' ? "B" : "A") + state[1..])));
        AssertRefused(await ApplyAsync(gateway, holder, Retry("")));
        AssertRefused(await ApplyAsync(gateway, holder, Retry("approved"), "{}"));
        gateway.Clock.Advance(TimeSpan.FromMinutes(11));
        AssertRefused(await ApplyAsync(gateway, holder, Retry(state)), "is over");
        Assert.Single(gateway.Changes.Applied);
    }

    [Fact]
    public async Task State_SentToAnotherTool_BeginsNothingThere()
    {
        await using var gateway = await StartAsync();
        var holder = gateway.Issue(Grant("\"changes_per_hour\":1"));
        var state = await AskedAsync(gateway, holder);

        AssertRefused(await RollBackAsync(gateway, holder, Retry(state)));
        AssertRefused(await RollBackAsync(gateway, holder, Retry("x")));
        var plain = await RollBackAsync(gateway, holder);

        // It gets nobody around the budget either.
        Assert.Empty(gateway.Changes.Asked);
        Assert.Contains("changes_per_hour", plain.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rollback_ThatWaits_IsToldAndItsStateIsForItAlone()
    {
        var rollback = ChangeId.OfHash(new string('7', 64));
        await using var gateway = await StartAsync();
        gateway.Changes.Status = _ => WaitingApproval.Of(rollback);
        var holder = gateway.Issue();

        var told = (await RollBackAsync(gateway, holder)).Result;
        var state = told.GetProperty("requestState").GetString()!;

        Assert.Contains($"change {rollback} waits", told.GetProperty("inputRequests").GetProperty("approval").GetProperty("params").GetProperty("message").GetString(), StringComparison.Ordinal);
        gateway.Changes.Status = change => new ChangeStatus(change, change == rollback ? ChangeState.Planned : ChangeState.Confirmed);
        Assert.Equal("planned", State(await RollBackAsync(gateway, holder, Retry(state))));
        Assert.Single(gateway.Changes.Asked);
        AssertRefused(await RollBackAsync(gateway, holder, Retry(state.Split('.')[0])));
        AssertRefused(await RollBackAsync(gateway, holder, Retry(state.Split('.')[0] + "." + WaitingApproval.Change)));
        AssertRefused(await RollBackAsync(gateway, holder, Retry(state), ChangeId.OfHash(new string('3', 64)).Value));
        AssertRefused(await ApplyAsync(gateway, holder, Retry(state)));
        AssertRefused(await RollBackAsync(gateway, gateway.Issue(subject: "agent-8"), Retry(state)));
    }

    [Fact]
    public async Task Answer_WithoutItsState_IsAFirstCallThatIsNotAskedAgain()
    {
        await using var gateway = await StartAsync();
        var holder = gateway.Issue();
        await AskedAsync(gateway, holder);

        var answer = await ApplyAsync(gateway, holder, $"\"inputResponses\":{Told},");

        Assert.Equal("awaiting_approval", State(answer));
        Assert.Equal(2, gateway.Changes.Applied.Count);
    }

    [Fact]
    public async Task Asking_IsOneChangeOfTheBudgetAndNoFaultInTheAuditLog()
    {
        await using var gateway = await StartAsync();
        var holder = gateway.Issue(Grant("\"changes_per_hour\":1"));

        var state = await AskedAsync(gateway, holder);
        Assert.Equal("awaiting_approval", State(await ApplyAsync(gateway, holder, Retry(state))));
        Assert.Contains("changes_per_hour", (await ApplyAsync(gateway, holder)).Body, StringComparison.Ordinal);

        var ended = gateway.Audit.Records.Select(entry => entry.Record).Where(record => record.Kind == AuditKind.CallEnded).ToList();
        Assert.Equal([(AuditOutcome.Succeeded, "input_required"), (AuditOutcome.Succeeded, null)], ended.Select(record => (record.Outcome, record.Code)));
    }

    [Theory]
    [InlineData("""{"elicitation":{"url":{}}}""", true, "url")]
    [InlineData("""{"elicitation":{"form":{},"url":{}}}""", true, "url")]
    [InlineData("""{"elicitation":{"form":{},"url":{}}}""", false, "form")]
    [InlineData("""{"elicitation":{"form":{}}}""", true, "form")]
    [InlineData("""{"elicitation":{"url":{}}}""", false, null)]
    [InlineData("{}", true, null)]
    public async Task Mode_IsWhatTheClientTakesAndTheConfigurationHas(string capabilities, bool hasAddress, string? mode)
    {
        await using var gateway = await StartAsync(hasAddress);

        var result = (await ApplyAsync(gateway, gateway.Issue(), capabilities: capabilities)).Result;

        if (mode is null)
        {
            Assert.Equal("awaiting_approval", result.GetProperty("structuredContent").GetProperty("state").GetString());
            return;
        }

        var words = result.GetProperty("inputRequests").GetProperty("approval").GetProperty("params");
        Assert.Equal(mode, words.GetProperty("mode").GetString());
        if (mode == "url")
        {
            Assert.Equal("https://gateway.example/api/approvals/" + WaitingApproval.Request.Id, words.GetProperty("url").GetString());
        }
        else
        {
            Assert.Equal("""{"type":"object","properties":{}}""", words.GetProperty("requestedSchema").GetRawText());
        }
    }

    [Fact]
    public async Task Client_OfASessionThatDoesNotAnswer_GetsTheStatusAfterAWhile()
    {
        await using var gateway = await StartAsync();
        var holder = gateway.Issue();
        var headers = new[] { ("Accept", "application/json, text/event-stream") };
        using var opened = await gateway.Client.OpenAsync(
            HttpMethod.Post,
            $$"""{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{{Form}},"clientInfo":{"name":"wire","version":"1"} } }""",
            null,
            [.. headers, .. holder.Headers(gateway.Clock.GetUtcNow())]);
        var session = opened.Headers.GetValues("Mcp-Session-Id").Single();
        await gateway.Client.InSessionAsync(holder, session, """{"jsonrpc":"2.0","method":"notifications/initialized"}""");

        using var call = await gateway.Client.OpenAsync(
            HttpMethod.Post,
            $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"network.change.apply","arguments":{"change":"{{WaitingApproval.Change}}"} } }""",
            null,
            [.. headers, ("Mcp-Session-Id", session), .. holder.Headers(gateway.Clock.GetUtcNow())]);
        using var lines = new StreamReader(await call.Content.ReadAsStreamAsync().Guarded());
        await ReadToAsync(lines, "elicitation/create");
        gateway.Clock.Advance(TimeSpan.FromSeconds(26));

        await ReadToAsync(lines, "awaiting_approval");
        Assert.Single(gateway.Changes.Applied);
    }

    private static async Task<GuardedGateway> StartAsync(bool hasAddress = false)
    {
        var gateway = await GuardedGateway.StartAsync(more: services =>
            services.AddSingleton(new ToolOptions { ApprovalsAddress = hasAddress ? new Uri("https://gateway.example/api/approvals/") : null }));
        gateway.Changes.Status = WaitingApproval.Status;
        return gateway;
    }

    private static async Task<string> AskedAsync(GuardedGateway gateway, Holder holder)
    {
        var result = (await ApplyAsync(gateway, holder)).Result;
        Assert.Equal("input_required", result.GetProperty("resultType").GetString());
        Assert.Equal("elicitation/create", result.GetProperty("inputRequests").GetProperty("approval").GetProperty("method").GetString());
        return result.GetProperty("requestState").GetString()!;
    }

    private static string Retry(string state) => $"\"inputResponses\":{Told},\"requestState\":{JsonSerializer.Serialize(state)},";

    private static Task<GateAnswer> RollBackAsync(GuardedGateway gateway, Holder holder, string retry = "", string? change = null) =>
        CallAsync(gateway, holder, "network.change.rollback", retry, Form, change ?? WaitingApproval.Change.Value);

    private static Task<GateAnswer> ApplyAsync(GuardedGateway gateway, Holder holder, string retry = "", string capabilities = Form, string? change = null) =>
        CallAsync(gateway, holder, "network.change.apply", retry, capabilities, change ?? WaitingApproval.Change.Value);

    private static async Task<GateAnswer> CallAsync(GuardedGateway gateway, Holder holder, string tool, string retry, string capabilities, string change)
    {
        var body = GateClient.Body("tools/call", $$"""{{retry}}"name":"{{tool}}","arguments":{"change":"{{change}}" }""")
            .Replace("clientCapabilities\":{}", "clientCapabilities\":" + capabilities, StringComparison.Ordinal);
        using var answer = await gateway.Client.OpenAsync(
            HttpMethod.Post,
            body,
            null,
            [("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "tools/call"), ("Mcp-Name", tool), .. holder.Headers(gateway.Clock.GetUtcNow())]);
        return await GateAnswer.ReadAsync(answer);
    }

    private static string? State(GateAnswer answer) => answer.Result.GetProperty("structuredContent").GetProperty("state").GetString();

    private static void AssertRefused(GateAnswer answer, string words = "not given to this caller")
    {
        Assert.True(answer.Result.GetProperty("isError").GetBoolean());
        Assert.Contains(words, answer.Result.GetProperty("structuredContent").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static async Task ReadToAsync(StreamReader lines, string text)
    {
        string? line;
        do
        {
            line = await lines.ReadLineAsync().Guarded();
        }
        while (line is not null && !line.Contains(text, StringComparison.Ordinal));
        Assert.NotNull(line);
    }

    private static string Grant(string budgets) => GuardedGateway.Everything.Replace("\"pattern\"", $"\"budgets\":{{{budgets}}},\"pattern\"", StringComparison.Ordinal);
}
