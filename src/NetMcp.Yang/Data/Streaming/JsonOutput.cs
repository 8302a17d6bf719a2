using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>
/// JSON text under way. Positions count bytes from the start of the document; what has not been released yet can be taken back, written
/// over, or moved. A <see cref="System.Text.Json.Utf8JsonWriter"/> cannot take back.
/// </summary>
internal sealed class JsonOutput
{
    // Most answers are a few KB. What is larger grows by doubling, and soon is as large as it gets.
    private const int InitialSize = 4 * 1024;

    // JSON escapes quotes, backslashes and control characters (RFC 8259 section 7); everything else goes as it is.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private byte[] _buffer = new byte[InitialSize];
    private int _length;

    /// <summary>How much was released.</summary>
    public long Released { get; private set; }

    /// <summary>Where the next byte goes.</summary>
    public long Position => Released + _length;

    /// <summary>How much is held.</summary>
    public int Held => _length;

    public void Byte(byte value)
    {
        if (_length == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[_length++] = value;
    }

    public void Raw(ReadOnlySpan<byte> json)
    {
        if (_buffer.Length - _length < json.Length)
        {
            Grow(json.Length);
        }

        json.CopyTo(_buffer.AsSpan(_length));
        _length += json.Length;
    }

    /// <summary>
    /// An integer as RFC 7950 section 9.2.2 wants it, which is also how JSON writes numbers: no plus sign, no needless zero, at most 20 digits.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="quoted">Whether it goes into quotes.</param>
    /// <returns>False when the text is something else; nothing is written then.</returns>
    public bool TryInteger(ReadOnlySpan<char> text, bool quoted)
    {
        const int MostCharacters = 21;
        if (text.Length is 0 or > MostCharacters)
        {
            return false;
        }

        if (_buffer.Length - _length < MostCharacters + 2)
        {
            Grow(MostCharacters + 2);
        }

        var target = _buffer.AsSpan(_length, MostCharacters + 2);
        var at = 0;
        if (quoted)
        {
            target[at++] = (byte)'"';
        }

        var index = text[0] == '-' ? 1 : 0;
        if (index == 1)
        {
            target[at++] = (byte)'-';
        }

        if (index == text.Length || (text[index] == '0' && text.Length > 1))
        {
            return false;
        }

        for (; index < text.Length; index++)
        {
            var digit = (uint)(text[index] - '0');
            if (digit > 9)
            {
                return false;
            }

            target[at++] = (byte)('0' + digit);
        }

        if (quoted)
        {
            target[at++] = (byte)'"';
        }

        _length += at;
        return true;
    }

    /// <summary>Characters that are ASCII, as they are.</summary>
    public void Ascii(ReadOnlySpan<char> json)
    {
        if (_buffer.Length - _length < json.Length)
        {
            Grow(json.Length);
        }

        Encoding.ASCII.GetBytes(json, _buffer.AsSpan(_length));
        _length += json.Length;
    }

    /// <summary>A comma if one is due, and a member's name with its quotes and colon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(bool comma, byte[] name)
    {
        if (_buffer.Length - _length < name.Length + 1)
        {
            Grow(name.Length + 1);
        }

        if (comma)
        {
            _buffer[_length++] = (byte)',';
        }

        name.CopyTo(_buffer.AsSpan(_length));
        _length += name.Length;
    }

    /// <summary>A string, with quotes.</summary>
    public void String(ReadOnlySpan<char> text)
    {
        // A UTF-16 code unit becomes at most three bytes.
        var most = checked(3 * text.Length + 2);
        if (_buffer.Length - _length < most)
        {
            Grow(most);
        }

        _buffer[_length++] = (byte)'"';
        while (text.Length > 0)
        {
            var plain = text.IndexOfAny(Escaped);
            if (plain < 0)
            {
                _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
                break;
            }

            _length += Encoding.UTF8.GetBytes(text[..plain], _buffer.AsSpan(_length));
            Escape(text[plain], text.Length - plain - 1);
            text = text[(plain + 1)..];
        }

        Byte((byte)'"');
    }

    /// <summary>A member's name that is not known beforehand, with its quotes and colon.</summary>
    public void Name(bool comma, ReadOnlySpan<char> name)
    {
        if (comma)
        {
            Byte((byte)',');
        }

        String(name);
        Byte((byte)':');
    }

    public void Number(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var count);
        Raw(digits[..count]);
    }

    /// <summary>Takes back what was written from a position on.</summary>
    public void Truncate(long position) => _length = checked((int)(position - Released));

    /// <summary>Whether a position can still be changed.</summary>
    public bool Holds(long position) => position >= Released;

    public void Overwrite(long position, byte value) => _buffer[(int)(position - Released)] = value;

    /// <summary>What was written from a position on.</summary>
    public ReadOnlySpan<byte> From(long position) => _buffer.AsSpan((int)(position - Released)..(_length));

    /// <summary>Puts bytes in at a position; what is behind it moves.</summary>
    public void Insert(long position, ReadOnlySpan<byte> json)
    {
        if (_buffer.Length - _length < json.Length)
        {
            Grow(json.Length);
        }

        var index = (int)(position - Released);
        _buffer.AsSpan(index, _length - index).CopyTo(_buffer.AsSpan(index + json.Length));
        json.CopyTo(_buffer.AsSpan(index));
        _length += json.Length;
    }

    /// <summary>The bytes up to a position, to be given away.</summary>
    public ReadOnlyMemory<byte> UpTo(long position) => _buffer.AsMemory(0, (int)(position - Released));

    /// <summary>Forgets the first bytes: they have been given away.</summary>
    public void Release(int count)
    {
        _buffer.AsSpan(count, _length - count).CopyTo(_buffer);
        _length -= count;
        Released += count;
    }

    private void Escape(char character, int ahead)
    {
        // Room for the longest escape and for all that follows at its largest.
        var most = checked(6 + 3 * ahead + 1);
        if (_buffer.Length - _length < most)
        {
            Grow(most);
        }

        var letter = character switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => 'u' };
        _buffer[_length++] = (byte)'\\';
        _buffer[_length++] = (byte)letter;
        if (letter == 'u')
        {
            ((int)character).TryFormat(_buffer.AsSpan(_length), out _, "x4");
            _length += 4;
        }
    }

    private void Grow(int room) => Array.Resize(ref _buffer, (int)Math.Min(Math.Max(_buffer.Length * 2L, (long)_length + room), Array.MaxLength));
}
