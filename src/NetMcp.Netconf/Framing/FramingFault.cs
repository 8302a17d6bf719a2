namespace NetMcp.Netconf.Framing;

/// <summary>How bytes break the chunk grammar of RFC 6242 section 4.2.</summary>
internal enum FramingFault
{
    /// <summary>Neither a chunk nor the end-of-chunks begins here: LF HASH is missing.</summary>
    NoChunkStart,

    /// <summary>A chunk-size that does not begin with 1 to 9, so that 0 and 03 are none.</summary>
    SizeWithoutLeadingDigit,

    /// <summary>Something else than a digit or LF in a chunk-size.</summary>
    SizeMalformed,

    /// <summary>A chunk-size above 4294967295.</summary>
    SizeOverflow,

    /// <summary>A chunk-size above the configured cap.</summary>
    ChunkTooLarge,

    /// <summary>end-of-chunks without LF.</summary>
    EndMalformed,

    /// <summary>end-of-chunks before any chunk.</summary>
    EmptyMessage,
}
