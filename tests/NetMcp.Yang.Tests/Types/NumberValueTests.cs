using FsCheck;
using FsCheck.Fluent;
using NetMcp.Yang.Types;
using static NetMcp.Yang.Tests.Types.ValueTestBed;

namespace NetMcp.Yang.Tests.Types;

public sealed class NumberValueTests
{
    [Theory]
    [Trait("rfc7950", "9.2.1")]
    [Trait("rfc7950", "9.2.2")]
    [InlineData("1", "1")]
    [InlineData("+1", "1")]
    [InlineData("-128", "-128")]
    [InlineData("007", "7")]
    [InlineData("-0", "0")]
    [InlineData(" \n1\t", "1")]
    [InlineData("0x1", Bad)]
    [InlineData("1.0", Bad)]
    [InlineData("1 2", Bad)]
    [InlineData("+ 1", Bad)]
    [InlineData("--1", Bad)]
    [InlineData("-", Bad)]
    [InlineData("", Bad)]
    [InlineData("１", Bad)]
    [InlineData("128", Bad)]
    [InlineData("-129", Bad)]
    public void Read_Int8InXml_IsDecimal(string text, string canonical) => Assert.Equal(canonical, Read(Of(YangBaseType.Int8), text));

    [Theory]
    [Trait("rfc7950", "9.2.1")]
    [InlineData("0x1F", "31")]
    [InlineData("-0XfF", "-255")]
    [InlineData("010", "8")]
    [InlineData("-010", "-8")]
    [InlineData("0", "0")]
    [InlineData("00", "0")]
    [InlineData("08", Bad)]
    [InlineData("0x", Bad)]
    [InlineData("0xg", Bad)]
    public void Read_IntegerInAModule_MayBeHexadecimalOrOctal(string text, string canonical) =>
        Assert.Equal(canonical, Read(Of(YangBaseType.Int16), text, ValueForm.Schema));

    [Theory]
    [Trait("rfc7950", "9.2")]
    [InlineData(YangBaseType.Int8, "-128", "127")]
    [InlineData(YangBaseType.Int16, "-32768", "32767")]
    [InlineData(YangBaseType.Int32, "-2147483648", "2147483647")]
    [InlineData(YangBaseType.Int64, "-9223372036854775808", "9223372036854775807")]
    [InlineData(YangBaseType.UInt8, "0", "255")]
    [InlineData(YangBaseType.UInt16, "0", "65535")]
    [InlineData(YangBaseType.UInt32, "0", "4294967295")]
    [InlineData(YangBaseType.UInt64, "0", "18446744073709551615")]
    public void Read_IntegerAtItsBounds_IsTakenAndNotBeyond(YangBaseType type, string min, string max)
    {
        Assert.Equal(min, Read(Of(type), min));
        Assert.Equal(max, Read(Of(type), max));
        Assert.Equal(ValueRule.Range, Refuse(Of(type), (Int128.Parse(min) - 1).ToString()).Rule);
        Assert.Contains(Refuse(Of(type), (Int128.Parse(max) + 1).ToString()).Rule, new[] { ValueRule.Range, ValueRule.Lexical });
    }

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Read_NumberOutsideItsRange_SaysTheRangeOrTheModulesWords()
    {
        var type = new YangType(YangBaseType.Int8) { Ranges = [new(1, 4), new(6, 6)] };
        Assert.Equal("4", Read(type, "4"));
        Assert.Equal(Bad, Read(type, "5"));
        Assert.Contains("1..4 | 6", Refuse(type, "7").Message, StringComparison.Ordinal);

        type.RangeError = new("choose wisely", "unwise");
        Assert.Equal(new ValueError(ValueRule.Range, "choose wisely", "unwise"), Refuse(type, "7"));
    }

    [Theory]
    [Trait("rfc7950", "9.3.1")]
    [Trait("rfc7950", "9.3.2")]
    [InlineData("1", "1.0")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.50", "1.5")]
    [InlineData("1.500", "1.5")]
    [InlineData("+00.10", "0.1")]
    [InlineData("-1.05", "-1.05")]
    [InlineData("-0.0", "0.0")]
    [InlineData(" 2.5 ", "2.5")]
    [InlineData("92233720368547758.07", "92233720368547758.07")]
    [InlineData("-92233720368547758.08", "-92233720368547758.08")]
    [InlineData("92233720368547758.08", Bad)]
    [InlineData("1.555", Bad)]
    [InlineData("1.", Bad)]
    [InlineData(".5", Bad)]
    [InlineData("-.5", Bad)]
    [InlineData("+", Bad)]
    [InlineData("1e2", Bad)]
    [InlineData("1 .5", Bad)]
    [InlineData("", Bad)]
    public void Read_Decimal_GivesItsCanonicalForm(string text, string canonical) =>
        Assert.Equal(canonical, Read(new YangType(YangBaseType.Decimal64) { FractionDigits = 2 }, text));

    [Fact]
    [Trait("rfc7950", "9.3.4")]
    public void Read_DecimalOfEighteenDigits_IsExact()
    {
        var type = new YangType(YangBaseType.Decimal64) { FractionDigits = 18 };
        Assert.Equal("9.223372036854775807", Read(type, "9.223372036854775807"));
        Assert.Equal("0.000000000000000001", Read(type, "0.000000000000000001"));
        Assert.Equal(Bad, Read(type, "9.223372036854775808"));
    }

    [Fact]
    [Trait("rfc7950", "9.2.2")]
    [Trait("rfc7950", "9.3.2")]
    public void Read_AnyCanonicalNumber_IsItself()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<long>(), Gen.Choose(1, 18).ToArbitrary(), (value, digits) =>
        {
            var text = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(text, Read(Of(YangBaseType.Int64), text));

            var type = new YangType(YangBaseType.Decimal64) { FractionDigits = digits };
            var magnitude = Int128.Abs(value).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
            var canonical = Read(type, $"{(value < 0 ? "-" : "")}{magnitude[..^digits]}.{magnitude[^digits..]}");
            Assert.Equal(canonical, Read(type, canonical));
            Assert.Matches(value == 0 ? @"\A0\.0\z" : @"\A-?(0|[1-9][0-9]*)\.([0-9]|[0-9]*[1-9])\z", canonical);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property);
    }

    [Theory]
    [Trait("rfc7951", "6.1")]
    [InlineData(YangBaseType.Int8, nameof(ValueForm.JsonNumber), "5", "5")]
    [InlineData(YangBaseType.Int8, nameof(ValueForm.JsonNumber), "1e1", "10")]
    [InlineData(YangBaseType.Int8, nameof(ValueForm.JsonNumber), "10E-1", "1")]
    [InlineData(YangBaseType.Int8, nameof(ValueForm.JsonNumber), "15e-1", Bad)]
    [InlineData(YangBaseType.Int8, nameof(ValueForm.JsonNumber), "1e400", Bad)]
    [InlineData(YangBaseType.Int8, nameof(ValueForm.JsonString), "5", Bad)]
    [InlineData(YangBaseType.Int64, nameof(ValueForm.JsonString), "5", "5")]
    [InlineData(YangBaseType.Int64, nameof(ValueForm.JsonNumber), "5", Bad)]
    [InlineData(YangBaseType.UInt64, nameof(ValueForm.JsonString), "5", "5")]
    [InlineData(YangBaseType.UInt64, nameof(ValueForm.JsonNumber), "5", Bad)]
    public void Read_NumberInJson_IsEncodedByItsWidth(YangBaseType type, string form, string text, string canonical) =>
        Assert.Equal(canonical, Read(Of(type), text, Enum.Parse<ValueForm>(form)));
}
