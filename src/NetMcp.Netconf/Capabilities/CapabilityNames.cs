namespace NetMcp.Netconf.Capabilities;

/// <summary>The capability identifiers that this library knows, without parameters.</summary>
public static class CapabilityNames
{
    /// <summary>RFC 4741.</summary>
    public const string Base10 = "urn:ietf:params:netconf:base:1.0";

    /// <summary>RFC 6241 section 8.1.</summary>
    public const string Base11 = "urn:ietf:params:netconf:base:1.1";

    /// <summary>RFC 6241 section 8.2.</summary>
    public const string WritableRunning = "urn:ietf:params:netconf:capability:writable-running:1.0";

    /// <summary>RFC 6241 section 8.3.</summary>
    public const string Candidate = "urn:ietf:params:netconf:capability:candidate:1.0";

    /// <summary>RFC 4741 section 8.4.</summary>
    public const string ConfirmedCommit10 = "urn:ietf:params:netconf:capability:confirmed-commit:1.0";

    /// <summary>RFC 6241 section 8.4.</summary>
    public const string ConfirmedCommit11 = "urn:ietf:params:netconf:capability:confirmed-commit:1.1";

    /// <summary>RFC 6241 section 8.5.</summary>
    public const string RollbackOnError = "urn:ietf:params:netconf:capability:rollback-on-error:1.0";

    /// <summary>RFC 4741 section 8.6.</summary>
    public const string Validate10 = "urn:ietf:params:netconf:capability:validate:1.0";

    /// <summary>RFC 6241 section 8.6.</summary>
    public const string Validate11 = "urn:ietf:params:netconf:capability:validate:1.1";

    /// <summary>RFC 6241 section 8.7.</summary>
    public const string Startup = "urn:ietf:params:netconf:capability:startup:1.0";

    /// <summary>RFC 6241 section 8.8.</summary>
    public const string Url = "urn:ietf:params:netconf:capability:url:1.0";

    /// <summary>RFC 6241 section 8.9.</summary>
    public const string XPath = "urn:ietf:params:netconf:capability:xpath:1.0";

    /// <summary>RFC 5277 section 3.1.</summary>
    public const string Notification = "urn:ietf:params:netconf:capability:notification:1.0";

    /// <summary>RFC 5277 section 6.</summary>
    public const string Interleave = "urn:ietf:params:netconf:capability:interleave:1.0";

    /// <summary>RFC 5717.</summary>
    public const string PartialLock = "urn:ietf:params:netconf:capability:partial-lock:1.0";

    /// <summary>RFC 6243 section 4.</summary>
    public const string WithDefaults = "urn:ietf:params:netconf:capability:with-defaults:1.0";

    /// <summary>RFC 7950 section 5.6.4.</summary>
    public const string YangLibrary10 = "urn:ietf:params:netconf:capability:yang-library:1.0";

    /// <summary>RFC 8526 section 2.</summary>
    public const string YangLibrary11 = "urn:ietf:params:netconf:capability:yang-library:1.1";
}
