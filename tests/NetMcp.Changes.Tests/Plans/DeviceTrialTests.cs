using NetMcp.Changes.Plans;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using Xunit;
using static NetMcp.Changes.Tests.Plans.PlanBed;

namespace NetMcp.Changes.Tests.Plans;

/// <summary>A dry run on the device leaves it as it was, whatever happens.</summary>
public sealed class DeviceTrialTests
{
    private readonly PlanBed _bed = new();
    private readonly FakeDevice _device;

    public DeviceTrialTests() => _device = _bed.Network.Add("r1", Schema, Box("<name>a</name>"));

    [Fact]
    public async Task Trial_ThatTheDeviceTakes_IsDiscarded()
    {
        var plan = await TryAsync();

        Assert.True(plan.CanBeApplied);
        Assert.Empty(plan.Messages);
        Assert.Equal(
            ["1 read running", "1 lock candidate", "1 is-dirty", "1 edit candidate", "1 validate candidate", "1 read candidate", "1 discard", "1 unlock candidate"],
            _device.Log);
        NothingIsLeft();
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("validate")]
    public async Task Trial_ThatTheDeviceRefuses_IsAnErrorAndDiscarded(string operation)
    {
        _device.FailNext(operation, _device.Refused("bad-element", "hunter2 is not liked"));

        var plan = await TryAsync();

        Assert.False(plan.CanBeApplied);
        var message = Assert.Single(plan.Messages);
        Assert.Contains("bad-element", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeMasker.Word, message.Path + message.Text, StringComparison.Ordinal);
        NothingIsLeft();
    }

    [Fact]
    public async Task Candidate_ThatHoldsEditsOfSomebodyElse_IsLeftAlone()
    {
        var theirs = FakeConfig.Parse(Box("<name>theirs</name>"));
        _device.Abilities = _device.Abilities with { LockRefusesDirtyCandidate = false };
        _device.Candidate = theirs;

        var plan = await TryAsync();

        Assert.Contains("edits of somebody else", Assert.Single(plan.Messages).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_device.Log, line => line.Contains("discard", StringComparison.Ordinal) || line.Contains("edit", StringComparison.Ordinal));
        Assert.Empty(_device.Locks);
    }

    [Fact]
    public async Task Candidate_ThatSomebodyHasLocked_IsLeftAlone()
    {
        _device.LockForSomebody(Datastore.Candidate);

        var plan = await TryAsync();

        Assert.False(plan.CanBeApplied);
        Assert.DoesNotContain(_device.Log, line => line.Contains("discard", StringComparison.Ordinal));
        Assert.Equal(999u, _device.Locks[Datastore.Candidate]);
    }

    [Fact]
    public async Task Trial_WhoseAnswerIsLost_IsDiscardedByTheEndOfTheSession()
    {
        _device.FailNext("edit", _device.Away(Transmission.Unknown), afterwards: true);
        _device.FailNext("discard", _device.Away(Transmission.Unknown));

        var plan = await TryAsync();

        Assert.False(plan.CanBeApplied);
        NothingIsLeft();
    }

    [Fact]
    public async Task Device_ThatMakesSomethingElseOfIt_IsSaid()
    {
        _device.Before = operation =>
        {
            if (operation == "validate")
            {
                _device.Candidate = FakeConfig.Parse(Box("<name>B</name>"));
            }

            return Task.CompletedTask;
        };

        var plan = await TryAsync();

        Assert.Contains("~ /box:box/name: b -> B", Assert.Single(plan.Messages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_WithoutACandidate_CannotTry()
    {
        _device.Abilities = _device.Abilities with { Candidate = CandidateUse.None };

        var plan = await TryAsync();

        Assert.True(plan.CanBeApplied);
        Assert.Contains("not tried", Assert.Single(plan.Messages).Text, StringComparison.Ordinal);
        Assert.True(_device.Runs(Box("<name>a</name>")));
    }

    private async Task<ChangePlan> TryAsync() => (await _bed.PlanAsync(DryRun.Device, Edit("Merge", "/box:box/name", "\"b\""))).Value;

    private void NothingIsLeft()
    {
        Assert.True(_device.Runs(Box("<name>a</name>")));
        Assert.False(_device.IsDirty);
        Assert.Empty(_device.Locks);
        Assert.Equal(0, _device.OpenSessions);
    }
}
