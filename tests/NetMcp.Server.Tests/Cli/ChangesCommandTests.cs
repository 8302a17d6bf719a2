using System.Text.Json;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Server.Cli;
using NetMcp.Tools.Tests.Fakes;
using Xunit;

namespace NetMcp.Server.Tests.Cli;

/// <summary>netmcp changes against a served gateway whose changes a test says.</summary>
public sealed class ChangesCommandTests(ServedFixture served) : IClassFixture<ServedFixture>
{
    private static readonly DeviceName Edge1 = DeviceName.Parse("edge-1");

    private static string Handle => SamplePlans.Id.Value;

    private FakeChanges Changes => served.Changes;

    [Fact]
    public async Task List_OfChanges_PrintsATableAndTheFreeze()
    {
        Changes.Summaries = [new ChangeSummary(SamplePlans.Id, ChangeState.RolledBack, "anonymous", DateTimeOffset.UnixEpoch, [Edge1, DeviceName.Parse("dead")], "mtu\u001b[2J")];
        Changes.Freeze = new ChangeFreeze("ops", DateTimeOffset.UnixEpoch, "audit");
        var run = await RunAsync("list", "--state", "rolled_back", "--device", "edge-1", "--limit", "3");
        var lines = run.Out.Split('\n');
        Assert.Matches("^CHANGE +STATE +CREATED_AT +REQUESTER +DEVICES +COMMENT$", lines[0]);
        Assert.Matches($"^{Handle} +rolled_back +1970-01-01T00:00:00Z +anonymous +edge-1,dead +mtu\\?\\[2J$", lines[1]);
        Assert.Equal("Changes are frozen by ops since 1970-01-01T00:00:00Z: audit\n", run.Error);
        Assert.Equal((Edge1, ChangeState.RolledBack, 3), (Changes.LastQuery!.Device, Changes.LastQuery.State, Changes.LastQuery.Limit));
        Changes.Freeze = null;

        run = await RunAsync("list", "--state", "over");
        Assert.Equal(CliExitCode.Usage, run.ExitCode);
        Assert.Contains("rolled_back", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfAChange_PrintsPlanDifferenceAndState()
    {
        Changes.Known = _ => SamplePlans.Of(new PlanRequest { Caller = new LocalCaller("x"), Edits = [new RequestedEdit(Edge1, EditOperation.Remove, "/a:a", null)] });
        Changes.Status = change => new ChangeStatus(change, ChangeState.Planned);
        var run = await RunAsync("show", Handle);
        Assert.Equal((CliExitCode.Done, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith($"Plan {Handle}, can be applied until 1970-01-01T01:00:00Z.\nedge-1: 1 edit, promise full\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n  + /a:a/b = 1\n", run.Out, StringComparison.Ordinal);

        run = await RunAsync("show", Handle, "--json");
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("planned", json.RootElement.GetProperty("state").GetString());
        Assert.Equal("edge-1", json.RootElement.GetProperty("plan").GetProperty("devices")[0].GetProperty("device").GetString());
    }

    [Theory]
    [InlineData(ChangeState.Confirmed, CliExitCode.Done)]
    [InlineData(ChangeState.AwaitingConfirmation, CliExitCode.Done)]
    [InlineData(ChangeState.RolledBack, CliExitCode.Failed)]
    [InlineData(ChangeState.Refused, CliExitCode.Failed)]
    [InlineData(ChangeState.Stale, CliExitCode.Failed)]
    [InlineData(ChangeState.PartiallyConfirmed, CliExitCode.Failed)]
    [InlineData(ChangeState.Unknown, CliExitCode.Failed)]
    public async Task Apply_OfAPlan_WaitsForItsEndAndExitsByIt(ChangeState end, int expected)
    {
        var states = new Queue<ChangeState>([ChangeState.Applying, ChangeState.Checking, ChangeState.Checking, end]);
        Changes.Status = change => new ChangeStatus(change, states.Dequeue());
        var run = await RunAsync("apply", Handle, "--accept-reduced-safety");
        Assert.Equal(expected, run.ExitCode);
        Assert.Equal($"{Handle}: applying\n{Handle}: checking\n", run.Error);
        Assert.StartsWith($"{Handle} is ", run.Out, StringComparison.Ordinal);
        Assert.True(Changes.Applied[^1].AcceptReducedSafety);
        Assert.Empty(states);
    }

    [Fact]
    public async Task Apply_WithoutWaiting_ReturnsWhileItGoesOn()
    {
        Changes.Status = change => new ChangeStatus(change, ChangeState.Applying);
        var run = await RunAsync("apply", Handle, "--no-wait");
        Assert.Equal((CliExitCode.Done, string.Empty), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Apply_ThatIsForbidden_FailsInOneLine()
    {
        Changes.Status = _ => new Failure(FailureCode.Forbidden, "Changes are frozen by ops.");
        var run = await RunAsync("apply", Handle);
        Assert.Equal((CliExitCode.Failed, string.Empty), (run.ExitCode, run.Out));
        Assert.Equal("netmcp: Changes are frozen by ops. [Network.Forbidden -32018, not sent]\n", run.Error);
    }

    [Fact]
    public async Task Confirm_OfAChange_WaitsUntilItIsKept()
    {
        var states = new Queue<ChangeState>([ChangeState.Confirming, ChangeState.Confirmed]);
        Changes.Status = change => new ChangeStatus(change, states.Dequeue());
        Assert.Equal(CliExitCode.Done, (await RunAsync("confirm", Handle)).ExitCode);
    }

    [Theory]
    [InlineData('a', ChangeState.RolledBack, CliExitCode.Done)]
    [InlineData('a', ChangeState.Confirmed, CliExitCode.Failed)]
    [InlineData('b', ChangeState.Confirmed, CliExitCode.Done)]
    [InlineData('b', ChangeState.RolledBack, CliExitCode.Failed)]
    public async Task RollBack_OfAChange_IsDoneWhenWhatActsHasTakenItBack(char acting, ChangeState end, int expected)
    {
        Changes.Status = _ => new ChangeStatus(ChangeId.OfHash(new string(acting, 64)), end);
        Assert.Equal(expected, (await RunAsync("rollback", Handle)).ExitCode);
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync(["changes", .. arguments, "--server", served.Address]);
}
