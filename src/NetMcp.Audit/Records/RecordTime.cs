using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace NetMcp.Audit.Records;

/// <summary>The time of a record: RFC 3339, UTC, milliseconds, always 24 characters.</summary>
internal static class RecordTime
{
    /// <summary>The characters of a time.</summary>
    public const int Length = 24;

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes a time.</summary>
    public static byte[] Write(DateTimeOffset time) => Encoding.ASCII.GetBytes(Text(time));

    /// <summary>The time as text.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads a time, in milliseconds since 1970.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length != Length || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z'
            || !TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..10], out var day)
            || !TryNumber(text[11..13], out var hour) || !TryNumber(text[14..16], out var minute) || !TryNumber(text[17..19], out var second) || !TryNumber(text[20..23], out var milli)
            || year < 1970 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        milliseconds = ((DateTimeOffset)new DateTime(year, month, day, hour, minute, second, milli, DateTimeKind.Utc)).ToUnixTimeMilliseconds();
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number) =>
        Utf8Parser.TryParse(digits, out number, out var read) && read == digits.Length && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
