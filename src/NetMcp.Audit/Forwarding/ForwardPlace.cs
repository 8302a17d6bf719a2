namespace NetMcp.Audit.Forwarding;

/// <summary>Where in the log the next record to be sent is.</summary>
/// <param name="Seq">The number of the record before it.</param>
/// <param name="File">The path of its file; null where that is still to be found.</param>
/// <param name="Offset">Its first byte in the file.</param>
internal readonly record struct ForwardPlace(long Seq, string? File, long Offset);
