using System.Buffers;

namespace NetMcp.Netconf.Framing;

/// <summary>The end-of-message framing <c>]]&gt;]]&gt;</c> of hellos and of base:1.0 (RFC 6242 section 4.3).</summary>
internal sealed class EndOfMessageDecoder : FrameDecoder
{
    private bool _inside;

    /// <summary>The delimiter.</summary>
    public static ReadOnlySpan<byte> Delimiter => "]]>]]>"u8;

    public override bool IsInsideMessage => _inside;

    public override FrameStep Read(ref ReadOnlySequence<byte> input, out ReadOnlySequence<byte> body)
    {
        body = default;
        if (input.IsEmpty)
        {
            return FrameStep.NeedMore;
        }

        var reader = new SequenceReader<byte>(input);
        if (reader.TryReadTo(out ReadOnlySequence<byte> before, Delimiter, advancePastDelimiter: false))
        {
            if (before.IsEmpty)
            {
                input = input.Slice(Delimiter.Length);
                _inside = false;
                return FrameStep.EndOfMessage;
            }

            // The delimiter stays in the input, so that the next step finds it at once.
            input = input.Slice(before.End);
            body = before;
            _inside |= HoldsMarkup(before);
            return FrameStep.Body;
        }

        body = input.Slice(0, input.Length - HeldBack(input));
        input = input.Slice(body.End);
        _inside |= HoldsMarkup(body) || !input.IsEmpty;
        return body.IsEmpty ? FrameStep.NeedMore : FrameStep.Body;
    }

    /// <summary>White space between messages, a line feed that many servers send, begins none.</summary>
    private static bool HoldsMarkup(ReadOnlySequence<byte> body)
    {
        foreach (var segment in body)
        {
            if (segment.Span.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many bytes at the end may be the begin of a delimiter that the next read completes.</summary>
    private static int HeldBack(in ReadOnlySequence<byte> input)
    {
        Span<byte> tail = stackalloc byte[Delimiter.Length - 1];
        var length = (int)Math.Min(tail.Length, input.Length);
        tail = tail[..length];
        input.Slice(input.Length - length).CopyTo(tail);
        for (var count = length; count > 0; count--)
        {
            if (tail[^count..].SequenceEqual(Delimiter[..count]))
            {
                return count;
            }
        }

        return 0;
    }
}
