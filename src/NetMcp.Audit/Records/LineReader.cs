namespace NetMcp.Audit.Records;

/// <summary>Reads a file line by line, as the bytes are in it. What is behind the last line feed is no line: see <see cref="Rest"/>.</summary>
internal sealed class LineReader : IDisposable
{
    private const byte LineFeed = (byte)'\n';
    private const int BlockBytes = 1 << 20;

    private readonly FileStream _file;
    private readonly byte[] _buffer;
    private int _start;
    private int _end;

    /// <summary>Opens a file, at an offset where a line begins.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public LineReader(string path, long offset = 0, int blockBytes = BlockBytes)
    {
        _buffer = new byte[blockBytes];
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        _file.Position = offset;
        Offset = offset;
    }

    /// <summary>Where in the file the next line begins.</summary>
    public long Offset { get; private set; }

    /// <summary>After the last line: what is behind it, which a death has left or which is being written.</summary>
    public ReadOnlySpan<byte> Rest => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Reads the next line with its line feed; it is there until the next call.</summary>
    /// <returns>False at the end, or when what comes is longer than a line may be.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(LineFeed);
            if (found >= 0)
            {
                line = _buffer.AsSpan(_start, searched + found + 1);
                _start += line.Length;
                Offset += line.Length;
                return true;
            }

            searched = _end - _start;
            if (searched > RecordLimits.LineBytes || !Fill())
            {
                line = default;
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var read = _file.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
