using NetMcp.Changes.Applying;
using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Tables;

namespace NetMcp.Changes.Checking;

/// <summary>The tables as they were before the commit, for the checks that compare with them.</summary>
internal sealed class TableSnapshots
{
    private const string Alarms = "alarms";

    private readonly Dictionary<(DeviceName Device, string Kind), DeviceTable?> _tables = [];

    /// <summary>The table that a check compares; null for checks that compare none.</summary>
    public static string? TableOf(PlannedCheck check) => check.Kind switch
    {
        CheckKind.Unchanged => check.Table,
        CheckKind.NoNewAlarm => Alarms,
        _ => null,
    };

    /// <summary>The table as it was; null where a check is passed over.</summary>
    public DeviceTable? Of(DeviceName device, string kind) => _tables[(device, kind)];

    /// <summary>Reads what will be compared. What cannot be read now could not be judged later: then nothing is begun.</summary>
    public async Task<Failure?> TakeAsync(ChangePorts ports, IReadOnlyList<DevicesCheck> checks, CancellationToken cancellationToken)
    {
        foreach (var (check, device) in checks)
        {
            if (TableOf(check) is not { } kind || (_tables.TryGetValue((device.Name, kind), out var taken) && (taken is not null || check.IfThere)))
            {
                continue;
            }

            var read = await ports.Tables.ReadAsync(device.Name, kind, cancellationToken).ConfigureAwait(false);
            if (!read.TryGet(out var table, out var failure))
            {
                return failure;
            }

            if (table.Source is null || table.Truncated)
            {
                if (check.IfThere)
                {
                    _tables[(device.Name, kind)] = null;
                    continue;
                }

                var why = table.Source is null ? "the device has no model for it" : "it is too long to compare";
                return new Failure(FailureCode.NotSupported, $"The check of {kind} cannot be made: {why}. Leave it out of the plan.") { Device = device.Name };
            }

            _tables[(device.Name, kind)] = table;
        }

        return null;
    }
}
