using System.Buffers;
using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>A message that is held in a pooled buffer.</summary>
internal sealed class WholeBody(byte[] pooled, int length) : MessageBody
{
    private byte[]? _pooled = pooled;

    public override long ReceivedBytes => length;

    public override ReadOnlyMemory<byte>? Whole => new ReadOnlyMemory<byte>(Buffer, 0, length);

    private byte[] Buffer => _pooled ?? throw new ObjectDisposedException(nameof(RpcReply));

    public override XmlReader OpenReader() => MessageXml.OpenWhole(new ReadOnlyMemory<byte>(Buffer, 0, length));

    public override ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _pooled, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return default;
    }
}
