namespace NetMcp.Yang.Data.Plans;

/// <summary>How the values of a leaf become JSON (RFC 7951 section 6), as far as the type alone tells.</summary>
internal enum LeafForm : byte
{
    /// <summary>No leaf.</summary>
    None,

    /// <summary>The text as a string: string, enumeration, and unions of which every member is one of these.</summary>
    Text,

    /// <summary>A JSON number: int8 to int32, uint8 to uint32 (section 6.1).</summary>
    Number,

    /// <summary>A number in a JSON string: int64 and uint64 (section 6.1).</summary>
    LongNumber,

    /// <summary><c>true</c> or <c>false</c> (section 6.3).</summary>
    Boolean,

    /// <summary><c>[null]</c> (section 6.9).</summary>
    Empty,

    /// <summary>A string whose prefixes are to be rewritten: identityref (section 6.8).</summary>
    Identity,

    /// <summary>What only the reader of values can tell: decimal64, bits, instance-identifier, binary, and unions with members of several forms.</summary>
    Other,
}
