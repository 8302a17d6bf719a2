using System.Xml;

namespace NetMcp.Yang.Data.Reading;

/// <summary>Takes the text of an element in pieces, so that what is longer than the limit is never held, and no string is made of it.</summary>
internal sealed class ElementText(XmlReader reader, int maxLength)
{
    private const int InitialLength = 4096;

    /// <summary>
    /// The platform's readers fill the whole room as long as there is text, so that less than that is the end: it saves a call for every value.
    /// Others may give less at any time.
    /// </summary>
    private readonly bool _fillsRoom = reader.GetType().Assembly == typeof(XmlReader).Assembly;

    private char[] _buffer = new char[Math.Max(1, Math.Min(InitialLength, maxLength))];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Span => _buffer.AsSpan(0, Length);

    /// <summary>What <see cref="Span"/> is the beginning of.</summary>
    public char[] Buffer => _buffer;

    public void Clear() => Length = 0;

    /// <summary>Appends the text node that the reader stands on.</summary>
    /// <returns>False when it is longer than the limit.</returns>
    public bool TryAppend()
    {
        if (!reader.CanReadValueChunk)
        {
            return TryAppend(reader.Value);
        }

        while (true)
        {
            if (Length == _buffer.Length && !TryGrow())
            {
                // One more character is one too many.
                return reader.ReadValueChunk(new char[1], 0, 1) == 0;
            }

            var room = _buffer.Length - Length;
            var read = reader.ReadValueChunk(_buffer, Length, room);
            Length += read;
            if (read == 0 || (read < room && _fillsRoom))
            {
                return true;
            }
        }
    }

    /// <inheritdoc cref="TryAppend()"/>
    public async ValueTask<bool> TryAppendAsync()
    {
        if (!reader.CanReadValueChunk)
        {
            return TryAppend(await reader.GetValueAsync().ConfigureAwait(false));
        }

        while (true)
        {
            if (Length == _buffer.Length && !TryGrow())
            {
                return await reader.ReadValueChunkAsync(new char[1], 0, 1).ConfigureAwait(false) == 0;
            }

            var room = _buffer.Length - Length;
            var read = await reader.ReadValueChunkAsync(_buffer, Length, room).ConfigureAwait(false);
            Length += read;
            if (read == 0 || (read < room && _fillsRoom))
            {
                return true;
            }
        }
    }

    private bool TryAppend(ReadOnlySpan<char> text)
    {
        while (_buffer.Length - Length < text.Length)
        {
            if (!TryGrow())
            {
                return false;
            }
        }

        text.CopyTo(_buffer.AsSpan(Length));
        Length += text.Length;
        return true;
    }

    private bool TryGrow()
    {
        var length = (int)Math.Min(_buffer.Length * 2L, maxLength);
        if (length == _buffer.Length)
        {
            return false;
        }

        Array.Resize(ref _buffer, length);
        return true;
    }
}
