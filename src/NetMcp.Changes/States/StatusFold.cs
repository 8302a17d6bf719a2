using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.States;

/// <summary>What the records of a journal come to. A pure function: the running change and a restarted gateway see the same.</summary>
internal static class StatusFold
{
    /// <summary>How the change stands after its records.</summary>
    public static ChangeStatus Of(ChangePlan plan, IReadOnlyList<ChangeRecord> records)
    {
        var devices = plan.Devices.ToDictionary(device => device.Device, device => new DeviceChangeStatus(device.Device, DeviceChangeState.Untouched));
        var status = new ChangeStatus(plan.Id, ChangeState.Planned) { ChangedAt = plan.CreatedAt };
        var checks = new List<CheckResult>();
        var isRequesterHeard = false;
        foreach (var record in records)
        {
            isRequesterHeard = IsHeard(isRequesterHeard, record);
            if (record.Device is { } name && devices.TryGetValue(name, out var device))
            {
                devices[name] = Device(device, record);
            }

            if (record is { Kind: RecordKind.Checked, Check: { } check })
            {
                checks.Add(check);
            }

            status = status with
            {
                State = State(status.State, record, plan.RequesterConfirms && !isRequesterHeard),
                Reason = Reason(record) ?? status.Reason,
                ChangedAt = record.At,
            };
        }

        return status with
        {
            Devices = [.. plan.Devices.Select(device => devices[device.Device])],
            Checks = checks,
            ConfirmBy = status.HasEnded ? null : devices.Values.Min(device => device.ConfirmBy),
        };
    }

    /// <summary>The state alone, which needs nothing of the plan but whether its requester's confirmation is waited for.</summary>
    public static ChangeState StateOf(bool requesterConfirms, IReadOnlyList<ChangeRecord> records)
    {
        var state = ChangeState.Planned;
        var isRequesterHeard = false;
        foreach (var record in records)
        {
            isRequesterHeard = IsHeard(isRequesterHeard, record);
            state = State(state, record, requesterConfirms && !isRequesterHeard);
        }

        return state;
    }

    // A confirmation is for one batch, and counts for nothing before the checks of that have passed.
    private static bool IsHeard(bool isHeard, ChangeRecord record) => record.Kind switch
    {
        RecordKind.RequesterConfirmed => true,
        RecordKind.ChecksPassed => false,
        _ => isHeard,
    };

    private static ChangeState State(ChangeState state, ChangeRecord record, bool awaitsRequester) => record.Kind switch
    {
        RecordKind.Ended => record.EndState ?? ChangeState.Unknown,
        RecordKind.Applying => ChangeState.Applying,

        // Another batch begins.
        RecordKind.Locking when state == ChangeState.Confirming => ChangeState.Applying,
        RecordKind.Checking => ChangeState.Checking,
        RecordKind.ChecksPassed when awaitsRequester => ChangeState.AwaitingConfirmation,
        RecordKind.RequesterConfirmed when state == ChangeState.AwaitingConfirmation => ChangeState.Checking,
        RecordKind.DecidedConfirm => ChangeState.Confirming,
        RecordKind.DecidedUndo => ChangeState.RollingBack,
        _ => state,
    };

    private static string? Reason(ChangeRecord record) =>
        record.Device is null || record.Kind == RecordKind.DecidedUndo ? record.Text ?? record.Failure?.Message : null;

    private static DeviceChangeStatus Device(DeviceChangeStatus device, ChangeRecord record)
    {
        device = record.Kind switch
        {
            RecordKind.Locked => device with { State = DeviceChangeState.Locked },
            RecordKind.BaseVerified => device with { Note = record.Text },
            RecordKind.Staged => device with { State = DeviceChangeState.Staged },

            // From the sending on it may be in force.
            RecordKind.Committing or RecordKind.Committed or RecordKind.Renewing or RecordKind.Renewed =>
                device with { State = DeviceChangeState.Pending, ConfirmBy = record.ConfirmBy ?? device.ConfirmBy },
            RecordKind.Confirmed => device with { State = DeviceChangeState.Confirmed, ConfirmBy = null },
            RecordKind.ReadBack => device with
            {
                State = record.DeviceState ?? DeviceChangeState.Unknown,
                ConfirmBy = null,
                ReadBack = record.DeviceState == DeviceChangeState.RolledBack ? null : record.Text,
            },
            RecordKind.Released when device.State is DeviceChangeState.Locked or DeviceChangeState.Staged =>
                device with { State = DeviceChangeState.Untouched },
            _ => device,
        };
        return record.Failure is { } failure ? device with { Failure = failure } : device;
    }
}
