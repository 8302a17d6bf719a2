namespace NetMcp.Yang.Types;

/// <summary>The built-in types (RFC 7950 section 9).</summary>
public enum YangBaseType
{
    /// <summary>section 9.8.</summary>
    Binary,

    /// <summary>section 9.7.</summary>
    Bits,

    /// <summary>section 9.5.</summary>
    Boolean,

    /// <summary>section 9.3.</summary>
    Decimal64,

    /// <summary>section 9.11.</summary>
    Empty,

    /// <summary>section 9.6.</summary>
    Enumeration,

    /// <summary>section 9.10.</summary>
    IdentityRef,

    /// <summary>section 9.13.</summary>
    InstanceIdentifier,

    /// <summary>section 9.2.</summary>
    Int8,

    /// <summary>section 9.2.</summary>
    Int16,

    /// <summary>section 9.2.</summary>
    Int32,

    /// <summary>section 9.2.</summary>
    Int64,

    /// <summary>section 9.9.</summary>
    LeafRef,

    /// <summary>section 9.4.</summary>
    String,

    /// <summary>section 9.2.</summary>
    UInt8,

    /// <summary>section 9.2.</summary>
    UInt16,

    /// <summary>section 9.2.</summary>
    UInt32,

    /// <summary>section 9.2.</summary>
    UInt64,

    /// <summary>section 9.12.</summary>
    Union,
}
