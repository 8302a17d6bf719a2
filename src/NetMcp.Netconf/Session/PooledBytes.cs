using System.Buffers;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>A growing buffer from the shared pool. It rents nothing before the first byte, so an idle session holds none.</summary>
internal sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] _buffer = [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => new(_buffer, 0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>The buffer changes hands; this is empty again.</summary>
    public WholeBody ToBody()
    {
        var body = new WholeBody(_buffer, Length);
        _buffer = [];
        Length = 0;
        return body;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = [];
        Length = 0;
    }

    private void Grow(int needed)
    {
        if (_buffer.Length - Length >= needed)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(1024, Length + needed), Math.Min(_buffer.Length * 2, Array.MaxLength)));
        Memory.CopyTo(larger);
        var length = Length;
        Dispose();
        _buffer = larger;
        Length = length;
    }
}
