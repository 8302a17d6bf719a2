namespace NetMcp.Audit.Journals;

/// <summary>A record that waits for the disk.</summary>
/// <param name="Time">When it was given.</param>
/// <param name="Members">Its members.</param>
/// <param name="Done">Who waits for it; null when nobody does.</param>
internal sealed record PendingRecord(DateTimeOffset Time, byte[] Members, TaskCompletionSource? Done)
{
    /// <summary>Whether somebody waits.</summary>
    public bool IsAwaited => Done is not null;
}
