using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using Xunit;
using static NetMcp.Changes.Tests.Plans.PlanBed;

namespace NetMcp.Changes.Tests.Plans;

public sealed class PlannerTests
{
    private readonly PlanBed _bed = new();

    [Fact]
    public async Task Plan_HasTheHashOfWhatItSays()
    {
        _bed.Network.Add("r1", Schema);
        var plan = (await _bed.PlanAsync(Edit("Merge", "/box:box/name", "\"b\""))).Value;

        Assert.Equal(ChangeId.OfHash(plan.Hash), plan.Id);
        Assert.Equal(plan.Hash, PlanText.Seal(plan).Hash);
        Assert.NotEqual(plan.Hash, PlanText.Seal(plan with { RequestedBy = ChangeRequester.Of(new LocalCaller("mallory")) }).Hash);
        Assert.True(PlanText.TryRead(PlanText.Write(plan), plan.Id, out var read, out var reason), reason);
        Assert.Equal(PlanText.Write(plan), PlanText.Write(read));
    }

    [Theory]
    [InlineData(null, 300)]
    [InlineData(100, 300)]
    [InlineData(900, 900)]
    public async Task ConfirmTimeout_IsNeverLessThanWhatIsNeeded(int? wanted, int expected)
    {
        _bed.Network.Add("r1", Schema);
        var request = new PlanRequest { Caller = new LocalCaller("t"), Edits = [Edit("Merge", "/box:box/name", "\"b\"")], ConfirmTimeout = wanted is { } seconds ? TimeSpan.FromSeconds(seconds) : null };

        Assert.Equal(TimeSpan.FromSeconds(expected), (await _bed.Planner.PlanAsync(request, default)).Value.ConfirmTimeout);
    }

    [Fact]
    public async Task Batches_AreTheCanariesOneByOneAndThenTheRest()
    {
        foreach (var name in new[] { "r1", "r2", "r3", "r4", "r5" })
        {
            _bed.Network.Add(name, Schema);
        }

        var request = new PlanRequest
        {
            Caller = new LocalCaller("t"),
            Edits = [.. new[] { "r5", "r3", "r1", "r2", "r4" }.Select(device => Edit("Merge", "/box:box/name", "\"b\"", device))],
            Canaries = [DeviceName.Parse("r4")],
            BatchSize = 3,
        };

        var plan = (await _bed.Planner.PlanAsync(request, default)).Value;

        Assert.Equal(["r1", "r2", "r3", "r4", "r5"], plan.Devices.Select(device => device.Device.Value));
        Assert.Equal(["r4", "r1 r2 r3", "r5"], plan.Batches.Select(batch => string.Join(' ', batch)));
    }

