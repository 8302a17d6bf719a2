namespace NetMcp.Netconf.Messages;

/// <summary>error-severity (RFC 6241 section 4.3).</summary>
public enum RpcErrorSeverity
{
    /// <summary>The rpc failed. What is neither word counts as this.</summary>
    Error,

    /// <summary>The rpc was done, and there is something to know. No error-tag of RFC 6241 uses it; vendors do.</summary>
    Warning,
}
