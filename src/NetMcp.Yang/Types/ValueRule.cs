namespace NetMcp.Yang.Types;

/// <summary>Which rule a value broke.</summary>
internal enum ValueRule
{
    /// <summary>It is not in the lexical space of its type.</summary>
    Lexical,

    /// <summary>It is outside the ranges (RFC 7950 section 9.2.4).</summary>
    Range,

    /// <summary>It is too short or too long (section 9.4.4).</summary>
    Length,

    /// <summary>A pattern does not match, or an inverted one does (sections 9.4.5 and 9.4.6).</summary>
    Pattern,

    /// <summary>Whether a pattern matches would take too many steps to tell.</summary>
    PatternCost,

    /// <summary>It is no enum of the type (section 9.6).</summary>
    Enum,

    /// <summary>It has a bit that the type has not, or one twice (section 9.7).</summary>
    Bits,

    /// <summary>It names no identity derived from the bases (section 9.10.2).</summary>
    Identity,

    /// <summary>It names no data node of the schema (section 9.13).</summary>
    InstancePath,

    /// <summary>No member of the union takes it (section 9.12).</summary>
    Union,
}
