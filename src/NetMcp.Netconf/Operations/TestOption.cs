namespace NetMcp.Netconf.Operations;

/// <summary>test-option of edit-config (RFC 6241 section 7.2); needs :validate.</summary>
public enum TestOption
{
    /// <summary>test-then-set.</summary>
    TestThenSet,

    /// <summary>set.</summary>
    Set,

    /// <summary>test-only; needs :validate:1.1.</summary>
    TestOnly,
}
