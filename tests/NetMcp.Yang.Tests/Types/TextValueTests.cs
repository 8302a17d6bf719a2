using NetMcp.Yang.Types;
using static NetMcp.Yang.Tests.Types.ValueTestBed;

namespace NetMcp.Yang.Tests.Types;

public sealed class TextValueTests
{
    [Theory]
    [Trait("rfc7950", "9.4")]
    [InlineData("", "")]
    [InlineData(" a\n", " a\n")]
    [InlineData("\u0001", Bad)]
    [InlineData("\uFFFE", Bad)]
    [InlineData("\uFDD0", Bad)]
    [InlineData("😀", "😀")]
    public void Read_String_IsKeptAsItIs(string text, string canonical) => Assert.Equal(canonical, Read(Of(YangBaseType.String), text));

    // Not inline data, for which a lone surrogate becomes U+FFFD.
    [Fact]
    [Trait("rfc7950", "9.4")]
    public void Read_StringWithHalfACharacter_IsRefused() => Assert.Equal(Bad, Read(Of(YangBaseType.String), "a\uD83D"));

    [Theory]
    [Trait("rfc7950", "9.4.4")]
    [InlineData("aé", true)]
    [InlineData("😀a", true)]
    [InlineData("a", false)]
    [InlineData("abc", false)]
    public void Read_StringOfALength_CountsCharacters(string text, bool isTaken)
    {
        var type = new YangType(YangBaseType.String) { Lengths = [new(2, 2)], LengthError = new(null, "too-odd") };
        Assert.Equal(isTaken ? text : Bad, Read(type, text));
        Assert.True(isTaken || Refuse(type, text) is { Rule: ValueRule.Length, AppTag: "too-odd" });
    }

    [Theory]
    [Trait("rfc7950", "9.4.5")]
    [Trait("rfc7950", "9.4.6")]
    [InlineData("ab", true)]
    [InlineData("a", true)]
    [InlineData("xa", false)]
    [InlineData("abc", false)]
    public void Read_StringWithPatterns_MustMatchAllAndNoInverted(string text, bool isTaken)
    {
        var type = new YangType(YangBaseType.String) { Patterns = [Pattern("[a-z]+"), Pattern(".*c", inverted: true), Pattern("x.*", inverted: true)] };
        Assert.Equal(isTaken ? text : Bad, Read(type, text));
    }

    [Fact]
    [Trait("rfc7950", "9.4.7")]
    public void Read_StringAgainstItsPattern_GivesTheModulesWords()
    {
        var type = new YangType(YangBaseType.String) { Patterns = [Pattern("a", error: new("only a", "not-a"))] };
        Assert.Equal(new ValueError(ValueRule.Pattern, "only a", "not-a"), Refuse(type, "b"));
    }

    [Fact]
    [Trait("rfc7950", "9.4.5")]
    public void Read_StringWithAHostilePattern_IsToldFromAWrongOne()
    {
        var type = new YangType(YangBaseType.String) { Patterns = [Pattern("((a{100}){100}){100}")] };
        Assert.Equal(ValueRule.PatternCost, Refuse(type, "a").Rule);
    }

    [Theory]
    [Trait("rfc7950", "9.5.1")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("TRUE", Bad)]
    [InlineData("1", Bad)]
    [InlineData(" true", Bad)]
    [InlineData("", Bad)]
    public void Read_Boolean_IsTrueOrFalse(string text, string canonical) => Assert.Equal(canonical, Read(Of(YangBaseType.Boolean), text));

    [Theory]
    [Trait("rfc7950", "9.6.1")]
    [InlineData("one", "one")]
    [InlineData("a b", "a b")]
    [InlineData(" one", Bad)]
    [InlineData("7", Bad)]
    [InlineData("", Bad)]
    public void Read_Enumeration_IsOneOfItsNames(string text, string canonical) =>
        Assert.Equal(canonical, Read(new YangType(YangBaseType.Enumeration) { Enums = [new("one", 0, null), new("a b", 7, null)] }, text));

    [Theory]
    [Trait("rfc7950", "9.7.1")]
    [Trait("rfc7950", "9.7.2")]
    [InlineData("a", "a")]
    [InlineData("b a", "a b")]
    [InlineData("c b a", "a b c")]
    [InlineData("  a\n b ", "a b")]
    [InlineData("a  b", "a b")]
    [InlineData("", "")]
    [InlineData("a a", Bad)]
    [InlineData("d", Bad)]
    [InlineData("a,b", Bad)]
    public void Read_Bits_AreOrderedByPosition(string text, string canonical) =>
        Assert.Equal(canonical, Read(new YangType(YangBaseType.Bits) { Bits = [new("a", 0, null), new("b", 2, null), new("c", 5, null)] }, text));

    [Theory]
    [Trait("rfc7950", "9.8.2")]
    [InlineData("", "")]
    [InlineData("AAAA", "AAAA")]
    [InlineData("AAA=", "AAA=")]
    [InlineData("AA==", "AA==")]
    [InlineData(" AAAA\n  AAAA\n", "AAAAAAAA")]
    [InlineData("AAA", Bad)]
    [InlineData("A===", Bad)]
    [InlineData("A=AA", Bad)]
    [InlineData("AAAA====", Bad)]
    [InlineData("A-A_", Bad)]
    public void Read_Binary_IsBase64(string text, string canonical) => Assert.Equal(canonical, Read(Of(YangBaseType.Binary), text));

    [Fact]
    [Trait("rfc7950", "9.8.1")]
    public void Read_BinaryOfALength_CountsOctets()
    {
        var type = new YangType(YangBaseType.Binary) { Lengths = [new(2, 2)] };
        Assert.Equal("AAA=", Read(type, "AAA="));
        Assert.Equal(ValueRule.Length, Refuse(type, "AAAA").Rule);
    }

    [Theory]
    [Trait("rfc7950", "9.11.2")]
    [InlineData("", "")]
    [InlineData(" ", Bad)]
    [InlineData("x", Bad)]
    public void Read_Empty_IsEmpty(string text, string canonical) => Assert.Equal(canonical, Read(Of(YangBaseType.Empty), text));

    [Theory]
    [Trait("rfc7951", "6.2")]
    [Trait("rfc7951", "6.3")]
    [Trait("rfc7951", "6.9")]
    [InlineData(YangBaseType.String, nameof(ValueForm.JsonString), "5", "5")]
    [InlineData(YangBaseType.String, nameof(ValueForm.JsonNumber), "5", Bad)]
    [InlineData(YangBaseType.Boolean, nameof(ValueForm.JsonBoolean), "true", "true")]
    [InlineData(YangBaseType.Boolean, nameof(ValueForm.JsonString), "true", Bad)]
    [InlineData(YangBaseType.Empty, nameof(ValueForm.JsonEmpty), "", "")]
    [InlineData(YangBaseType.Empty, nameof(ValueForm.JsonString), "", Bad)]
    [InlineData(YangBaseType.Binary, nameof(ValueForm.JsonNumber), "5555", Bad)]
    public void Read_TextInJson_HasTheEncodingOfItsType(YangBaseType type, string form, string text, string canonical) =>
        Assert.Equal(canonical, Read(Of(type), text, Enum.Parse<ValueForm>(form)));
}
