using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.States;

namespace NetMcp.Changes.Checking;

/// <summary>Makes all checks of a batch while it pends: the devices at once, the checks of a device one after the other.</summary>
internal static class BatchChecking
{
    /// <summary>Why the change is not to be kept; null when every check passed.</summary>
    public static async Task<string?> CheckAsync(
        ChangePorts ports, ChangeRun run, IReadOnlyList<DevicesCheck> checks, TableSnapshots snapshots, CancellationToken cancellationToken)
    {
        // What a plan gives its checks to settle is in its timer too.
        var mayTake = ports.Options.CheckBudget + checks.Select(check => check.Check.Settle).DefaultIfEmpty().Max();
        var until = ports.Steady + mayTake;
        using var budget = new CancellationTokenSource(mayTake, ports.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, run.UndoAsked, cancellationToken);
        var making = new CheckMaking(ports, snapshots);
        var failed = await Task.WhenAll(checks.GroupBy(check => check.Device).Select(OfDeviceAsync)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return failed.FirstOrDefault(text => text is not null);

        async Task<string?> OfDeviceAsync(IGrouping<DeviceRun, DevicesCheck> ofDevice)
        {
            foreach (var check in ofDevice)
            {
                var result = await MakeAsync(check).ConfigureAwait(false);
                await check.Device.WriteAsync(RecordKind.Checked, cancellationToken, record => record with { Check = result }).ConfigureAwait(false);
                if (!result.Passed)
                {
                    return $"{result.Device}: {result.Text}";
                }
            }

            return null;
        }

        async Task<CheckResult> MakeAsync(DevicesCheck check)
        {
            var settled = ports.Steady + check.Check.Settle;
            settled = settled < until ? settled : until;
            CheckResult? last = null;
            try
            {
                while (true)
                {
                    last = await making.MakeAsync(check, either.Token).ConfigureAwait(false);
                    if (last.Passed || ports.Steady >= settled)
                    {
                        return last;
                    }

                    await ports.PauseAsync(settled, either.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return last ?? new CheckResult(check.Check.Kind, check.Device.Name, false, run.UndoWanted?.Message ?? "The checks took longer than they may.");
            }
        }
    }
}
