namespace NetMcp.Ssh.Loop;

/// <summary>The beginning of a channel's stderr; the rest is counted only, so that it can never hold the channel back.</summary>
internal sealed class ErrorOutput(int limit)
{
    private readonly Lock _lock = new();
    private byte[] _bytes = [];
    private int _kept;
    private long _total;

    public long TotalLength
    {
        get
        {
            lock (_lock)
            {
                return _total;
            }
        }
    }

    public void Add(ReadOnlySpan<byte> data)
    {
        lock (_lock)
        {
            _total += data.Length;
            var take = Math.Min(data.Length, limit - _kept);
            if (take <= 0)
            {
                return;
            }

            if (_kept + take > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Min(limit, Math.Max(_kept + take, _bytes.Length * 2)));
            }

            data[..take].CopyTo(_bytes.AsSpan(_kept));
            _kept += take;
        }
    }

    public ReadOnlyMemory<byte> Snapshot()
    {
        lock (_lock)
        {
            return _bytes.AsSpan(0, _kept).ToArray();
        }
    }
}
