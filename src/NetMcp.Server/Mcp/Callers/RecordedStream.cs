using NetMcp.Core.Auditing;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>
/// The records of a stream that stays open after it was asked for: one when it opens, without which it does not, and one, with the time that it was open, when it
/// has ended.
/// </summary>
internal sealed class RecordedStream : IAsyncDisposable
{
    private readonly CallRecorder _recorder;
    private readonly AuditRecord _record;
    private readonly TimeProvider _time;
    private readonly long _opened;

    private RecordedStream(CallRecorder recorder, AuditRecord record, TimeProvider time) =>
        (_recorder, _record, _time, _opened) = (recorder, record, time, time.GetTimestamp());

    /// <summary>Why it has ended; until somebody says otherwise, because its client closed it.</summary>
    public string End { get; set; } = "closed";

    /// <summary>Records that it opens; null when that cannot be recorded.</summary>
    public static async ValueTask<RecordedStream?> OpenAsync(CallRecorder recorder, AuditRecord record, TimeProvider time) =>
        await recorder.TryRecordAsync(record) ? new RecordedStream(recorder, record, time) : null;

    /// <summary>Records that it has ended.</summary>
    public async ValueTask DisposeAsync() => await _recorder.TryRecordAsync(_record with
    {
        Kind = AuditKind.CallEnded,
        Outcome = AuditOutcome.Succeeded,
        Code = End,
        Arguments = null,
        Duration = _time.GetElapsedTime(_opened),
    });
}
