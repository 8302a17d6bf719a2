using System.Diagnostics;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Policies;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Approvals;

/// <summary>From the asking to the using of an approval, and everything that ends one on the way.</summary>
public sealed class ApprovalTests : IAsyncLifetime
{
    private ApprovalBed _bed = null!;

    public async Task InitializeAsync() => _bed = await ApprovalBed.StartAsync();

    public async Task DisposeAsync() => await _bed.DisposeAsync();

    [Fact]
    public async Task Apply_OfWhatNeedsApproval_WaitsAndTouchesNothing()
    {
        var plan = await _bed.PlanAsync();

        var first = await _bed.AskAsync(plan);
        var again = await _bed.AskAsync(plan);

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(plan.Hash, first.PlanHash);
        Assert.True(_bed.NothingWasBegun());
        Assert.Equal(first.Id, Assert.Single(_bed.Announced).Id);
        Assert.Equal(first.Id, Assert.Single(_bed.Audited, record => record.Kind == AuditKind.ApprovalRequested).Approval);
        Assert.Equal(ChangeState.AwaitingApproval, Assert.Single(_bed.Changes.List(new ChangeQuery(), LocalCaller.Anonymous)).State);
    }

    [Fact]
    public async Task Apply_OfWhatNoRuleIsFor_NeedsNone()
    {
        var plan = await _bed.PlanAsync(path: "/box:box/other");

        await _bed.ApplyAsync(plan);

        Assert.Equal(ChangeState.Confirmed, (await _bed.EndAsync(plan.Id)).State);
        Assert.Empty(_bed.Announced);
    }

    [Theory]
    [InlineData("/box:box/nmae", "/box:box/name", PolicyEffectKind.Deny)]
    [InlineData("/box:box/nmae", "/box:box/other", PolicyEffectKind.Deny)]
    [InlineData("/box:bxo/name", "/box:box/name", PolicyEffectKind.Deny)]
    [InlineData("/xob:box/name", "/box:box/name", PolicyEffectKind.Allow)]
    public async Task Apply_WhereADenyingRuleNamesNothing_CountsForWhatItMayBeMeantFor(string rule, string path, PolicyEffectKind effect)
    {
        var plan = await _bed.PlanAsync(path: path);
        _bed.Current = _bed.Current with { Rules = [new PolicyRule { Name = "names", Effect = PolicyEffect.Deny, Paths = [NodePath.Parse(rule)] }] };

        Assert.Equal(effect, _bed.Changes.Judge(plan).Kind);
        var applied = await _bed.ApplyAsync(plan);

        Assert.Equal(effect == PolicyEffectKind.Allow, applied.IsSuccess);
        Assert.Equal(effect == PolicyEffectKind.Deny, _bed.NothingWasBegun() && applied is { IsSuccess: false } && applied.Failure.Message.Contains("names", StringComparison.Ordinal));
        if (applied.IsSuccess)
        {
            await _bed.EndAsync(plan.Id);
        }
    }

    [Fact]
    public async Task Judge_WhereAnAllowingRuleNamesNothing_LeavesItToTheDefault()
    {
        var plan = await _bed.PlanAsync();
        _bed.Current = _bed.Current with { Default = PolicyEffect.Deny, Rules = [new PolicyRule { Name = "names", Effect = PolicyEffect.Allow, Paths = [NodePath.Parse("/box:box/nmae")] }] };

        Assert.Equal(PolicyEffectKind.Deny, _bed.Changes.Judge(plan).Kind);
    }

    [Fact]
    public async Task Apply_ApproverRevokedSince_WaitsForAnotherApproval()
    {
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);
        Assert.True((await _bed.DecideAsync(request, new Person("nina"))).Value.IsApproved);
        _bed.Revoked.Add("token of nina");

        Assert.Equal(request.Id, (await _bed.AskAsync(plan)).Id);
        Assert.True(_bed.NothingWasBegun());

