namespace NetMcp.Netconf.Framing;

/// <summary>What a decoder made of its input.</summary>
internal enum FrameStep
{
    /// <summary>All that can be told is told; more bytes are needed.</summary>
    NeedMore,

    /// <summary>Some bytes of the message's body.</summary>
    Body,

    /// <summary>The message is complete.</summary>
    EndOfMessage,

    /// <summary>The bytes break the framing; the stream is lost for good.</summary>
    Invalid,
}
