namespace NetMcp.Audit.Journals;

/// <summary>How far a chain has come.</summary>
/// <param name="Seq">The number of its last record; 0 before the first.</param>
/// <param name="Hash">The hash of that record's line.</param>
internal readonly record struct ChainPosition(long Seq, byte[] Hash)
{
    /// <summary>Before the first record.</summary>
    public static ChainPosition Start => new(0, Records.RecordHash.None);
}
