namespace NetMcp.Audit.Records;

/// <summary>How much a record wants to be looked at; each way of forwarding has its own numbers for it.</summary>
internal enum RecordWeight
{
    /// <summary>Something was done.</summary>
    Normal,

    /// <summary>Something failed, was refused, or is unknown.</summary>
    Warning,

    /// <summary>The log itself is not whole.</summary>
    Severe,
}
