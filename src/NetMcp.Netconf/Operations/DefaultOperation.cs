namespace NetMcp.Netconf.Operations;

/// <summary>default-operation of edit-config (RFC 6241 section 7.2).</summary>
public enum DefaultOperation
{
    /// <summary>merge.</summary>
    Merge,

    /// <summary>replace.</summary>
    Replace,

    /// <summary>none: only elements with an operation attribute do anything.</summary>
    None,
}
