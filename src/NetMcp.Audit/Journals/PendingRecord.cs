namespace NetMcp.Audit.Journals;

/// <summary>A record that waits for the disk.</summary>
/// <param name="Time">When it was given, by the clock on the wall.</param>
/// <param name="At">When that was in the journal's own life.</param>
/// <param name="Members">Its members.</param>
/// <param name="Done">Who waits for it; null when nobody does.</param>
internal sealed record PendingRecord(DateTimeOffset Time, TimeSpan At, byte[] Members, TaskCompletionSource? Done)
{
    /// <summary>Whether somebody waits.</summary>
    public bool IsAwaited => Done is not null;
}
