namespace NetMcp.Yang.Editing;

/// <summary>What is done with a node (RFC 6241 section 7.2).</summary>
public enum DataOperation
{
    /// <summary>Sets what is given and leaves the rest.</summary>
    Merge,

    /// <summary>Sets what is given and takes away the rest below the node.</summary>
    Replace,

    /// <summary>Makes what must not be there yet.</summary>
    Create,

    /// <summary>Takes away what must be there.</summary>
    Delete,

    /// <summary>Takes away what may be there.</summary>
    Remove,
}
