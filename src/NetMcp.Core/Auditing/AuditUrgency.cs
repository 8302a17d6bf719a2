namespace NetMcp.Core.Auditing;

/// <summary>What the writer of a record waits for.</summary>
public enum AuditUrgency
{
    /// <summary>Nothing but room: the record has its place in the chain, and is on the disk within 50 ms. A crash in that window loses it.</summary>
    Read,

    /// <summary>The disk: the record outlives a power cut when the task is done. For whatever changes anything, before and after.</summary>
    Effect,
}
