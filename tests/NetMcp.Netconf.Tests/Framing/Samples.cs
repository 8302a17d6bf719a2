using System.Buffers;
using System.Text;
using NetMcp.Netconf.Framing;

namespace NetMcp.Netconf.Tests.Framing;

/// <summary>Drives a decoder over a sample whole, oversized (with bytes of another message behind it), split at every offset, and byte by byte.</summary>
internal static class Samples
{
    /// <summary>Every way to cut the input, with a name for the failure's message.</summary>
    public static IEnumerable<(string Name, byte[][] Parts)> Cuts(byte[] input)
    {
        yield return ("whole", [input]);
        yield return ("byte by byte", [.. input.Select(value => new[] { value })]);
        for (var at = 1; at < input.Length; at++)
        {
            yield return ($"split at {at}", [input[..at], input[at..]]);
        }
    }

    /// <summary>The messages in the parts, and the fault that ended the reading, if one did. Each part comes in a read of its own; what a read leaves is kept.</summary>
    public static (List<string> Messages, FramingFault? Fault, bool IsInside) Decode(FrameDecoder decoder, byte[][] parts)
    {
        var messages = new List<string>();
        var body = new MemoryStream();
        byte[] kept = [];
        foreach (var part in parts)
        {
            var input = Sequence(kept, part);
            while (true)
            {
                var step = decoder.Read(ref input, out var piece);
                if (step == FrameStep.Body)
                {
                    body.Write(piece.ToArray());
                }
                else if (step == FrameStep.EndOfMessage)
                {
                    messages.Add(Encoding.UTF8.GetString(body.ToArray()));
                    body.SetLength(0);
                }
                else if (step == FrameStep.Invalid)
                {
                    return (messages, decoder.Fault, true);
                }
                else
                {
                    break;
                }
            }

            kept = input.ToArray();
        }

        return (messages, null, decoder.IsInsideMessage);
    }

    /// <summary>Two buffers as one sequence, as a pipe hands them over.</summary>
    private static ReadOnlySequence<byte> Sequence(byte[] first, byte[] second)
    {
        if (first.Length == 0)
        {
            return new ReadOnlySequence<byte>(second);
        }

        var head = new Segment(first);
        var tail = head.Append(second);
        return new ReadOnlySequence<byte>(head, 0, tail, second.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes) => Memory = bytes;

        public Segment Append(byte[] bytes)
        {
            var next = new Segment(bytes) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
