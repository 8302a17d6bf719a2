using System.Collections.Concurrent;
using NetMcp.Changes.Applying;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.Deciding;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Changes.Recovering;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Files;

namespace NetMcp.Changes.Running;

/// <summary>The changes that are under way: each goes on by itself until its end, whoever asked and waits for it or not.</summary>
internal sealed class ChangeRuns(ChangePorts ports, IChangeJournals journals, IPlanStore plans) : IDisposable
{
    private readonly ConcurrentDictionary<ChangeId, ChangeRun> _runs = new();
    private readonly ConcurrentDictionary<ChangeId, Task> _driving = new();
    private readonly ConcurrentDictionary<ChangeId, Task> _unanswered = new();
    private readonly RunStop _stop = new(ports);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Which devices are taken.</summary>
    public DeviceClaims Claims { get; } = new();

    /// <summary>What was left behind and can be brought to no end.</summary>
    public StuckChanges Stuck { get; } = new(journals);

    /// <summary>Done when every change that a death left behind has its devices: only then may a new one begin.</summary>
    public Task Ready => _ready.Task;

    /// <summary>A change that is under way, or null.</summary>
    public ChangeRun? Find(ChangeId change) => _runs.GetValueOrDefault(change);

    /// <summary>What stands against beginning anything new, because the gateway is being stopped; null while it is not.</summary>
    public Failure? StopObjection => _stop.HasBegun ? RunStop.Reason with { Message = "The gateway is being stopped; nothing was begun.", Retryable = true } : null;

    /// <summary>
    /// Whether nobody knows yet if a change has a journal, as the disk has not answered: its devices stay claimed, and when it has one it is brought to its end
    /// without having begun anything.
    /// </summary>
    public bool IsUnanswered(ChangeId change) => _unanswered.ContainsKey(change);

    /// <summary>Begins a change whose devices are claimed; it is under way when the task is done.</summary>
    /// <returns>
    /// The change; null where the disk has not answered (<see cref="IsUnanswered"/>): nothing was begun, nothing will be, and its devices are given up here when it has.
    /// </returns>
    /// <exception cref="IOException">The disk does not take its journal: nothing was begun.</exception>
    public async Task<ChangeRun?> BeginAsync(ChangePlan plan, ChangeRequester requester, ChangeApproval? approval)
    {
        // Not given up with the call: the approval is used by now, and a change that the disk has and nobody drives would neither end nor begin.
        var journal = await journals.OpenAsync(plan.Id, CancellationToken.None).ConfigureAwait(false);
        var run = new ChangeRun(plan, journal, [], ports);
        var begun = run.WriteAsync(RecordKind.Applying, CancellationToken.None, record => record with { By = requester, Approval = approval, Text = Asked(requester, approval) });
        try
        {
            // Twice: the audit log has its own before, and says more.
            await begun.WaitAsync(ports.Options.DiskPatience * 2).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!begun.IsCompleted)
        {
            _unanswered[plan.Id] = begun;
            _ = SettleAsync(run, begun);
            return null;
        }

        await begun.ConfigureAwait(false);
        ports.Logger.Applying(plan.Id.Value, requester.Shown, plan.Devices.Count);
        Drive(run, isFresh: true);
        return run;
    }

    // The caller has been told that nothing is begun. What its journal says all the same is brought to its end as after a death.
    private async Task SettleAsync(ChangeRun run, Task begun)
    {
        await begun.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (begun.IsCompletedSuccessfully)
        {
            run.AskUndo(new Failure(FailureCode.InternalError, "The gateway's disk did not answer in time when the change was to begin; nothing was begun. Plan again."));
            Drive(run, isFresh: false);
        }
        else
        {
            Claims.Release(run.Plan.Id);
        }

        _unanswered.TryRemove(run.Plan.Id, out _);
    }

