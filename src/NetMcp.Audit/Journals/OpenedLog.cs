namespace NetMcp.Audit.Journals;

/// <summary>What is in a folder: where to go on writing.</summary>
/// <param name="Chain">The name of the chain; null when nothing was written yet.</param>
/// <param name="Position">The last whole record.</param>
/// <param name="File">The newest file; null when there is none.</param>
/// <param name="Length">The bytes of its whole lines.</param>
/// <param name="Torn">What stands behind them, left by a death.</param>
/// <param name="SinceCheckpoint">How many records came after the newest checkpoint.</param>
internal sealed record OpenedLog(string? Chain, ChainPosition Position, JournalFile? File, long Length, byte[] Torn, int SinceCheckpoint)
{
    /// <summary>Whether nothing but its first record can have been written.</summary>
    public bool IsNew => Position.Seq <= 1 && !HasHead;

    /// <summary>Whether the file that says how far it has come is there.</summary>
    public required bool HasHead { get; init; }
}
