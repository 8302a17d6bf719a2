using System.Globalization;
using NetMcp.Changes.Policies;
using Xunit;

namespace NetMcp.Changes.Tests.Policies;

public sealed class PolicyWindowTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    // 2026-03-06 is a Friday; Berlin is at +01:00 until 2026-03-29, then at +02:00.
    [Theory]
    [InlineData("2026-03-06T20:59:59Z", false)]
    [InlineData("2026-03-06T21:00:00Z", true)]
    [InlineData("2026-03-07T02:59:59Z", true)]
    [InlineData("2026-03-07T03:00:00Z", false)]
    [InlineData("2026-03-07T21:30:00Z", false)]
    [InlineData("2026-04-03T20:00:00Z", true)]
    [InlineData("2026-04-04T02:00:00Z", false)]
    public void Contains_OverMidnight_BelongsToTheDayOnWhichItBegan(string instant, bool inside)
    {
        var window = new PolicyWindow { Name = "friday", Zone = Berlin, Days = new HashSet<DayOfWeek> { DayOfWeek.Friday }, From = new TimeOnly(22, 0), To = new TimeOnly(4, 0) };

        Assert.Equal(inside, window.Contains(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("2026-12-19T22:59:00Z", false)]
    [InlineData("2026-12-19T23:00:00Z", true)]
    [InlineData("2027-01-06T22:59:00Z", true)]
    [InlineData("2027-01-06T23:00:00Z", false)]
    public void Contains_OfDates_IsTheWholeDaysOfTheZone(string instant, bool inside)
    {
        var window = new PolicyWindow { Name = "holidays", Zone = Berlin, FirstDate = new DateOnly(2026, 12, 20), LastDate = new DateOnly(2027, 1, 6) };

        Assert.Equal(inside, window.Contains(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));
    }
}
