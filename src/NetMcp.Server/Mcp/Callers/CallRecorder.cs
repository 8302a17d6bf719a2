using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Auditing;
using NetMcp.Server.Auditing;
using NetMcp.Server.Authorization;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>Writes the records of calls.</summary>
internal sealed class CallRecorder
{
    private readonly IAuditLog _audit;
    private readonly TimeProvider _time;
    private readonly ILogger<CallRecorder> _log;

    public CallRecorder(IAuditLog audit, TimeProvider time, ILogger<CallRecorder> log)
    {
        _audit = audit;
        _time = time;
        _log = log;
    }

    /// <summary>Whether there is a log at all; without one no record needs to be made.</summary>
    public bool Records => _audit is not NullAuditLog;

    /// <summary>Records that something which changes anything is about to begin; false when that cannot be recorded. A read needs no such record.</summary>
    public async ValueTask<bool> TryBeginAsync(AuditRecord record, AuditUrgency urgency, CancellationToken cancellationToken)
    {
        if (urgency == AuditUrgency.Read)
        {
            return true;
        }

        try
        {
            await _audit.WriteAsync(record, urgency, cancellationToken);
            return true;
        }
        catch (AuditUnavailableException e)
        {
            AuthorizationLog.NotAudited(_log, e.Message);
            return false;
        }
    }

    /// <summary>Does it, and records how it ended.</summary>
    /// <exception cref="AuditUnavailableException">It was a read, and is not in the log: its answer is not to be given.</exception>
    public async ValueTask<T> EndAsync<T>(AuditRecord record, AuditUrgency urgency, Func<ValueTask<T>> work, Func<T, (AuditOutcome Outcome, string? Code)> read)
    {
        var started = _time.GetTimestamp();
        var trail = RpcTrail.Begin();
        try
        {
            var result = await work();
            var (outcome, code) = read(result);
            if (!await EndedAsync(outcome, code) && urgency == AuditUrgency.Read)
            {
                throw new AuditUnavailableException("The read is not in the audit log.");
            }

            return result;
        }
        catch (AuditUnavailableException)
        {
            throw;
        }
        catch (InputRequiredException)
        {
            // No fault: the client is asked something, and calls again.
            if (!await EndedAsync(AuditOutcome.Succeeded, "input_required") && urgency == AuditUrgency.Read)
            {
                throw new AuditUnavailableException("The read is not in the audit log.");
            }

            throw;
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone; what was sent is not called back.
            await EndedAsync(urgency == AuditUrgency.Effect ? AuditOutcome.Unknown : AuditOutcome.Failed, "cancelled");
            throw;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            await EndedAsync(AuditOutcome.Failed, e is McpProtocolException protocol ? ((int)protocol.ErrorCode).ToString(CultureInfo.InvariantCulture) : "fault");
            throw;
        }

        ValueTask<bool> EndedAsync(AuditOutcome outcome, string? code) =>
            WriteAsync(record with { Kind = AuditKind.CallEnded, Outcome = outcome, Code = code, Duration = _time.GetElapsedTime(started), MessageIds = trail.Rpcs }, urgency);
    }

    /// <summary>Records something as it is; false when the log does not take it.</summary>
    public ValueTask<bool> TryRecordAsync(AuditRecord record) => WriteAsync(record, AuditUrgency.Read);

    /// <summary>Records that a call was refused.</summary>
    public async ValueTask RefusedAsync(AuditRecord record, CallRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        await WriteAsync(record with { Kind = AuditKind.Refused, Outcome = AuditOutcome.Refused, Code = refusal.Code, Reason = refusal.Reason }, AuditUrgency.Read);
    }

    // A change that has happened has happened: that its end is not in the log is told to the operator, and the caller gets its answer.
    private async ValueTask<bool> WriteAsync(AuditRecord record, AuditUrgency urgency)
    {
        try
        {
            await _audit.WriteAsync(record, urgency, CancellationToken.None);
            return true;
        }
        catch (AuditUnavailableException e)
        {
            AuthorizationLog.NotAudited(_log, e.Message);
            return false;
        }
    }
}
