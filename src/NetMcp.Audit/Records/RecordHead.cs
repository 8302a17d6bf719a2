using System.Buffers;
using System.Buffers.Text;

namespace NetMcp.Audit.Records;

/// <summary>
/// What every line begins with, in this order and without spaces: <c>{"seq":N,"time":"...","prev":"...","kind":"..."</c>. The log is written by one
/// writer in one form, so it is read in that form only; any other is damage.
/// </summary>
internal readonly ref struct RecordHead
{
    private const byte Quote = (byte)'"';

    /// <summary>Its number: one more than that of the record before.</summary>
    public long Seq { get; private init; }

    /// <summary>Its time, in milliseconds since 1970.</summary>
    public long Time { get; private init; }

    /// <summary>The hash of the line before, in hexadecimal digits.</summary>
    public ReadOnlySpan<byte> Previous { get; private init; }

    /// <summary>Its kind.</summary>
    public ReadOnlySpan<byte> Kind { get; private init; }

    /// <summary>Reads the head of a line.</summary>
    /// <param name="line">The line with its line feed.</param>
    /// <param name="head">The head.</param>
    /// <returns>False when the line is not of the form, is not whole, or holds what was never written (a zero byte).</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out RecordHead head)
    {
        head = default;
        if (!line.EndsWith("}\n"u8) || line.Length > RecordLimits.LineBytes || line.Contains((byte)0))
        {
            return false;
        }

        var rest = line;
        if (!Skip(ref rest, "{\"seq\":"u8) || rest[0] is < (byte)'1' or > (byte)'9' || !Utf8Parser.TryParse(rest, out long seq, out var digits))
        {
            return false;
        }

        rest = rest[digits..];
        if (!Skip(ref rest, ",\"time\":\""u8) || rest.Length < RecordTime.Length || !RecordTime.TryRead(rest[..RecordTime.Length], out var time))
        {
            return false;
        }

        rest = rest[RecordTime.Length..];
        if (!Skip(ref rest, "\",\"prev\":\""u8) || rest.Length < RecordHash.Digits)
        {
            return false;
        }

        var previous = rest[..RecordHash.Digits];
        rest = rest[RecordHash.Digits..];
        var length = Skip(ref rest, "\",\"kind\":\""u8) ? rest.IndexOf(Quote) : 0;
        if (length <= 0)
        {
            return false;
        }

        head = new RecordHead { Seq = seq, Time = time, Previous = previous, Kind = rest[..length] };
        return true;
    }

    /// <summary>Writes a line.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="seq">Its number.</param>
    /// <param name="time">Its time.</param>
    /// <param name="previous">The hash of the line before.</param>
    /// <param name="members">The rest: a JSON object that begins with <c>kind</c>.</param>
    public static void WriteLine(ArrayBufferWriter<byte> buffer, long seq, DateTimeOffset time, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> members)
    {
        buffer.Write("{\"seq\":"u8);
        Utf8Formatter.TryFormat(seq, buffer.GetSpan(20), out var digits);
        buffer.Advance(digits);
        buffer.Write(",\"time\":\""u8);
        buffer.Write(RecordTime.Write(time));
        buffer.Write("\",\"prev\":\""u8);
        Convert.TryToHexStringLower(previous, buffer.GetSpan(RecordHash.Digits), out var hex);
        buffer.Advance(hex);
        buffer.Write("\","u8);
        buffer.Write(members[1..]);
        buffer.Write("\n"u8);
    }

    private static bool Skip(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> text)
    {
        if (!rest.StartsWith(text))
        {
            return false;
        }

        rest = rest[text.Length..];
        return rest.Length > 0;
    }
}
