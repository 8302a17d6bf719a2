using System.Globalization;
using NetMcp.Changes.Policies;
using NetMcp.Devices.Inventory.Yaml;

namespace NetMcp.Server.Policies;

/// <summary>Reads a window of a policy.</summary>
internal static class WindowReader
{
    private static readonly Dictionary<string, DayOfWeek> DayNames = new(StringComparer.Ordinal)
    {
        ["mon"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
    };

    /// <summary>The window.</summary>
    public static PolicyWindow Read(string name, MapReader map, TimeZoneInfo zone)
    {
        var window = new PolicyWindow
        {
            Name = name,
            Zone = Zone(map, "zone") ?? zone,
            Days = Days(map),
            From = Time(map, "from") ?? TimeOnly.MinValue,
            To = Time(map, "to") ?? TimeOnly.MinValue,
            FirstDate = Date(map, "first"),
            LastDate = Date(map, "last"),
        };
        if (map.Map.Pairs.Count == 0)
        {
            map.Mistakes.Add(map.Map, "A window says at least one of days, from and to, first, last.");
        }

        if (map.Pair("from") is null != map.Pair("to") is null)
        {
            map.Mistakes.Add(map.Map, "'from' and 'to' go together.");
        }

        if (window.FirstDate > window.LastDate)
        {
            map.Mistakes.Add(map.Pair("last")!.Value, "'last' is before 'first'.");
        }

        map.ReportUnknownKeys();
        return window;
    }

    /// <summary>A time zone by its IANA name.</summary>
    public static TimeZoneInfo? Zone(MapReader map, string key)
    {
        if (map.Text(key) is not { } name)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        map.Mistakes.Add(map.Pair(key)!.Value, $"'{key}' must be a time zone of this machine's database, as Europe/Berlin or UTC.");
        return null;
    }

    private static HashSet<DayOfWeek> Days(MapReader map)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (var item in map.Texts("days"))
        {
            if (DayNames.TryGetValue(item.Text!, out var day))
            {
                days.Add(day);
            }
            else
            {
                map.Mistakes.Add(item, $"Each item of 'days' must be one of {string.Join(", ", DayNames.Keys)}.");
            }
        }

        return days;
    }

    private static TimeOnly? Time(MapReader map, string key)
    {
        if (map.Text(key) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        map.Mistakes.Add(map.Pair(key)!.Value, $"'{key}' must be a time of day as \"22:00\".");
        return null;
    }

    private static DateOnly? Date(MapReader map, string key)
    {
        if (map.Text(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        map.Mistakes.Add(map.Pair(key)!.Value, $"'{key}' must be a date as 2026-12-20.");
        return null;
    }
}
