using System.Buffers;

namespace NetMcp.Netconf.Framing;

/// <summary>Finds messages in a stream of bytes (RFC 6242 section 4). Pure: it does no I/O and holds no body bytes.</summary>
internal abstract class FrameDecoder
{
    /// <summary>What is wrong, once a step was <see cref="FrameStep.Invalid"/>.</summary>
    public FramingFault? Fault { get; protected set; }

    /// <summary>Whether a message was begun and is not complete.</summary>
    public abstract bool IsInsideMessage { get; }

    /// <summary>Takes as much from <paramref name="input"/> as one step needs and cuts it off there.</summary>
    public abstract FrameStep Read(ref ReadOnlySequence<byte> input, out ReadOnlySequence<byte> body);

    protected FrameStep Fail(FramingFault fault)
    {
        Fault = fault;
        return FrameStep.Invalid;
    }
}
