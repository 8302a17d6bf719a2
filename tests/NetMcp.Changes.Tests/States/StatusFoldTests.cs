using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using Xunit;

namespace NetMcp.Changes.Tests.States;

/// <summary>What records come to, as a table.</summary>
public sealed class StatusFoldTests
{
    [Theory]
    [InlineData("", ChangeState.Planned, DeviceChangeState.Untouched)]
    [InlineData("Applying", ChangeState.Applying, DeviceChangeState.Untouched)]
    [InlineData("Applying Locking:1", ChangeState.Applying, DeviceChangeState.Untouched)]
    [InlineData("Applying Locking:1 Locked:1", ChangeState.Applying, DeviceChangeState.Locked)]
    [InlineData("Applying Locked:1 BaseVerified:1 Editing:1", ChangeState.Applying, DeviceChangeState.Locked)]
    [InlineData("Applying Locked:1 Editing:1 Staged:1", ChangeState.Applying, DeviceChangeState.Staged)]
    [InlineData("Applying Locked:1 Staged:1 Released:1", ChangeState.Applying, DeviceChangeState.Untouched)]
    [InlineData("Applying Staged:1 Committing:1", ChangeState.Applying, DeviceChangeState.Pending)]
    [InlineData("Applying Committing:1 Committed:1 Checking", ChangeState.Checking, DeviceChangeState.Pending)]
    [InlineData("Applying Committed:1 Checking ChecksPassed", ChangeState.AwaitingConfirmation, DeviceChangeState.Pending)]
    [InlineData("Applying Committed:1 Checking RequesterConfirmed ChecksPassed", ChangeState.AwaitingConfirmation, DeviceChangeState.Pending)]
    [InlineData("Applying Committed:1 Checking ChecksPassed RequesterConfirmed", ChangeState.Checking, DeviceChangeState.Pending)]
    [InlineData("Applying Committed:1 Checking ChecksPassed RequesterConfirmed DecidedConfirm", ChangeState.Confirming, DeviceChangeState.Pending)]
    [InlineData("Applying Committed:1 DecidedConfirm Confirming:1 Confirmed:1", ChangeState.Confirming, DeviceChangeState.Confirmed)]
    [InlineData("Applying Committed:1 DecidedConfirm Confirmed:1 Released:1 Locking:2", ChangeState.Applying, DeviceChangeState.Confirmed)]
    [InlineData("Applying Committed:1 Checking DecidedUndo Undoing:1", ChangeState.RollingBack, DeviceChangeState.Pending)]
    [InlineData("Applying Committed:1 DecidedUndo Recovering", ChangeState.RollingBack, DeviceChangeState.Pending)]
    public void Status_OfRecords(string records, ChangeState state, DeviceChangeState device)
    {
        using var world = new EngineWorld(2);
        var plan = world.Plan with { RequesterConfirms = true };

        var status = StatusFold.Of(plan, [.. records.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Record)]);

        Assert.Equal(state, status.State);
        Assert.Equal(device, status.Devices[0].State);
        Assert.Equal(device == DeviceChangeState.Pending, status.ConfirmBy is not null);
    }

    private static ChangeRecord Record(string text)
    {
        var parts = text.Split(':');
        var kind = Enum.Parse<RecordKind>(parts[0]);
        return new ChangeRecord
        {
            Kind = kind,
            At = DateTimeOffset.UnixEpoch,
            Device = parts.Length > 1 ? Core.Devices.DeviceName.Parse("r" + parts[1]) : null,
            ConfirmBy = kind is RecordKind.Committing or RecordKind.Committed ? DateTimeOffset.UnixEpoch.AddSeconds(300) : null,
        };
    }
}
