using System.Globalization;

namespace NetMcp.Server.Mcp.Events;

/// <summary>The id of an event: the number of its stream and its place in it, as <c>stream-sequence</c> in hexadecimal.</summary>
internal readonly record struct EventId(long Stream, long Sequence)
{
    /// <summary>Reads an id that a client sent back.</summary>
    public static bool TryParse(string text, out EventId id)
    {
        id = default;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 1 || !TryParseHex(text.AsSpan(0, dash), out var stream) || !TryParseHex(text.AsSpan(dash + 1), out var sequence))
        {
            return false;
        }

        id = new EventId(stream, sequence);
        return true;
    }

    /// <summary>The form that goes to the client.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stream:x}-{Sequence:x}");

    private static bool TryParseHex(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;
}
