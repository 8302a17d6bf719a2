using System.Collections.Immutable;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Tests.Types;

public sealed class IntervalReaderTests
{
    [Theory]
    [Trait("rfc7950", "9.2.4")]
    [InlineData("1", "1..1")]
    [InlineData("1..5", "1..5")]
    [InlineData(" 1 .. 5 |\n7 ", "1..5|7..7")]
    [InlineData("min..-1|1..max", "-128..-1|1..127")]
    [InlineData("min|max", "-128..-128|127..127")]
    [InlineData("1..3|4..5", "1..3|4..5")]
    [InlineData("-0", "0..0")]
    public void Read_RangeOfInt8_GivesItsIntervals(string text, string expected) =>
        Assert.Equal(expected, Show(text, YangBaseType.Int8));

    [Theory]
    [Trait("rfc7950", "9.2.4")]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("1|")]
    [InlineData("1..")]
    [InlineData("..5")]
    [InlineData("5..1")]
    [InlineData("1|1")]
    [InlineData("2|1")]
    [InlineData("1..3|3..5")]
    [InlineData("max..min")]
    [InlineData("max|max")]
    [InlineData("0x10")]
    [InlineData("1.5")]
    [InlineData("128")]
    [InlineData("-129")]
    [InlineData("1 2")]
    [InlineData("one")]
    [InlineData("99999999999999999999999999")]
    public void Read_WrongRange_SaysWhy(string text) =>
        Assert.False(IntervalReader.TryRead(text, YangBaseType.Int8, 0, [], out _, out var error) || string.IsNullOrEmpty(error));

    [Theory]
    [Trait("rfc7950", "9.2.4")]
    [InlineData("1..4|6..10", "min|max", true)]
    [InlineData("1..4|6..10", "1..2|7..8|10", true)]
    [InlineData("1..4|6..10", "min..max", false)]
    [InlineData("1..4|6..10", "3..7", false)]
    [InlineData("1..4|6..10", "5", false)]
    [InlineData("1..10", "0..5", false)]
    [InlineData("1..10", "5..11", false)]
    public void Read_RangeOfARestrictedType_OnlyNarrowsIt(string type, string range, bool isRead)
    {
        Assert.True(IntervalReader.TryRead(type, YangBaseType.Int8, 0, [], out var within, out _));
        Assert.Equal(isRead, IntervalReader.TryRead(range, YangBaseType.Int8, 0, within, out _, out _));
    }

    [Theory]
    [Trait("rfc7950", "9.3.4")]
    [InlineData("1..2.5", "100..250")]
    [InlineData("-0.5..0.05", "-50..5")]
    [InlineData("min..0", "-9223372036854775808..0")]
    [InlineData("92233720368547758.07", "9223372036854775807..9223372036854775807")]
    public void Read_RangeOfDecimal_IsScaled(string text, string expected) =>
        Assert.Equal(expected, Show(text, YangBaseType.Decimal64, fractionDigits: 2));

    [Theory]
    [Trait("rfc7950", "9.3.4")]
    [InlineData("1.555")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e1")]
    [InlineData("92233720368547758.08")]
    public void Read_WrongRangeOfDecimal_IsRefused(string text) =>
        Assert.False(IntervalReader.TryRead(text, YangBaseType.Decimal64, 2, [], out _, out _));

    [Theory]
    [Trait("rfc7950", "9.4.4")]
    [InlineData("0..max", "0..18446744073709551615")]
    [InlineData("min..5", "0..5")]
    [InlineData("1..255|1024", "1..255|1024..1024")]
    public void Read_Length_IsOfUnsigned64Bits(string text, string expected) => Assert.Equal(expected, Show(text, YangBaseType.String));

    [Theory]
    [Trait("rfc7950", "9.4.4")]
    [InlineData("-1")]
    [InlineData("18446744073709551616")]
    [InlineData("1.0")]
    public void Read_WrongLength_IsRefused(string text) => Assert.False(IntervalReader.TryRead(text, YangBaseType.String, 0, [], out _, out _));

    private static string Show(string text, YangBaseType type, int fractionDigits = 0)
    {
        Assert.True(IntervalReader.TryRead(text, type, fractionDigits, ImmutableArray<YangInterval>.Empty, out var intervals, out var error), error);
        return string.Join('|', intervals.Select(interval => $"{interval.Min}..{interval.Max}"));
    }
}
