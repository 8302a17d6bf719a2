using System.Globalization;
using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Auditing;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Applying;

/// <summary>The steps of a change as records of the audit log. Each is there before it is in the change's journal, and so before its effect.</summary>
internal static class StepAudit
{
    /// <summary>Records a step; of one that something is begun or decided by, the disk is waited for.</summary>
    /// <exception cref="AuditUnavailableException">It is not recorded: nothing that rests on it may be begun.</exception>
    public static ValueTask WriteAsync(IAuditLog log, ChangeRun run, ChangeRecord step, CancellationToken cancellationToken) =>
        log.WriteAsync(Record(run, step), IsObservation(step.Kind) ? AuditUrgency.Read : AuditUrgency.Effect, cancellationToken);

    /// <summary>What is merely seen, between effects: the record of the next effect waits for its disk too, and comes after it.</summary>
    private static bool IsObservation(RecordKind kind) => kind is RecordKind.Locked or RecordKind.BaseVerified or RecordKind.Staged or RecordKind.Checking
        or RecordKind.Checked or RecordKind.ChecksPassed or RecordKind.Renewed or RecordKind.Released;

    private static AuditRecord Record(ChangeRun run, ChangeRecord step)
    {
        var device = step.Device is { } name ? run.Plan.Devices.FirstOrDefault(planned => planned.Device == name) : null;
        var by = step.By ?? run.AppliedBy;
        return new AuditRecord
        {
            Kind = AuditKind.ChangeStep,
            Outcome = OutcomeOf(step),
            Code = step.Failure is { } failure ? ((int)failure.Code).ToString(CultureInfo.InvariantCulture) : null,
            Reason = step.Text ?? step.Failure?.Message ?? step.Check?.Text,
            Principal = by.Name,
            ChainIds = by.Chain,
            Devices = step.Device is { } only ? [only] : [.. run.Plan.Devices.Select(planned => planned.Device)],
            ChangeId = run.Plan.Id.Value,
            PlanHash = run.Plan.Hash,
            Approval = step.Approval?.Id ?? run.Approval,
            Step = step.Kind.ToString(),
            NetconfSessionId = step.SessionId,
            MessageIds = Messages(step),
            BaseHash = device?.BaseHash,
            ResultHash = device?.TargetHash,
            TraceId = TraceOfNow.Id,
        };
    }

    private static string[] Messages(ChangeRecord step)
    {
        var (first, last) = (step.FirstMessage, step.LastMessage);
        return first is null ? [] : first == last ? [Text(first)] : [Text(first) + "-" + Text(last)];

        static string Text(long? id) => id!.Value.ToString(CultureInfo.InvariantCulture);
    }

    private static AuditOutcome OutcomeOf(ChangeRecord step) => step.Kind switch
    {
        RecordKind.Applying or RecordKind.Locking or RecordKind.Editing or RecordKind.Committing or RecordKind.Renewing or RecordKind.Confirming or RecordKind.Saving
            or RecordKind.Undoing or RecordKind.Killing or RecordKind.Recovering or RecordKind.Checking => AuditOutcome.Begun,
        RecordKind.Ended when step.EndState == ChangeState.Confirmed => AuditOutcome.Succeeded,
        RecordKind.Ended when step.EndState == ChangeState.Unknown => AuditOutcome.Unknown,
        RecordKind.Ended when step.EndState is ChangeState.Refused or ChangeState.Stale => AuditOutcome.Refused,
        RecordKind.Ended => AuditOutcome.Failed,
        RecordKind.ReadBack when step.DeviceState == DeviceChangeState.Unknown => AuditOutcome.Unknown,
        _ => step.Failure?.Transmission == Transmission.Unknown ? AuditOutcome.Unknown : step.Failure is null && step.Check?.Passed != false ? AuditOutcome.Succeeded : AuditOutcome.Failed,
    };
}
