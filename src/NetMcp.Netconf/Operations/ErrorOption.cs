namespace NetMcp.Netconf.Operations;

/// <summary>error-option of edit-config (RFC 6241 section 7.2).</summary>
public enum ErrorOption
{
    /// <summary>stop-on-error.</summary>
    StopOnError,

    /// <summary>continue-on-error.</summary>
    ContinueOnError,

    /// <summary>rollback-on-error; needs :rollback-on-error.</summary>
    RollbackOnError,
}