    private static string Asked(ChangeRequester requester, ChangeApproval? approval) =>
        $"Asked for by {requester.Shown}{(approval is null ? string.Empty : $", approved by {string.Join(", ", approval.Approvers)} ({approval.Id})")}.";

    /// <summary>Takes up what a death left behind, once, at start.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        foreach (var id in journals.All())
        {
            if (await OpenPatientlyAsync(id, cancellationToken).ConfigureAwait(false) is { } run)
            {
                Claims.ClaimFree(run.Plan);
                Drive(run, isFresh: false);
            }
        }

        _ready.TrySetResult();
    }

    /// <summary>Has what is not decided undone, and nothing new begun; returns at once.</summary>
    public void BeginStop() => _stop.Begin();

    /// <summary>
    /// Undoes what is not decided and finishes what is, as far as the time for it goes (<see cref="ChangeOptions.StopBudget"/>); stops where each
    /// change is then, and leaves the rest to its journal.
    /// </summary>
    public Task StopAsync(CancellationToken cancellationToken) => _stop.EndAsync(_driving, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    // A disk that does not answer says nothing about a journal: nothing new is begun before it has.
    private async Task<ChangeRun?> OpenPatientlyAsync(ChangeId id, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await OpenUnfinishedAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (SlowDiskException e)
            {
                ports.Logger.NotWritten(e, id.Value);
                await Task.Delay(ports.Options.DiskPatience, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<ChangeRun?> OpenUnfinishedAsync(ChangeId id, CancellationToken cancellationToken)
    {
        IReadOnlyList<ChangeRecord> records = [];
        try
        {
            records = journals.Read(id);
            if (records.Count == 0 || records.Any(record => record.Kind == RecordKind.Ended))
            {
                return null;
            }

            if (plans.Find(id) is { } plan)
            {
                return new ChangeRun(plan, await journals.OpenAsync(id, cancellationToken).ConfigureAwait(false), records, ports);
            }

            ports.Logger.Unreadable(null, id.Value);
        }
        catch (Exception e) when (e is (IOException and not SlowDiskException) or InvalidDataException or UnauthorizedAccessException)
        {
            ports.Logger.Unreadable(e, id.Value);
        }

        Stuck.Note(id, DevicesOf(id, records));
        return null;
    }

    // As far as anything tells: the plan, the header that outlived it, and the records.
    private HashSet<DeviceName> DevicesOf(ChangeId id, IReadOnlyList<ChangeRecord> records)
    {
        var planned = plans.Find(id)?.Devices.Select(device => device.Device) ?? plans.All().FirstOrDefault(header => header.Id == id)?.Devices;
        return [.. planned ?? [], .. records.Select(record => record.Device).OfType<DeviceName>()];
    }

    private void Drive(ChangeRun run, bool isFresh)
    {
        _runs[run.Plan.Id] = run;

        // Of its own, and not of the call that asked for it.
        _driving[run.Plan.Id] = Task.Run(() => DriveAsync(run, isFresh));
    }

    private async Task DriveAsync(ChangeRun run, bool isFresh)
    {
        var engine = new ChangeEngine(ports);
        var recovering = new ChangeRecovering(ports, engine);
        var faults = new RunFaults(ports, run.Plan.Id);
        using var told = _stop.Tell(run);
        do
        {
            try
            {
                await (isFresh ? engine.RunAsync(run, _stop.Over) : recovering.RunAsync(run, _stop.Over)).ConfigureAwait(false);
                Claims.Release(run.Plan.Id);
                _runs.TryRemove(run.Plan.Id, out _);
                _driving.TryRemove(run.Plan.Id, out _);
                journals.Close(run.Plan.Id);
                return;
            }
            catch (OperationCanceledException) when (_stop.Over.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A full disk, or a fault of ours: as after a death, what the journal says is gone by.
                isFresh = false;
                faults.Note(e);
            }

            await Task.Delay(faults.Pause, ports.Time, _stop.Asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!_stop.HasBegun);
    }
}
