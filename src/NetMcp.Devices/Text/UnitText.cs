using System.Globalization;

namespace NetMcp.Devices.Text;

/// <summary>Durations and sizes as people write them: 500ms, 10s, 5m, 1h; 64KiB, 1MiB, 4096.</summary>
internal static class UnitText
{
    private static readonly (string Unit, TimeSpan Length)[] Durations =
        [("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)), ("h", TimeSpan.FromHours(1))];

    private static readonly (string Unit, long Bytes)[] Sizes = [("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("", 1)];

    private const int MaxDigits = 9;

    public static bool TryParseDuration(string text, out TimeSpan value)
    {
        foreach (var (unit, length) in Durations)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && TryParseCount(text.AsSpan(0, text.Length - unit.Length), out var count))
            {
                value = count * length;
                return true;
            }
        }

        value = default;
        return false;
    }

    public static bool TryParseSize(string text, out long value)
    {
        foreach (var (unit, bytes) in Sizes)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && TryParseCount(text.AsSpan(0, text.Length - unit.Length), out var count))
            {
                value = count * bytes;
                return true;
            }
        }

        value = 0;
        return false;
    }

    public static string Show(TimeSpan value)
    {
        var (unit, length) = Durations.Last(d => d.Unit == "ms" || (value >= d.Length && value.Ticks % d.Length.Ticks == 0));
        return string.Create(CultureInfo.InvariantCulture, $"{value.Ticks / length.Ticks}{unit}");
    }

    public static string Show(long value)
    {
        var (unit, bytes) = Sizes.First(s => s.Bytes == 1 || (value >= s.Bytes && value % s.Bytes == 0));
        return string.Create(CultureInfo.InvariantCulture, $"{value / bytes}{unit}");
    }

    private static bool TryParseCount(ReadOnlySpan<char> digits, out long count)
    {
        count = 0;
        return digits.Length is > 0 and <= MaxDigits && long.TryParse(digits.TrimEnd(' '), NumberStyles.None, CultureInfo.InvariantCulture, out count);
    }
}
