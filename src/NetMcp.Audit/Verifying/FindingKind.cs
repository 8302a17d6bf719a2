namespace NetMcp.Audit.Verifying;

/// <summary>What is wrong with a log.</summary>
public enum FindingKind
{
    /// <summary>A line was changed after it was written: the next one holds another hash of it.</summary>
    Changed,

    /// <summary>Records are missing.</summary>
    Missing,

    /// <summary>A record stands where it does not belong: moved, put in, or there twice.</summary>
    OutOfOrder,

    /// <summary>A line is no record.</summary>
    Malformed,

    /// <summary>The log ends before a record that it had come to.</summary>
    Truncated,

    /// <summary>A checkpoint's signature is missing, wrong, or made with a key that was not given.</summary>
    Signature,

    /// <summary>A checkpoint or head is of another log.</summary>
    OtherChain,

    /// <summary>Records are missing or changed, and an operator took note of it.</summary>
    AcceptedGap,
}
