using System.Globalization;
using NetMcp.Changes.Applying;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;

namespace NetMcp.Changes.Checking;

/// <summary>Makes one check once. What could not be found out does not hold.</summary>
internal sealed class CheckMaking(ChangePorts ports, TableSnapshots snapshots)
{
    /// <summary>What it comes to now.</summary>
    public async Task<CheckResult> MakeAsync(DevicesCheck check, CancellationToken cancellationToken)
    {
        var (passed, text) = check.Check.Kind switch
        {
            CheckKind.Reachable => await ReachAsync(check.Device, cancellationToken).ConfigureAwait(false),
            CheckKind.Value => await CompareValueAsync(check, cancellationToken).ConfigureAwait(false),
            _ => await CompareTableAsync(check, cancellationToken).ConfigureAwait(false),
        };
        return new CheckResult(check.Check.Kind, check.Device.Name, passed, text);
    }

    private async Task<(bool Passed, string Text)> ReachAsync(DeviceRun device, CancellationToken cancellationToken)
    {
        var probed = await ports.Editor.ProbeAsync(device.Name, cancellationToken).ConfigureAwait(false);
        return probed.TryGet(out var took, out var failure)
            ? (true, string.Create(CultureInfo.InvariantCulture, $"A fresh connection and login took {took.TotalMilliseconds:0} ms."))
            : (false, "A fresh connection failed: " + failure.Message);
    }

    private async Task<(bool Passed, string Text)> CompareTableAsync(DevicesCheck check, CancellationToken cancellationToken)
    {
        var kind = TableSnapshots.TableOf(check.Check)!;
        if (snapshots.Of(check.Device.Name, kind) is not { } before)
        {
            return (true, $"{kind}: passed over, because the device has no table of it that could be compared.");
        }

        var read = await ports.Tables.ReadAsync(check.Device.Name, kind, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var now, out var failure))
        {
            return (false, failure.Message);
        }

        if (now.Truncated)
        {
            return (false, $"The table of {kind} has become too long to compare.");
        }

        if (check.Check.Kind == CheckKind.NoNewAlarm)
        {
            return TableComparing.FindNew(before, now) is { } alarms ? (false, "New alarms: " + Masked(alarms)) : (true, "No new alarm.");
        }

        var schema = await ports.Schemas.GetAsync(check.Device.Name, cancellationToken).ConfigureAwait(false);
        if (schema.Failure is { } unknown)
        {
            return (false, unknown.Message);
        }

        var change = TableComparing.FindChange(before, now, TableComparing.Meant(check.Device, schema.Value.Schema));
        return change is null ? (true, $"{kind}: as before.") : (false, $"{kind}: " + Masked(change));
    }

    private async Task<(bool Passed, string Text)> CompareValueAsync(DevicesCheck check, CancellationToken cancellationToken)
    {
        var planned = check.Check;
        var read = await LeafReading.ReadAsync(ports, check.Device.Name, planned.Path ?? string.Empty, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var value, out var failure))
        {
            return (false, $"{planned.Path}: {failure.Message}");
        }

        if (value is null)
        {
            return (false, $"{planned.Path}: there is no value, or more than one.");
        }

        if (planned.Expected is { } expected)
        {
            return (value == expected, $"{planned.Path} is {Masked(value)}, expected {Masked(expected)}.");
        }

        var isNumber = decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        var bounds = string.Create(CultureInfo.InvariantCulture, $"{planned.Least?.ToString(CultureInfo.InvariantCulture) ?? "..."} to {planned.Most?.ToString(CultureInfo.InvariantCulture) ?? "..."}");
        return (isNumber && !(number < planned.Least) && !(number > planned.Most), $"{planned.Path} is {Masked(value)}, expected {bounds}.");
    }

    private string Masked(string text) => ports.Masker.MaskText(text);
}
