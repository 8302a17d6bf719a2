namespace NetMcp.Tools.Reading;

/// <summary>What stands at a place in XML.</summary>
internal enum XmlTokenKind
{
    /// <summary>Character data, a CDATA section, a comment or a processing instruction.</summary>
    Other,

    /// <summary>A start tag.</summary>
    StartTag,

    /// <summary>An end tag.</summary>
    EndTag,

    /// <summary>An empty element's only tag.</summary>
    EmptyElement,
}
