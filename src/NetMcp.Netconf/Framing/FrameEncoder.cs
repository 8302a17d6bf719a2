using System.Buffers;
using System.Globalization;

namespace NetMcp.Netconf.Framing;

/// <summary>Writes messages into either framing (RFC 6242 section 4).</summary>
internal static class FrameEncoder
{
    /// <summary>Whether the end-of-message framing can carry these bytes: legal XML may hold the delimiter in a comment or an attribute.</summary>
    public static bool FitsEndOfMessage(ReadOnlySpan<byte> body) => body.IndexOf(EndOfMessageDecoder.Delimiter) < 0;

    /// <summary>The body in pieces, then the delimiter (section 4.3).</summary>
    public static void WriteEndOfMessage(IBufferWriter<byte> output, ReadOnlySpan<byte> head, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> tail)
    {
        output.Write(head);
        output.Write(middle);
        output.Write(tail);
        output.Write(EndOfMessageDecoder.Delimiter);
    }

    /// <summary>The body as one chunk, then the end-of-chunks (section 4.2). The body is not empty: a chunk has at least one byte.</summary>
    public static void WriteChunked(IBufferWriter<byte> output, ReadOnlySpan<byte> head, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> tail)
    {
        var size = (uint)head.Length + (uint)middle.Length + (uint)tail.Length;
        Span<byte> digits = stackalloc byte[10];
        size.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        output.Write("\n#"u8);
        output.Write(digits[..count]);
        output.Write("\n"u8);
        output.Write(head);
        output.Write(middle);
        output.Write(tail);
        output.Write("\n##\n"u8);
    }
}