    [Fact]
    public async Task Request_ThatBreaksLimits_SaysAllOfThem()
    {
        var request = new PlanRequest
        {
            Caller = new LocalCaller("t"),
            Edits = [.. Enumerable.Range(1, 11).Select(number => Edit("Merge", "/box:box/name", "\"b\"", $"r{number}"))],
            BatchSize = 0,
            Canaries = [DeviceName.Parse("nobody")],
            Checks = [new PlannedCheck(CheckKind.Unchanged) { Table = "alrams" }, new PlannedCheck(CheckKind.Value) { Path = "/x" }],
        };

        var failure = (await _bed.Planner.PlanAsync(request, default)).Failure!;

        Assert.Equal(FailureCode.InvalidArgument, failure.Code);
        foreach (var words in new[] { "at most 10 edits", "at most 5 devices", "at least one device", "nobody", "no table 'alrams'", "expected value" })
        {
            Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/box:box/up", "true", null, null)]
    [InlineData("/box:box/speed", null, 1.5, "")]
    [InlineData("/box:box/up", "maybe", null, "can never be there")]
    [InlineData("/box:box/up", null, 1.0, "is no number")]
    [InlineData("/box:box/uo", "true", null, "Did you mean")]
    [InlineData("/box:box/port", "x", null, "one leaf")]
    [InlineData("/box:box/port/mtu", "1500", null, "by its keys")]
    public async Task Check_OfAValue_IsHeldToTheModels(string path, string? expected, double? least, string? words)
    {
        _bed.Network.Add("r1", Schema);
        var request = new PlanRequest
        {
            Caller = new LocalCaller("t"),
            Edits = [Edit("Merge", "/box:box/name", "\"b\"")],
            Checks = [new PlannedCheck(CheckKind.Value) { Path = path, Expected = expected, Least = (decimal?)least }],
        };

        var plan = (await _bed.Planner.PlanAsync(request, default)).Value;

        Assert.Equal(string.IsNullOrEmpty(words), plan.CanBeApplied);
        Assert.Contains(plan.Checks, check => check.Kind == CheckKind.Reachable);
        if (!plan.CanBeApplied)
        {
            Assert.Contains(plan.Messages, message => message.Text.Contains(words!, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Device_ThatIsAway_IsAFailureAloneAndAMistakeAmongOthers()
    {
        _bed.Network.Add("r1", Schema).IsAway = true;
        Assert.Equal(FailureCode.Unreachable, (await _bed.PlanAsync(Edit("Merge", "/box:box/name", "\"b\""))).Failure!.Code);

        _bed.Network.Add("r2", Schema);
        var plan = (await _bed.PlanAsync(Edit("Merge", "/box:box/name", "\"b\""), Edit("Merge", "/box:box/name", "\"b\"", "r2"))).Value;

        Assert.False(plan.CanBeApplied);
        Assert.Equal("r1", Assert.Single(plan.Messages).Device.Value);
    }

    [Theory]
    [InlineData("reduced", true, "accept_reduced_safety")]
    [InlineData("none", false, "Because.")]
    public async Task Promise_ThatIsNotFull_IsSaid(string grade, bool canBeApplied, string words)
    {
        var device = _bed.Network.Add("r1", Schema);
        device.Abilities = device.Abilities with { Promise = new ChangePromise(grade, ["Because."]) };

        var plan = (await _bed.PlanAsync(Edit("Merge", "/box:box/name", "\"b\""))).Value;

        Assert.Equal(canBeApplied, plan.CanBeApplied);
        Assert.Contains(plan.Messages, message => message.Text.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 300)]
    [InlineData(120, 390)]
    [InlineData(300, 570)]
    [InlineData(301, null)]
    public async Task Check_ThatMaySettle_HasItsTimeInTheTimer(int settle, int? timeout)
    {
        _bed.Network.Add("r1", Schema);
        var request = new PlanRequest
        {
            Caller = new LocalCaller("t"),
            Edits = [Edit("Merge", "/box:box/name", "\"b\"")],
            Checks = [new PlannedCheck(CheckKind.Reachable) { Settle = TimeSpan.FromSeconds(settle) }],
        };

        var planned = await _bed.Planner.PlanAsync(request, default);

        Assert.Equal(timeout, planned.IsSuccess ? (int?)planned.Value.ConfirmTimeout.TotalSeconds : null);
    }

    [Fact]
    public async Task Planning_LeavesNothingOnTheDevice()
    {
        var device = _bed.Network.Add("r1", Schema);
        await _bed.PlanAsync(Edit("Merge", "/box:box/name", "\"b\""));

        Assert.Equal(0, device.OpenSessions);
        Assert.All(device.Log, line => Assert.Contains("read running", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CommitId_IsReadBeforeTheBaseAndKept()
    {
        var device = _bed.Network.Add("r1", Schema, Box("<name>a</name>"));
        device.CommitId = "re0-1";

        var plan = (await _bed.PlanAsync(Edit("Merge", "/box:box/name", "\"b\""))).Value;
        device.Running = Fakes.FakeConfig.Parse(Box("<name>b</name>"));
        device.CommitId = "re0-2";
        var only = plan.Devices[0];
        var back = (await _bed.Planner.PlanRollbackAsync(plan, [new PostImage(only.Device, only.TargetHash, only.TargetXml)], new LocalCaller("t"), default)).Value;

        Assert.Equal("1 read-commit-id", device.Log[0]);
        Assert.Equal(("re0-1", "re0-2"), (only.CommitId, back.Devices[0].CommitId));
        Assert.True(PlanText.TryRead(PlanText.Write(plan), plan.Id, out var read, out _));
        Assert.Equal("re0-1", read.Devices[0].CommitId);
    }

    [Fact]
    public async Task CommitId_SessionLostOverIt_IsNoPlan()
    {
        var device = _bed.Network.Add("r1", Schema);
        device.CommitId = "re0-1";
        device.FailNext("read-commit-id", device.Away(Transmission.Unknown));

        Assert.Equal(FailureCode.Unreachable, (await _bed.PlanAsync(Edit("Merge", "/box:box/name", "\"b\""))).Failure!.Code);
    }

    [Fact]
    public async Task Rollback_OfWhatIsAsTheChangeLeftIt_IsTheInverse()
    {
        const string Before = "<box xmlns='urn:box'><name>a</name><rule><id>1</id></rule><rule><id>2</id></rule></box>";
        var device = _bed.Network.Add("r1", Schema, Before);
        var plan = (await _bed.PlanAsync(Edit("Delete", "/box:box/rule[id='1']"), Edit("Merge", "/box:box/name", "\"b\""))).Value;
        var only = plan.Devices[0];
        device.Running = Fakes.FakeConfig.Edit(device.Running, only.EditXml, Schema).Config!;
        var after = string.Concat(device.Running.Elements());

        var back = (await _bed.Planner.PlanRollbackAsync(plan, [new PostImage(only.Device, only.TargetHash, only.TargetXml)], new LocalCaller("t"), default)).Value;

        Assert.True(back.CanBeApplied);
        Assert.Equal(plan.Id, back.RollsBack);
        Assert.Equal("~ /box:box/name: b -> a\n+ /box:box/rule[id='1'] (1 leafs) (first)\n", back.Devices[0].Difference);
        Assert.Equal(only.BaseHash, back.Devices[0].TargetHash);
        HoldsToItsEdit(back.Devices[0], after);
    }

    [Fact]
    public async Task Rollback_OfWhatSomebodyChangedSince_IsRefusedAndSaysWhat()
    {
        var device = _bed.Network.Add("r1", Schema, Box("<name>a</name>"));
        var plan = (await _bed.PlanAsync(Edit("Merge", "/box:box/name", "\"b\""))).Value;
        device.Running = Fakes.FakeConfig.Parse(Box("<name>c</name>"));
        var only = plan.Devices[0];

        var failure = (await _bed.Planner.PlanRollbackAsync(plan, [new PostImage(only.Device, only.TargetHash, only.TargetXml)], new LocalCaller("t"), default)).Failure!;

        Assert.Equal(FailureCode.Stale, failure.Code);
        Assert.Contains("~ /box:box/name: b -> c", failure.Message, StringComparison.Ordinal);
    }
}