        Assert.True((await _bed.DecideAsync(request, new Person("nina") { Key = "new key", Chain = ["new token"] })).Value.IsApproved);
        await _bed.ApplyAsync(plan);
        Assert.Equal(ChangeState.Confirmed, (await _bed.EndAsync(plan.Id)).State);
    }

    [Fact]
    public async Task Apply_WithTheApproval_IsDoneAndSaysWhoApproved()
    {
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);
        Assert.True((await _bed.DecideAsync(request, "nina")).Value.IsApproved);

        await _bed.ApplyAsync(plan);

        Assert.Equal(ChangeState.Confirmed, (await _bed.EndAsync(plan.Id)).State);
        var begun = _bed.Get<IChangeJournals>().Read(plan.Id).First(record => record.Kind == RecordKind.Applying);
        Assert.Equal(request.Id, begun.Approval!.Id);
        Assert.Equal(["nina"], begun.Approval.Approvers);
        Assert.Equal(
            [AuditKind.ApprovalRequested, AuditKind.ApprovalGiven, AuditKind.ApprovalUsed, AuditKind.ChangeStep],
            _bed.Audited.Where(record => record.Approval == request.Id).Select(record => record.Kind).Distinct());
        Assert.DoesNotContain(_bed.Audited, record => record.Kind == AuditKind.ChangeStep && record.Approval != request.Id);
    }

    [Theory]
    [InlineData("nina", AuditKind.ApprovalGiven)]
    [InlineData("mallory", AuditKind.Refused)]
    public async Task Approve_FromSomewhere_IsRecordedWithThatPlaceAndTheTrace(string person, AuditKind kind)
    {
        var request = await _bed.AskAsync(await _bed.PlanAsync());
        using var trace = new Activity("approve").SetIdFormat(ActivityIdFormat.W3C).Start();

        await _bed.Approvals.DecideAsync(new ApprovalAnswer(request.Id, request.PlanHash, true, new LocalCaller(person), null) { Client = new AuditClient(null, null, "192.0.2.7") }, Guard.Token());

        var record = _bed.Audited[^1];
        Assert.Equal((kind, person, "192.0.2.7", trace.TraceId.ToHexString()), (record.Kind, record.Principal, record.Client?.RemoteAddress, record.TraceId));
    }

    [Fact]
    public async Task Wait_ForAnApproval_EndsWhenItIsGiven()
    {
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);
        var waiting = _bed.Changes.WaitAsync(plan.Id, ApprovalBed.Agent, TimeSpan.FromMinutes(5), null, Guard.Token());
        Assert.False(waiting.IsCompleted);

        await _bed.DecideAsync(request, "nina");

        var status = (await waiting.Guarded()).Value;
        Assert.Equal(ChangeState.Planned, status.State);
        Assert.True(status.Approval!.IsApproved);
    }

    [Fact]
    public async Task Approve_ByWhoeverStandsBehindTheRequester_IsRefused()
    {
        var agent = new Person("nina") { Key = "k", Chain = ["t", "t/link"], Behind = ["nina", "robot"] };
        var request = await _bed.AskAsync(await _bed.PlanAsync(agent));
        Person[] same =
        [
            agent,
            new("nina"),
            new("nils") { Key = "k" },
            new("nils") { Behind = ["nils", "robot"] },
            new("nils") { Behind = ["nils", "nina"] },
            new("nils") { Chain = ["t"] },
        ];

        foreach (var person in same)
        {
            Assert.Equal(FailureCode.Forbidden, (await _bed.DecideAsync(request, person)).Failure?.Code);
        }

        Assert.True((await _bed.DecideAsync(request, new Person("nils"))).IsSuccess);
        Assert.Equal(same.Length, _bed.Audited.Count(record => record.Kind == AuditKind.Refused));
    }

    [Fact]
    public async Task Approve_ByWhomeverMayNot_IsRefused()
    {
        var request = await _bed.AskAsync(await _bed.PlanAsync());

        Assert.Equal(FailureCode.Forbidden, (await _bed.DecideAsync(request, LocalCaller.Anonymous)).Failure?.Code);
        Assert.Equal(FailureCode.Forbidden, (await _bed.DecideAsync(request, "sam")).Failure?.Code);
        Assert.Equal(FailureCode.Forbidden, (await _bed.DecideAsync(request, new Person("nina") { MayApprove = false })).Failure?.Code);
        Assert.Equal(FailureCode.InvalidArgument, (await _bed.DecideAsync(request, new Person("nina") { SeesDevices = false })).Failure?.Code);
        Assert.Equal(FailureCode.Stale, (await _bed.DecideAsync(request, new Person("nina"), hash: new string('0', 64))).Failure?.Code);
        Assert.Empty(Assert.Single(await _bed.Approvals.ListAsync(new Person("nina"), Guard.Token())).Request.Decisions);
    }

    [Fact]
    public async Task List_ForWhoSeesNotAllDevices_LeavesItOut()
    {
        var request = await _bed.AskAsync(await _bed.PlanAsync());

        Assert.Empty(await _bed.Approvals.ListAsync(new Person("nina") { SeesDevices = false }, Guard.Token()));
        Assert.Single(await _bed.Approvals.ListAsync(new Person("nina"), Guard.Token()));
        Assert.False((await _bed.Approvals.FindAsync(request.Id, new Person("nina") { MayApprove = false }, Guard.Token())).IsSuccess);
        Assert.Equal(request.PlanHash, (await _bed.Approvals.FindAsync(request.Id, new Person("nina"), Guard.Token())).Value.Plan!.Hash);
    }

    [Fact]
    public async Task Approve_ByOneTwice_CountsOnce()
    {
        _bed.Current = ApprovalBed.Policy(PolicyEffect.Approve(2, "noc"));
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);

        Assert.True((await _bed.DecideAsync(request, new Person("nina"))).Value.IsWaiting);
        Assert.True((await _bed.DecideAsync(request, new Person("nina"))).Value.IsWaiting);
        Assert.False((await _bed.DecideAsync(request, new Person("nils") { Behind = ["nils", "nina"] })).IsSuccess);
        Assert.Equal(ChangeState.AwaitingApproval, (await _bed.ApplyAsync(plan)).Value.State);
        Assert.True((await _bed.DecideAsync(request, new Person("nils"))).Value.IsApproved);

        await _bed.ApplyAsync(plan);
        Assert.Equal(ChangeState.Confirmed, (await _bed.EndAsync(plan.Id)).State);
    }

    [Fact]
    public async Task Apply_WithAnApprovalThatIsOver_WaitsAgain()
    {
        _bed.Current = _bed.Current with { ApprovalLifetime = TimeSpan.FromMinutes(10) };
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);
        await _bed.DecideAsync(request, "nina");

        _bed.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(ChangeState.AwaitingApproval, (await _bed.ApplyAsync(plan)).Value.State);
        Assert.True((await _bed.DecideAsync(request, "nina")).Value.IsApproved);
    }

    [Fact]
    public async Task Approve_AfterThePlansEnd_FindsItVoided()
    {
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);
        _bed.Clock.Advance(TimeSpan.FromHours(1));

        var refused = await _bed.DecideAsync(request, "nina");

        Assert.Equal(FailureCode.Forbidden, refused.Failure?.Code);
        Assert.Equal(request.Id, Assert.Single(_bed.Audited, record => record.Kind == AuditKind.ApprovalVoided).Approval);
        Assert.Equal(FailureCode.Stale, (await _bed.ApplyAsync(plan)).Failure?.Code);
    }

    [Fact]
    public async Task Apply_ByManyAtOnce_UsesTheApprovalOnce()
    {
        var plan = await _bed.PlanAsync();
        await _bed.DecideAsync(await _bed.AskAsync(plan), "nina");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _bed.ApplyAsync(plan)))).Guarded();

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
        Assert.Equal(ChangeState.Confirmed, (await _bed.EndAsync(plan.Id)).State);
        Assert.Single(_bed.Audited, record => record.Kind == AuditKind.ApprovalUsed);
        Assert.Single(_bed.Get<IChangeJournals>().Read(plan.Id), record => record.Kind == RecordKind.Applying);
    }

    [Fact]
    public async Task Take_ByManyAtOnce_GivesItToOne()
    {
        var plan = await _bed.PlanAsync();
        await _bed.DecideAsync(await _bed.AskAsync(plan), "nina");
        var gate = _bed.Get<IApprovalGate>();

        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => gate.TakeAsync(plan, ApprovalBed.Agent, Guard.Token())))).Guarded();

        Assert.Single(taken, outcome => outcome.IsSuccess);
    }

    [Fact]
    public async Task Apply_AfterARestart_FindsWhatWasApproved()
    {
        var plan = await _bed.PlanAsync();
        await _bed.DecideAsync(await _bed.AskAsync(plan), "nina");

        await _bed.RestartAsync();

        await _bed.ApplyAsync(plan);
        Assert.Equal(ChangeState.Confirmed, (await _bed.EndAsync(plan.Id)).State);
    }

    [Fact]
    public async Task Apply_AfterADeathThatTookTheApproval_NeedsAnotherOne()
    {
        var plan = await _bed.PlanAsync();
        var used = await _bed.AskAsync(plan);
        await _bed.DecideAsync(used, "nina");
        Assert.True((await _bed.Get<IApprovalGate>().TakeAsync(plan, ApprovalBed.Agent, Guard.Token())).IsSuccess);

        await _bed.RestartAsync();
        _bed.Clock.SetWall(-TimeSpan.FromMinutes(30));

        var again = await _bed.AskAsync(plan);
        Assert.NotEqual(used.Id, again.Id);
        Assert.False((await _bed.DecideAsync(used, "nils")).IsSuccess);
        Assert.All(_bed.World.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
    }

    [Fact]
    public async Task Apply_WithTheClockBehindTheApproval_CountsItForNothing()
    {
        var plan = await _bed.PlanAsync();
        await _bed.DecideAsync(await _bed.AskAsync(plan), "nina");

        _bed.Clock.SetWall(-TimeSpan.FromMinutes(5));

        Assert.Equal(ChangeState.AwaitingApproval, (await _bed.ApplyAsync(plan)).Value.State);
    }

    [Fact]
    public async Task Apply_OfAPlanThatIsStale_LeavesNoApprovalBehind()
    {
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);
        await _bed.DecideAsync(request, "nina");
        _bed.World.Devices[0].Running = FakeConfig.Parse("<box xmlns='urn:box'><name>foreign</name></box>");
        _bed.World.Devices[0].Candidate = new(_bed.World.Devices[0].Running);

        await _bed.ApplyAsync(plan);

        Assert.Equal(ChangeState.Stale, (await _bed.EndAsync(plan.Id)).State);
        Assert.False((await _bed.DecideAsync(request, "nils")).IsSuccess);
        var other = await _bed.PlanAsync(value: "c");
        Assert.Equal(ChangeState.AwaitingApproval, (await _bed.ApplyAsync(other)).Value.State);
    }

    [Fact]
    public async Task Apply_UnderAPolicyThatChanged_IsJudgedByTheNewOne()
    {
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);
        await _bed.DecideAsync(request, "nina");

        _bed.Current = ApprovalBed.Policy(PolicyEffect.Approve(2, "noc"));
        Assert.Equal(ChangeState.AwaitingApproval, (await _bed.ApplyAsync(plan)).Value.State);

        _bed.Current = ApprovalBed.Policy(PolicyEffect.Approve(1, "noc"), noc: "nils");
        Assert.Equal(ChangeState.AwaitingApproval, (await _bed.ApplyAsync(plan)).Value.State);

        _bed.Current = ApprovalBed.Policy(PolicyEffect.Deny);
        Assert.Equal(FailureCode.Forbidden, (await _bed.ApplyAsync(plan)).Failure?.Code);
        Assert.Equal(FailureCode.Forbidden, (await _bed.DecideAsync(request, "nils")).Failure?.Code);
        Assert.True(_bed.NothingWasBegun());

        _bed.Current = ChangePolicy.AllowAll;
        await _bed.ApplyAsync(plan);
        Assert.Equal(ChangeState.Confirmed, (await _bed.EndAsync(plan.Id)).State);
        Assert.Equal(request.Id, Assert.Single(_bed.Audited, record => record.Kind == AuditKind.ApprovalVoided).Approval);
    }

    [Fact]
    public async Task Apply_OfADeviceThatGotATag_IsJudgedByTheTagsOfNow()
    {
        _bed.Current = _bed.Current with { Rules = [new PolicyRule { Name = "core", Effect = PolicyEffect.Deny, Tags = ["core"] }] };
        var plan = await _bed.PlanAsync();
        _bed.Directory.Tags["r2"] = ["core"];

        var refused = await _bed.ApplyAsync(plan);

        Assert.Equal(FailureCode.Forbidden, refused.Failure?.Code);
        Assert.Contains("r2: rule core says deny: replace /box:box/name.", refused.Failure!.Message, StringComparison.Ordinal);
        _bed.Directory.Tags.Clear();
        _bed.Directory.Gone.Add("r1");
        Assert.Equal(FailureCode.Forbidden, (await _bed.ApplyAsync(plan)).Failure?.Code);
    }

    [Fact]
    public async Task Reject_ByOne_EndsItForGood()
    {
        _bed.Current = ApprovalBed.Policy(PolicyEffect.Approve(2, "noc"));
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);
        await _bed.DecideAsync(request, "nina");

        Assert.Equal(ApprovalState.Rejected, (await _bed.DecideAsync(request, "nils", approves: false)).Value.Request.State);

        Assert.Equal(FailureCode.Forbidden, (await _bed.ApplyAsync(plan)).Failure?.Code);
        Assert.False((await _bed.DecideAsync(request, "sam")).IsSuccess);
        await _bed.RestartAsync();
        Assert.Equal(FailureCode.Forbidden, (await _bed.ApplyAsync(plan)).Failure?.Code);
        Assert.True(_bed.NothingWasBegun());
    }

    [Fact]
    public async Task Approval_ThatTheAuditLogDoesNotTake_DoesNotCount()
    {
        var plan = await _bed.PlanAsync();
        var request = await _bed.AskAsync(plan);
        _bed.IsWritable = false;

        await Assert.ThrowsAnyAsync<IOException>(() => _bed.DecideAsync(request, "nina"));
        _bed.IsWritable = true;
        Assert.Equal(ChangeState.AwaitingApproval, (await _bed.ApplyAsync(plan)).Value.State);

        await _bed.DecideAsync(request, "nina");
        _bed.IsWritable = false;
        Assert.Equal(FailureCode.InternalError, (await _bed.ApplyAsync(plan)).Failure?.Code);
        Assert.True(_bed.NothingWasBegun());
    }

    [Fact]
    public async Task Rollback_ThatNeedsApproval_IsPlannedOnceAndWaits()
    {
        var plan = await _bed.PlanAsync();
        await _bed.DecideAsync(await _bed.AskAsync(plan), "nina");
        await _bed.ApplyAsync(plan);
        await _bed.EndAsync(plan.Id);

        var back = (await _bed.Changes.RollBackAsync(plan.Id, ApprovalBed.Agent, Guard.Token())).Value;
        var again = (await _bed.Changes.RollBackAsync(plan.Id, ApprovalBed.Agent, Guard.Token())).Value;

        Assert.Equal(ChangeState.AwaitingApproval, back.State);
        Assert.Equal(back.Change, again.Change);
        await _bed.DecideAsync(back.Approval!.Request, "nils");
        await _bed.Changes.ApplyAsync(new ApplyRequest(back.Change, ApprovalBed.Agent), Guard.Token());
        Assert.Equal(ChangeState.Confirmed, (await _bed.EndAsync(back.Change)).State);
        Assert.All(_bed.World.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
    }
}
