using System.Text.Json;
using System.Xml.Linq;
using NetMcp.Changes.Callers;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Changes.Tests.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Tables;
using NetMcp.TestKit;
using NetMcp.Trust.Paths;
using Xunit;

namespace NetMcp.Changes.Tests.Callers;

/// <summary>What a caller with path rules is answered holds nothing of what is hidden from it.</summary>
public sealed class ShownAnswersTests
{
    private static readonly JsonSerializerOptions Everything = new() { IncludeFields = true };

    private readonly FakeCaller _agent = new("agent") { Rules = GuardedRoom.NoUsers };
    private readonly LocalCaller _operator = new("operator");

    [Fact]
    public async Task Stale_SaysWhatMovedOfWhatIsSeen()
    {
        await using var room = await GuardedRoom.StartAsync();
        var plan = (await room.Changes.PlanAsync(GuardedRoom.Request(_agent, PlanBed.Edit("Merge", "/box:box/port[name='p2']/role", "\"core\"")), Guard.Token())).Value;
        room.Network["r1"].Running = FakeConfig.Parse(PlanBed.Box("<port><name>p1</name><role>edge</role></port><port><name>p2</name><role>edge</role><peer>p1</peer></port>"));
        room.Network["r1"].Candidate = new(room.Network["r1"].Running);

        var ended = await room.ApplyAsync(plan, _agent);

        Assert.Equal(ChangeState.Stale, ended.State);
        Assert.DoesNotContain("peer", Text(ended), StringComparison.Ordinal);
        Assert.DoesNotContain("leafs", Text(ended), StringComparison.Ordinal);
        Assert.Contains("moved", ended.Devices[0].Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("port[name='p2']", Text((await room.Changes.WaitAsync(plan.Id, _operator, TimeSpan.Zero, null, Guard.Token())).Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfATableThatFails_TellsNoRow()
    {
        await using var room = await GuardedRoom.StartAsync();
        var asked = 0;
        room.Tables.Table = (_, kind) => new DeviceTable(kind, "/m:t", ["name", "oper"], 1, [["tunnel-to-hidden", asked++ == 0 ? "up" : "down"]]);
        var plan = await room.PlanNameAsync(_agent, checks: new PlannedCheck(CheckKind.Unchanged) { Table = "interfaces" });

        var ended = await room.ApplyAsync(plan, _agent);
        var whole = (await room.Changes.WaitAsync(plan.Id, _operator, TimeSpan.Zero, null, Guard.Token())).Value;

        Assert.Equal(ChangeState.RolledBack, ended.State);
        Assert.Contains("A check failed", ended.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("tunnel-to-hidden", Text(ended), StringComparison.Ordinal);
        Assert.Contains("tunnel-to-hidden", Text(whole), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Device_ThatRefuses_IsHeardByItsTagOnly(bool isDryRun)
    {
        await using var room = await GuardedRoom.StartAsync();
        string said;
        if (isDryRun)
        {
            room.Network["r1"].FailNext("edit", room.Network["r1"].Refused("operation-failed", "user root has shell sh"));
            said = string.Join('\n', (await room.Changes.PlanAsync(
                GuardedRoom.Request(_agent, PlanBed.Edit("Merge", "/box:box/name", "\"b\"")) with { DryRun = DryRun.Device }, Guard.Token())).Value.Messages);
        }
        else
        {
            var plan = await room.PlanNameAsync(_agent);
            room.Network["r1"].FailNext("edit", room.Network["r1"].Refused("operation-failed", "user root has shell sh"));
            said = Text(await room.ApplyAsync(plan, _agent));
        }

        Assert.Contains("operation-failed", said, StringComparison.Ordinal);
        Assert.DoesNotContain("root", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAndEdit_OfAHiddenNode_AreAnsweredAsOfOneThatIsNotThere()
    {
        await using var room = await GuardedRoom.StartAsync();

        async Task<string> TryAsync(string name)
        {
            var request = GuardedRoom.Request(
                _agent, PlanBed.Edit("Merge", "/box:box/name", "\"b\""), PlanBed.Edit("Merge", $"/box:box/{name}[name='root']/shell", "\"x\""), PlanBed.Edit("Remove", $"/box:box/{name}[shell='sh']")) with
            {
                Checks = [new PlannedCheck(CheckKind.Value) { Path = $"/box:box/{name}[name='root']/shell", Expected = "sh" }],
            };
            var plan = (await room.Changes.PlanAsync(request, Guard.Token())).Value;
            Assert.Equal(3, plan.Messages.Count(message => message.IsError));
            return string.Join('\n', plan.Messages).Replace(name, "NAME", StringComparison.Ordinal);
        }

        Assert.Equal(await TryAsync("nobody"), await TryAsync("user"));
    }

    [Fact]
    public async Task Device_ThatIsHidden_IsAnsweredAsOneThatIsNotThere()
    {
        await using var room = await GuardedRoom.StartAsync();
        _agent.Devices = ["r1"];

        async Task<Failure> TryAsync(string device, DryRun dryRun) => (await room.Changes.PlanAsync(
            GuardedRoom.Request(_agent, PlanBed.Edit("Merge", "/box:box/name", "\"b\"", device)) with { DryRun = dryRun }, Guard.Token())).Failure!;

        foreach (var dryRun in Enum.GetValues<DryRun>())
        {
            Assert.Equal((await TryAsync("r9", dryRun)).Message, (await TryAsync("r2", dryRun)).Message);
        }

        Assert.Empty(room.Network["r2"].Log);
    }

    [Fact]
    public async Task Plan_OfMoreDevicesThanMayBeChangedAtOnce_AsksNoDevice()
    {
        await using var room = await GuardedRoom.StartAsync();
        _agent.MostDevices = 1;

        var refused = await room.Changes.PlanAsync(GuardedRoom.Request(
            _agent, PlanBed.Edit("Merge", "/box:box/name", "\"b\""), PlanBed.Edit("Merge", "/box:box/name", "\"b\"", "r2")), Guard.Token());

        Assert.Equal(FailureCode.Forbidden, refused.Failure?.Code);
        Assert.Empty(room.Network["r1"].Log);
    }

    [Fact]
    public async Task Rollback_OfAnEntryThatSomethingHiddenHasComeInto_IsForWhoSeesIt()
    {
        await using var room = await GuardedRoom.StartAsync();
        var plan = (await room.Changes.PlanAsync(GuardedRoom.Request(_agent, PlanBed.Edit("Merge", "/box:box/port[name='p2']/role", "\"core\"")), Guard.Token())).Value;

        // The device itself sets what the agent does not see.
        room.Network["r1"].OnCommit = running => running.Descendants().Single(leaf => leaf.Name.LocalName == "role" && leaf.Value == "core")
            .AddAfterSelf(new XElement(XName.Get("peer", "urn:box"), "p1"));
        var ended = await room.ApplyAsync(plan, _agent);

        var refused = await room.Changes.RollBackAsync(plan.Id, _agent, Guard.Token());
        var taken = await room.Changes.RollBackAsync(plan.Id, _operator, Guard.Token());

        Assert.Equal(ChangeState.Confirmed, ended.State);
        Assert.DoesNotContain("peer", Text(ended), StringComparison.Ordinal);
        Assert.Equal(FailureCode.Forbidden, refused.Failure?.Code);
        Assert.True(taken.IsSuccess, taken.Failure?.Message);
    }

    [Theory]
    [InlineData("+ /box:box/name = x", true)]
    [InlineData("~ /box:box/port[name='a: b']/mtu: 1 -> 2", true)]
    [InlineData("- /box:box/port[name='p1']/peer = p2", false)]
    [InlineData("+ /box:box/port[name='p1'] (3 leafs)", false)]
    [InlineData("- /box:box/user[name='x'] = /box:box/name", false)]
    [InlineData("+ /box:box/user[name='] + /box:box/name']", false)]
    [InlineData("... and 5 more", false)]
    [InlineData("anything that a device says", false)]
    public void Line_OfADifference_IsShownWhereAllOfItsNodeIsSeen(string line, bool isShown) =>
        Assert.Equal(isShown ? line + "\n" : null, ShownText.Difference(line, _agent)?.Replace("\n\n", "\n", StringComparison.Ordinal));

    [Fact]
    public async Task Messages_WrittenForSomebodyElse_AreNotTold()
    {
        await using var room = await GuardedRoom.StartAsync();
        var plan = (await room.Changes.PlanAsync(GuardedRoom.Request(
            _operator, PlanBed.Edit("Merge", "/box:box/name", "\"b\""), PlanBed.Edit("Merge", "/box:box/nothing-like-it", "\"b\"")), Guard.Token())).Value;

        var seen = room.Changes.FindPlan(plan.Id, _agent).Value;

        Assert.Contains("nothing-like-it", Assert.Single(plan.Messages).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing-like-it", Assert.Single(seen.Messages).Text, StringComparison.Ordinal);
        Assert.Equal(plan.Messages, room.Changes.FindPlan(plan.Id, _operator).Value.Messages);
    }

    private static string Text(ChangeStatus status) => string.Join('\n', [
        status.Reason ?? "",
        .. status.Checks.Select(check => check.Text),
        .. status.Devices.Select(device => $"{device.ReadBack} {device.Note} {(device.Failure is { } failure ? failure.Message + JsonSerializer.Serialize(failure.RpcErrors, Everything) : "")}"),
    ]);
}
