namespace NetMcp.Netconf.Messages;

/// <summary>What is wrong with a message, as far as its bytes tell without an XML reader.</summary>
internal enum MessageFault
{
    /// <summary>Text where only markup may stand, or a tag that is none.</summary>
    NotXml,

    /// <summary>A document type declaration: refused whatever it says.</summary>
    Dtd,

    /// <summary>A second root element.</summary>
    SecondRoot,

    /// <summary>More end tags than start tags.</summary>
    Unbalanced,

    /// <summary>The message ended inside its root element, or has none.</summary>
    Truncated,

    /// <summary>An encoding that is not UTF-8 (RFC 6241 section 3).</summary>
    NotUtf8,

    /// <summary>Deeper than the limit.</summary>
    TooDeep,

    /// <summary>A tag or reference longer than the limit.</summary>
    TagTooLong,
}
