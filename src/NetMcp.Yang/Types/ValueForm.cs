namespace NetMcp.Yang.Types;

/// <summary>What a value's text was taken from: the encodings differ in what they allow (RFC 7950 section 9, RFC 7951 section 6).</summary>
internal enum ValueForm
{
    /// <summary>The text of an XML element: integers are decimal.</summary>
    Xml,

    /// <summary>A default in a module: integers may be hexadecimal or octal too (RFC 7950 section 9.2.1).</summary>
    Schema,

    /// <summary>
    /// Text with module names as prefixes, whatever its type: a value as <see cref="Data.DataNode.Value"/> has it, or a key in a path.
    /// </summary>
    JsonText,

    /// <summary>A JSON string, without its quotes and escapes.</summary>
    JsonString,

    /// <summary>A JSON number as it stands in the text.</summary>
    JsonNumber,

    /// <summary>A JSON <c>true</c> or <c>false</c>.</summary>
    JsonBoolean,

    /// <summary>The JSON array <c>[null]</c>; the text is empty (RFC 7951 section 6.9).</summary>
    JsonEmpty,
}
