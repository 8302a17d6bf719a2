using System.Globalization;
using NetMcp.Changes.Applying;
using NetMcp.Changes.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Approvals;

/// <summary>What the audit log keeps of approvals. It has each before it counts.</summary>
internal sealed class ApprovalTrail(IAuditLog audit)
{
    /// <summary>A plan is about to wait for approval.</summary>
    public Task RequestedAsync(ApprovalRequest request) => WriteAsync(Of(request, request.RequestedBy) with
    {
        Kind = AuditKind.ApprovalRequested,
        Reason = $"needs {string.Join(" and ", request.Needs)}",
    });

    /// <summary>Somebody is about to be taken at their word.</summary>
    public Task DecidedAsync(ApprovalRequest request, ApprovalDecision decision, AuditClient? client) => WriteAsync(Of(request, decision.By) with
    {
        Client = client,
        Kind = decision.Approves ? AuditKind.ApprovalGiven : AuditKind.ApprovalRejected,
        Reason = decision.Comment,
    });

    /// <summary>A request is about to be used or voided.</summary>
    public Task EndedAsync(ApprovalRequest request) => WriteAsync(Of(request, request.RequestedBy) with
    {
        Kind = request.State == ApprovalState.Used ? AuditKind.ApprovalUsed : AuditKind.ApprovalVoided,
        Reason = request.EndReason,
    });

    /// <summary>The disk did not take what the log has already.</summary>
    public Task NotSavedAsync(ApprovalRequest request, AuditKind kind) => WriteAsync(Of(request, request.RequestedBy) with
    {
        Kind = kind,
        Outcome = AuditOutcome.Failed,
        Reason = "The disk did not take it: it does not count.",
    });

    /// <summary>Somebody's approval or rejection was refused.</summary>
    public Task RefusedAsync(ApprovalRequest request, ApprovalAnswer answer, Failure failure, CancellationToken cancellationToken) => WriteAsync(
        Of(request, ChangeRequester.Of(answer.Caller)) with
        {
            Kind = AuditKind.Refused,
            Outcome = AuditOutcome.Refused,
            Client = answer.Client,
            Tool = answer.Approves ? "approve" : "reject",
            Code = ((int)failure.Code).ToString(CultureInfo.InvariantCulture),
            Reason = failure.Message,
        },
        cancellationToken);

    /// <summary>A plan was not applied: the policy denies it, or somebody rejected it.</summary>
    public Task RefusedAsync(ChangePlan plan, ICaller caller, Failure failure, CancellationToken cancellationToken) => WriteAsync(
        new AuditRecord
        {
            Kind = AuditKind.Refused,
            Outcome = AuditOutcome.Refused,
            Code = ((int)failure.Code).ToString(CultureInfo.InvariantCulture),
            Reason = failure.Message,
            Principal = caller.Name,
            ChainIds = caller.Chain,
            Devices = [.. plan.Devices.Select(device => device.Device)],
            ChangeId = plan.Id.Value,
            PlanHash = plan.Hash,
            TraceId = TraceOfNow.Id,
        },
        cancellationToken);

    private static AuditRecord Of(ApprovalRequest request, ChangeRequester by) => new()
    {
        Kind = AuditKind.ApprovalRequested,
        Outcome = AuditOutcome.Succeeded,
        Principal = by.Name,
        ChainIds = by.Chain,
        Devices = request.Devices,
        ChangeId = request.Change.Value,
        PlanHash = request.PlanHash,
        Approval = request.Id,
        TraceId = TraceOfNow.Id,
    };

    private Task WriteAsync(AuditRecord record, CancellationToken cancellationToken = default) => audit.WriteAsync(record, AuditUrgency.Effect, cancellationToken).AsTask();
}
