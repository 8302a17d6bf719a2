using System.Text.Json.Nodes;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Changing;

/// <summary>Applying, watching, confirming, taking back and listing.</summary>
public sealed class ChangeToolsTests
{
    private static readonly DeviceName Edge1 = DeviceName.Parse("edge-1");

    private static string Handle => SamplePlans.Id.Value;

    [Fact]
    public async Task Apply_OfAPlan_PassesKeyAndAcceptanceOn()
    {
        using var toolbox = new Toolbox();
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.change.apply", $$"""{"change":"{{Handle}}","idempotency_key":"k1","accept_reduced_safety":true}"""));
        Assert.Equal(new ApplyRequest(SamplePlans.Id, LocalCaller.Anonymous) { IdempotencyKey = "k1", AcceptReducedSafety = true }, Assert.Single(toolbox.Changes.Applied));
        Assert.Equal(("applying", false), ((string?)content["state"], (bool)content["ended"]!));
        Assert.Equal($$"""network.change.status {"change":"{{Handle}}","wait_seconds":25}""", (string?)content["next"]![0]);
    }

    [Theory]
    [InlineData("network.change.confirm", "confirm")]
    [InlineData("network.change.rollback", "rollback")]
    public async Task Asking_ForAChange_NamesItAndTheCaller(string tool, string what)
    {
        using var toolbox = new Toolbox();
        await toolbox.InvokeAsync(tool, $$"""{"change":"{{Handle}}"}""");
        Assert.Equal((what, SamplePlans.Id, "anonymous"), Assert.Single(toolbox.Changes.Asked));
    }

    [Theory]
    [InlineData("network.change.apply", """{"change":"c-1"}""", "'change' is 'c-1'; a handle is c- and 32 hexadecimal digits, as network.change.plan gives it.")]
    [InlineData("network.change.status", """{"change":"C-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""", "'change' is 'C-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'; a handle is c- and 32 hexadecimal digits, as network.change.plan gives it.")]
    [InlineData("network.change.status", """{"wait_seconds":26}""", "'change' is required. 'wait_seconds' must be a whole number from 0 to 25.")]
    [InlineData("network.change.confirm", """{"change":"../../etc/passwd"}""", "'change' is '../../etc/passwd'; a handle is c- and 32 hexadecimal digits, as network.change.plan gives it.")]
    [InlineData("network.change.rollback", """{}""", "'change' is required.")]
    [InlineData("network.change.list", """{"state":"done","limit":0,"device":"edge-9"}""", "'device': There is no device 'edge-9'. Did you mean 'edge-1'? network.devices.list gives the names. 'state' is 'done'; it must be one of planned, awaiting_approval, applying, checking, awaiting_confirmation, confirming, rolling_back, confirmed, rolled_back, refused, stale, partially_confirmed, unknown. 'limit' must be a whole number from 1 to 50.")]
    public async Task AnyOfThem_WithAWrongArgument_SaysWhichAndWhy(string tool, string arguments, string expected)
    {
        using var toolbox = new Toolbox();
        Assert.Equal(expected, (string?)(await toolbox.FailAsync(tool, arguments))["message"]);
        Assert.Empty(toolbox.Changes.Applied);
        Assert.Empty(toolbox.Changes.Asked);
    }

