using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Played;

/// <summary>What holds for whole changes of every played kind but Junos, whatever undoes them there.</summary>
public abstract class StandardChangeTests
{
    private protected static readonly PlayedSite Wanted = PlayedStandard.Before with { Location = "rack 5" };

    /// <summary>The grade of the promise, and what the device does for a change that is kept.</summary>
    private protected abstract (string Promise, string[] Kept) Expected { get; }

    private protected abstract PlayedStandard Make();

    [Fact]
    public async Task Change_IsKeptAndNothingIsLeft()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device);

        await change.BeginAsync();

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.Confirmed, null, (Wanted, "")), (ended.State, ended.Devices.Single().Failure, device.Now));
        Assert.Equal(Expected.Promise, change.Plan.Devices.Single().Abilities.Promise.Grade);
        Assert.Equal(Expected.Kept, device.Log);
    }

    [Fact]
    public async Task Awaiting_NobodyConfirms_IsAsBefore()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device, timeout: 6);

        await change.BeginAsync(requesterConfirms: true);

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.RolledBack, (PlayedStandard.Before, "")), (ended.State, device.Now));
        Assert.Contains("Nobody confirmed", ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Fails_IsAsBefore()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device) { Expects = "dora" };

        await change.BeginAsync();

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.RolledBack, (PlayedStandard.Before, ""), PlayedStandard.Before), (ended.State, device.Now, device.Startup));
        Assert.Contains(ended.Checks, check => !check.Passed);
    }

    [Fact]
    public async Task Check_Passes_IsKept()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device) { Expects = "anna" };

        await change.BeginAsync();

        Assert.Equal((ChangeState.Confirmed, (Wanted, "")), ((await change.WaitAsync()).State, device.Now));
    }

    [Fact]
    public async Task Edit_APartOfItIsRefused_NothingWasEverInForce()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device) { Sets = [("location", "rack 5"), ("contact", PlayedSite.Refused)] };

        await change.BeginAsync();

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.Refused, FailureCode.DeviceError, (PlayedStandard.Before, "")), (ended.State, ended.Devices.Single().Failure?.Code, device.Now));
        Assert.DoesNotContain(device.Log, line => line.StartsWith("commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lock_SomebodyHasIt_IsRefusedAndTheHolderNamed()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device);
        device.LockBySomebody("running", 7);

        await change.BeginAsync();

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.Refused, FailureCode.LockDenied), (ended.State, ended.Devices.Single().Failure?.Code));
        Assert.Contains("session 7 holds it", ended.Reason, StringComparison.Ordinal);
        Assert.Equal((PlayedStandard.Before, "lock"), device.Now);
        Assert.DoesNotContain(device.Log, line => line.StartsWith("edit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Base_SomebodyChangesItAfterThePlan_IsStaleAndTheirsStays()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device);
        await change.PlanAsync();
        device.ChangeBySomebody(site => site with { Location = "rack 9" });

        await change.ApplyAsync();

        Assert.Equal((ChangeState.Stale, ("rack 9", "")), ((await change.WaitAsync()).State, (device.Now.Running.Location, device.Now.Left)));
    }

    /// <summary>The gateway dies after a record, and another one finds what it left.</summary>
    private protected async Task DieAsync(string point, ChangeState end)
    {
        await using var device = Make();
        await using var change = new PlayedChange(device) { DiesAfter = Enum.Parse<RecordKind>(point) };
        await change.BeginAsync();

        await change.RestartAsync();

        Assert.Equal((end, (end == ChangeState.Confirmed ? Wanted : PlayedStandard.Before, "")), ((await change.WaitAsync()).State, device.Now));
    }
}
