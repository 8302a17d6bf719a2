using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Access;

namespace NetMcp.Changes.Callers;

/// <summary>How a change stands, as somebody sees it: without what a device or a table says of nodes that are hidden from the caller.</summary>
internal static class ShownStatus
{
    // What is said where nobody has looked at a device.
    private static readonly string[] OfPeople = ["Asked for by ", "confirmed by ", " asked for the change to be undone.", "Nobody confirmed the change in time.", "The gateway was stopped "];

    /// <summary>The status.</summary>
    public static ChangeStatus Of(ChangeStatus status, INodeAccess access)
    {
        if (!access.LimitsPaths)
        {
            return status;
        }

        List<DeviceChangeStatus> devices = [.. status.Devices.Select(device => device with
        {
            Failure = device.Failure is { } failure ? ShownText.Failure(failure, access) : null,
            ReadBack = ShownText.Difference(device.ReadBack, access),
        })];
        List<CheckResult> checks = [.. status.Checks.Select(Of)];
        return status with { Devices = devices, Checks = checks, Reason = Reason(status, devices, checks) };
    }

    // A value is of a path that whoever sees the change may read; rows of a table are of nodes that nobody asked about.
    private static CheckResult Of(CheckResult check) => check.Kind == CheckKind.Value ? check : check with
    {
        Text = (check.Kind, check.Passed) switch
        {
            (CheckKind.Reachable, true) => "A fresh connection and login succeeded.",
            (CheckKind.Reachable, false) => "A fresh connection failed.",
            (CheckKind.NoNewAlarm, true) => "No new alarm.",
            (CheckKind.NoNewAlarm, false) => "There are new alarms, or they could not be read.",
            (_, true) => "A table is as before, or was passed over.",
            _ => "A table is not as before, or could not be read.",
        },
    };

    // Made anew from what is shown: the journal's own words hold what was seen.
    private static string? Reason(ChangeStatus status, List<DeviceChangeStatus> devices, List<CheckResult> checks)
    {
        if (status.Reason is null)
        {
            return null;
        }

        if (checks.Find(check => !check.Passed) is { } failed && status.State is ChangeState.RollingBack or ChangeState.RolledBack)
        {
            return $"A check failed on {failed.Device}.";
        }

        if (devices.Find(device => device.Failure is not null) is { Failure: { } failure } where)
        {
            return $"{where.Device}: {failure.Message}";
        }

        return OfPeople.Any(words => status.Reason.Contains(words, StringComparison.Ordinal)) ? status.Reason : null;
    }
}
