using System.IO.Pipelines;
using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>A message that is passed on as it comes; the pipe's threshold holds the transport back when the consumer is slow.</summary>
internal sealed class StreamedBody : MessageBody
{
    private readonly Pipe _pipe;
    private long _received;

    public StreamedBody(int readAheadBytes) =>
        _pipe = new Pipe(new PipeOptions(
            pauseWriterThreshold: readAheadBytes,
            resumeWriterThreshold: readAheadBytes / 2,
            minimumSegmentSize: 16 * 1024,
            useSynchronizationContext: false));

    public override long ReceivedBytes => Volatile.Read(ref _received);

    public override ReadOnlyMemory<byte>? Whole => null;

    /// <summary>Where the session puts the bytes.</summary>
    public PipeWriter Writer => _pipe.Writer;

    public void Count(long bytes) => Volatile.Write(ref _received, _received + bytes);

    public override XmlReader OpenReader() => MessageXml.Open(_pipe.Reader.AsStream(leaveOpen: true), isAsync: true);

    public override void CancelRead() => _pipe.Reader.CancelPendingRead();

    public override ValueTask DisposeAsync() => _pipe.Reader.CompleteAsync();
}
