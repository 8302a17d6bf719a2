using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using NetMcp.Changes.States;
using NetMcp.Server.Tests.Cli;
using NetMcp.Server.Tests.Gateway;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Approvals;

/// <summary>Clients that show their person that a change waits for approval, and those that do not, over HTTP in both eras.</summary>
public sealed class ElicitationTests : IAsyncLifetime
{
    private readonly ServedFixture _served = new();
    private readonly List<ElicitRequestParams> _shown = [];

    public async Task InitializeAsync()
    {
        await _served.InitializeAsync();
        _served.Changes.Status = WaitingApproval.Status;
    }

    public Task DisposeAsync() => _served.DisposeAsync();

    [Theory]
    [InlineData("2026-07-28", "accept")]
    [InlineData("2026-07-28", "decline")]
    [InlineData("2026-07-28", "cancel")]
    [InlineData("2025-11-25", "accept")]
    [InlineData("2025-11-25", "decline")]
    [InlineData("2025-11-25", "cancel")]
    public async Task Client_ThatShowsIt_IsToldOnceAndItsAnswerBeginsNothing(string revision, string action)
    {
        await using var client = await ConnectAsync(revision, _ => new ElicitResult { Action = action });

        Assert.Equal("awaiting_approval", await ApplyAsync(client));
        var applied = Assert.Single(_served.Changes.Applied);
        Assert.Equal(WaitingApproval.Change, applied.Change);
        var shown = Assert.Single(_shown);
        Assert.Equal("form", shown.Mode ?? "form");
        Assert.Empty(shown.RequestedSchema!.Properties);
        Assert.Contains($"netmcp approvals show {WaitingApproval.Request.Id}", shown.Message, StringComparison.Ordinal);
        Assert.Contains("2 of noc", shown.Message, StringComparison.Ordinal);
        Assert.Contains("approves nothing", shown.Message, StringComparison.Ordinal);

        Assert.Equal("awaiting_approval", await ApplyAsync(client));
        Assert.Single(_shown);
        Assert.Equal(2, _served.Changes.Applied.Count);
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task Client_ThatDeclaresNoElicitation_GetsTheStatus(string revision)
    {
        await using var client = await ConnectAsync(revision, null);

        Assert.Equal("awaiting_approval", await ApplyAsync(client));
        Assert.Single(_served.Changes.Applied);
    }

    [Fact]
    public async Task Client_OfASessionThatFailsToShowIt_GetsTheStatus()
    {
        await using var client = await ConnectAsync("2025-11-25", _ => throw new InvalidOperationException("no screen"));

        Assert.Equal("awaiting_approval", await ApplyAsync(client));
        Assert.Single(_shown);
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task Change_ThatNeedsNoApproval_ShowsNothing(string revision)
    {
        _served.Changes.Status = change => new ChangeStatus(change, ChangeState.Applying);
        await using var client = await ConnectAsync(revision, _ => new ElicitResult { Action = "accept" });

        Assert.Equal("applying", await ApplyAsync(client));
        Assert.Empty(_shown);
    }

    private Task<McpClient> ConnectAsync(string revision, Func<ElicitRequestParams, ElicitResult>? answer) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(_served.Address), TransportMode = HttpTransportMode.StreamableHttp }),
        new McpClientOptions
        {
            ProtocolVersion = revision,
            Handlers = new McpClientHandlers { ElicitationHandler = answer is null ? null : (shown, _) => Show(shown!, answer) },
        }).Guarded();

    private ValueTask<ElicitResult> Show(ElicitRequestParams shown, Func<ElicitRequestParams, ElicitResult> answer)
    {
        _shown.Add(shown);
        return ValueTask.FromResult(answer(shown));
    }

    private static async Task<string?> ApplyAsync(McpClient client) =>
        Answer.Of(await GatewayLab.CallAsync(client, "network.change.apply", new { change = WaitingApproval.Change.Value })).GetProperty("state").GetString();
}