    [Fact]
    public async Task Status_OfAChangeUnderItsTimer_SaysByWhenAndWhatFailed()
    {
        using var toolbox = new Toolbox();
        toolbox.Changes.Status = change => new ChangeStatus(change, ChangeState.RollingBack)
        {
            ConfirmBy = DateTimeOffset.UnixEpoch.AddMinutes(5),
            Reason = $"A check failed, {FakeMasker.Secret}.",
            Devices =
            [
                new DeviceChangeStatus(Edge1, DeviceChangeState.Pending)
                {
                    ConfirmBy = DateTimeOffset.UnixEpoch.AddMinutes(5),
                    Failure = new Failure(FailureCode.Unreachable, "The session was lost.") { Device = Edge1, Transmission = Transmission.Unknown },
                    Note = $"Somebody has committed since {FakeMasker.Secret}.",
                    ReadBack = $"- /a:a/b = {FakeMasker.Secret}\n+ /a:a/c = 2",
                },
            ],
            Checks = [new CheckResult(CheckKind.Reachable, Edge1, true, "12 ms"), new CheckResult(CheckKind.Value, Edge1, false, $"/a:a/b is {FakeMasker.Secret}")],
        };
        var result = await toolbox.InvokeAsync("network.change.status", $$"""{"change":"{{Handle}}","wait_seconds":20}""");
        var content = Toolbox.Content(result);
        Assert.Equal(TimeSpan.FromSeconds(20), toolbox.Changes.Waited);
        Assert.Equal("1970-01-01T00:05:00Z", (string?)content["confirm_by"]);
        Assert.Equal("unknown", (string?)content["devices"]![0]!["failure"]!["outcome"]);
        Assert.Equal("Somebody has committed since ***.", (string?)content["devices"]![0]!["note"]);
        Assert.Contains("\n  Somebody has committed since ***.\n", Toolbox.Text(result), StringComparison.Ordinal);
        Assert.Equal("- /a:a/b = ***\n+ /a:a/c = 2", (string?)content["devices"]![0]!["read_back"]);
        Assert.DoesNotContain(FakeMasker.Secret, content.ToJsonString() + Toolbox.Text(result), StringComparison.Ordinal);
        Assert.Contains("check value on edge-1 failed: /a:a/b is ***", Toolbox.Text(result), StringComparison.Ordinal);
        Assert.DoesNotContain("12 ms", Toolbox.Text(result), StringComparison.Ordinal);
    }

    public static TheoryData<string> States => [.. Enum.GetNames<ChangeState>()];

    [Theory]
    [MemberData(nameof(States))]
    public async Task Status_InEveryState_SaysWhatCanBeDoneNext(string state)
    {
        using var toolbox = new Toolbox();
        toolbox.Changes.Status = change => new ChangeStatus(change, Enum.Parse<ChangeState>(state));
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.change.status", $$"""{"change":"{{Handle}}"}"""));
        Assert.NotEmpty((JsonArray)content["next"]!);
        var tools = toolbox.Tools.Select(tool => tool.ProtocolTool.Name).ToList();
        var named = System.Text.RegularExpressions.Regex.Matches(content["next"]!.ToJsonString(), @"network\.[a-z]+(\.[a-z]+)*").Select(match => match.Value);
        Assert.All(named, name => Assert.Contains(name, tools));
    }

    [Fact]
    public async Task Status_WithItsPlan_ShowsTheDifferenceToo()
    {
        using var toolbox = new Toolbox();
        toolbox.Changes.Known = _ => SamplePlans.Of(new PlanRequest { Caller = new LocalCaller("x"), Edits = [new RequestedEdit(Edge1, EditOperation.Remove, "/a:a", null)] });
        var result = await toolbox.InvokeAsync("network.change.status", $$"""{"change":"{{Handle}}","plan":true}""");
        Assert.Equal("+ /a:a/b = 1", (string?)Toolbox.Content(result)["plan"]!["devices"]![0]!["difference"]);
        Assert.Contains("is applying", Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfNoSuchChange_IsATypedFailure()
    {
        using var toolbox = new Toolbox();
        toolbox.Changes.Status = _ => new Failure(FailureCode.InvalidArgument, "There is no such change.");
        Assert.Equal("There is no such change.", (string?)(await toolbox.FailAsync("network.change.status", $$"""{"change":"{{Handle}}"}"""))["message"]);
    }

    [Fact]
    public async Task List_OfChanges_ShowsThemAndTheFreeze()
    {
        using var toolbox = new Toolbox();
        toolbox.Changes.Summaries = [new ChangeSummary(SamplePlans.Id, ChangeState.PartiallyConfirmed, "anonymous", DateTimeOffset.UnixEpoch, [Edge1], FakeMasker.Secret)];
        toolbox.Changes.Freeze = new ChangeFreeze("ops", DateTimeOffset.UnixEpoch, "audit");
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.change.list", """{"device":"edge-1","state":"partially_confirmed"}"""));
        Assert.Equal((Edge1, ChangeState.PartiallyConfirmed), (toolbox.Changes.LastQuery!.Device, toolbox.Changes.LastQuery.State));
        var row = Assert.Single((JsonArray)content["changes"]!)!;
        Assert.Equal((Handle, "partially_confirmed", "***"), ((string?)row["change"], (string?)row["state"], (string?)row["comment"]));
        Assert.Equal(("ops", "audit"), ((string?)content["frozen"]!["by"], (string?)content["frozen"]!["reason"]));
    }
}
