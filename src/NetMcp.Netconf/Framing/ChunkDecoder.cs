using System.Buffers;

namespace NetMcp.Netconf.Framing;

/// <summary>The chunked framing of base:1.1, the grammar of RFC 6242 section 4.2 and nothing besides.</summary>
/// <param name="maxChunkBytes">The largest chunk to accept, at most 4294967295.</param>
internal sealed class ChunkDecoder(uint maxChunkBytes) : FrameDecoder
{
    private State _state;
    private bool _anyChunk;
    private ulong _size;

    private enum State
    {
        LineFeed,
        Hash,
        FirstOfSize,
        RestOfSize,
        LineFeedOfEnd,
        Data,
    }

    public override bool IsInsideMessage => _anyChunk || _state != State.LineFeed;

    public override FrameStep Read(ref ReadOnlySequence<byte> input, out ReadOnlySequence<byte> body)
    {
        body = default;
        if (Fault is not null)
        {
            return FrameStep.Invalid;
        }

        if (_state != State.Data)
        {
            var reader = new SequenceReader<byte>(input);
            var step = ReadHeader(ref reader);
            input = input.Slice(reader.Position);
            if (_state != State.Data)
            {
                return step;
            }
        }

        if (input.IsEmpty)
        {
            return FrameStep.NeedMore;
        }

        body = input.Slice(0, (long)Math.Min(_size, (ulong)input.Length));
        input = input.Slice(body.End);
        _size -= (ulong)body.Length;
        if (_size == 0)
        {
            _state = State.LineFeed;
        }

        return FrameStep.Body;
    }

    private FrameStep ReadHeader(ref SequenceReader<byte> reader)
    {
        while (_state != State.Data && reader.TryRead(out var next))
        {
            switch (_state)
            {
                case State.LineFeed when next == '\n':
                    _state = State.Hash;
                    break;
                case State.Hash when next == '#':
                    _state = State.FirstOfSize;
                    break;
                case State.LineFeed or State.Hash:
                    return Fail(FramingFault.NoChunkStart);
                case State.FirstOfSize when next == '#':
                    if (!_anyChunk)
                    {
                        return Fail(FramingFault.EmptyMessage);
                    }

                    _state = State.LineFeedOfEnd;
                    break;
                case State.FirstOfSize when next is >= (byte)'1' and <= (byte)'9':
                    _size = (ulong)(next - '0');
                    _state = State.RestOfSize;
                    break;
                case State.FirstOfSize:
                    return Fail(FramingFault.SizeWithoutLeadingDigit);
                case State.RestOfSize when next is >= (byte)'0' and <= (byte)'9':
                    _size = (_size * 10) + (ulong)(next - '0');
                    if (_size > uint.MaxValue)
                    {
                        return Fail(FramingFault.SizeOverflow);
                    }

                    break;
                case State.RestOfSize when next == '\n':
                    if (_size > maxChunkBytes)
                    {
                        return Fail(FramingFault.ChunkTooLarge);
                    }

                    _anyChunk = true;
                    _state = State.Data;
                    break;
                case State.RestOfSize:
                    return Fail(FramingFault.SizeMalformed);
                case State.LineFeedOfEnd when next == '\n':
                    _anyChunk = false;
                    _state = State.LineFeed;
                    return FrameStep.EndOfMessage;
                default:
                    return Fail(FramingFault.EndMalformed);
            }
        }

        return FrameStep.NeedMore;
    }
}
