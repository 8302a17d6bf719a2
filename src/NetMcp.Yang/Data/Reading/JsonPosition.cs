namespace NetMcp.Yang.Data.Reading;

/// <summary>Turns byte offsets, which only grow, into lines and columns.</summary>
internal struct JsonPosition
{
    private int _offset;
    private int _lineStart;
    private int _lines;

    public (int Line, int Column) Of(ReadOnlySpan<byte> utf8, long offset)
    {
        var target = (int)Math.Min(offset, utf8.Length);
        if (target >= _offset)
        {
            var passed = utf8[_offset..target];
            _lines += passed.Count((byte)'\n');
            var last = passed.LastIndexOf((byte)'\n');
            _lineStart = last < 0 ? _lineStart : _offset + last + 1;
            _offset = target;
        }

        return (_lines + 1, Math.Max(target - _lineStart, 0) + 1);
    }
}
