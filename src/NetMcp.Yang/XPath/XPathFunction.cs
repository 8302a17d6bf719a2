namespace NetMcp.Yang.XPath;

/// <summary>The functions: the core library of XPath 1.0 and those of RFC 7950 section 10.</summary>
internal enum XPathFunction
{
    /// <summary>last, section 4.1.</summary>
    Last,

    /// <summary>position, section 4.1.</summary>
    Position,

    /// <summary>count, section 4.1.</summary>
    Count,

    /// <summary>id, section 4.1; no data node has an id, so that the set is empty.</summary>
    Id,

    /// <summary>local-name, section 4.1.</summary>
    LocalName,

    /// <summary>namespace-uri, section 4.1.</summary>
    NamespaceUri,

    /// <summary>name, section 4.1.</summary>
    Name,

    /// <summary>string, section 4.2.</summary>
    String,

    /// <summary>concat, section 4.2.</summary>
    Concat,

    /// <summary>starts-with, section 4.2.</summary>
    StartsWith,

    /// <summary>contains, section 4.2.</summary>
    Contains,

    /// <summary>substring-before, section 4.2.</summary>
    SubstringBefore,

    /// <summary>substring-after, section 4.2.</summary>
    SubstringAfter,

    /// <summary>substring, section 4.2.</summary>
    Substring,

    /// <summary>string-length, section 4.2.</summary>
    StringLength,

    /// <summary>normalize-space, section 4.2.</summary>
    NormalizeSpace,

    /// <summary>translate, section 4.2.</summary>
    Translate,

    /// <summary>boolean, section 4.3.</summary>
    Boolean,

    /// <summary>not, section 4.3.</summary>
    Not,

    /// <summary>true, section 4.3.</summary>
    True,

    /// <summary>false, section 4.3.</summary>
    False,

    /// <summary>lang, section 4.3; no data node has a language, so that it is false.</summary>
    Lang,

    /// <summary>number, section 4.4.</summary>
    Number,

    /// <summary>sum, section 4.4.</summary>
    Sum,

    /// <summary>floor, section 4.4.</summary>
    Floor,

    /// <summary>ceiling, section 4.4.</summary>
    Ceiling,

    /// <summary>round, section 4.4.</summary>
    Round,

    /// <summary>current, RFC 7950 section 10.1.1.</summary>
    Current,

    /// <summary>re-match, RFC 7950 section 10.2.1.</summary>
    ReMatch,

    /// <summary>deref, RFC 7950 section 10.3.1.</summary>
    Deref,

    /// <summary>derived-from, RFC 7950 section 10.4.1.</summary>
    DerivedFrom,

    /// <summary>derived-from-or-self, RFC 7950 section 10.4.2.</summary>
    DerivedFromOrSelf,

    /// <summary>enum-value, RFC 7950 section 10.5.1.</summary>
    EnumValue,

    /// <summary>bit-is-set, RFC 7950 section 10.6.1.</summary>
    BitIsSet,
}
