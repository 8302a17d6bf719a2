namespace NetMcp.Changes.Policies;

/// <summary>A maintenance window: hours on days of the week in a time zone, within dates where it has them.</summary>
public sealed record PolicyWindow
{
    /// <summary>The name that rules use.</summary>
    public required string Name { get; init; }

    /// <summary>The zone that days, hours and dates are meant in.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The days on which it begins; empty: each.</summary>
    public IReadOnlySet<DayOfWeek> Days { get; init; } = new HashSet<DayOfWeek>();

    /// <summary>When it begins on these days.</summary>
    public TimeOnly From { get; init; } = TimeOnly.MinValue;

    /// <summary>When it ends: on the next day where this is not after <see cref="From"/>, so that equal ones are a whole day.</summary>
    public TimeOnly To { get; init; } = TimeOnly.MinValue;

    /// <summary>The first date on which it begins; null: always.</summary>
    public DateOnly? FirstDate { get; init; }

    /// <summary>The last date on which it begins; null: for ever.</summary>
    public DateOnly? LastDate { get; init; }

    /// <summary>Whether an instant is in it: begin included, end not. Hours that a change of the clocks leaves out or repeats are taken as the clock on the wall shows them.</summary>
    public bool Contains(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
        var (date, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (To > From)
        {
            return time >= From && time < To && Begins(date);
        }

        return (time >= From && Begins(date)) || (time < To && Begins(date.AddDays(-1)));
    }

    private bool Begins(DateOnly date) => (Days.Count == 0 || Days.Contains(date.DayOfWeek)) && (FirstDate is not { } first || date >= first) && (LastDate is not { } last || date <= last);
}
