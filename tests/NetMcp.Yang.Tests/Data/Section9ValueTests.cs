using NetMcp.Yang.Data;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>Values of the built-in types as they stand in documents: what is taken, and the canonical form of it.</summary>
public sealed class Section9ValueTests
{
    private const string Refused = "refused";

    [Theory]
    [Trait("rfc7950", "9.1")]
    [InlineData("int8", "+007", "7")]
    [InlineData("int8", "-0", "0")]
    [InlineData("decimal64 { fraction-digits 4; }", "+01.5000", "1.5")]
    [InlineData("decimal64 { fraction-digits 4; }", "-0", "0.0")]
    [InlineData("bits { bit a; bit b; bit c; }", " c   a ", "a c")]
    [InlineData("boolean", "true", "true")]
    [InlineData("string", " A ", " A ")]
    [InlineData("union { type int8; type string; }", "+7", "7")]
    [InlineData("identityref { base i; }", "x:j", "v:j")]
    public void Section9_1_Value_IsKeptInItsCanonicalForm(string type, string text, string canonical) => Assert.Equal(canonical, Read(type, text));

    [Fact]
    [Trait("rfc7950", "9.1")]
    public void Section9_1_KeysThatAreOneValue_AreOneEntry()
    {
        var schema = Compile("module v { namespace 'urn:v'; prefix v; list l { key k; leaf k { type int8; } } }");
        var tree = XmlDataReader.Read("<l xmlns='urn:v'><k>1</k></l><l xmlns='urn:v'><k>+01</k></l>", schema).Tree!;

        Assert.Equal("DuplicateEntry", Assert.Single(NetMcp.Yang.Validation.YangValidator.Validate(tree).Errors).Rule.ToString());
    }

    [Theory]
    [Trait("rfc7950", "9.3")]
    [InlineData("1", "92233720368547758.07", Refused)]
    [InlineData("2", "92233720368547758.07", "92233720368547758.07")]
    [InlineData("2", "92233720368547758.08", Refused)]
    [InlineData("2", "-92233720368547758.08", "-92233720368547758.08")]
    [InlineData("18", "9.223372036854775807", "9.223372036854775807")]
    [InlineData("18", "9.223372036854775808", Refused)]
    [InlineData("2", "1.005", Refused)]
    [InlineData("2", "1e3", Refused)]
    [InlineData("2", "NaN", Refused)]
    [InlineData("2", "1,5", Refused)]
    public void Section9_3_Decimal64_IsA64BitNumberWithItsDigits(string digits, string text, string canonical) =>
        Assert.Equal(canonical, Read($"decimal64 {{ fraction-digits {digits}; }}", text));

    [Theory]
    [Trait("rfc7950", "9.6")]
    [InlineData("up", "up")]
    [InlineData("not up", "not up")]
    [InlineData("Up", Refused)]
    [InlineData(" up", Refused)]
    [InlineData("not  up", Refused)]
    [InlineData("0", Refused)]
    [InlineData("", Refused)]
    public void Section9_6_Enumeration_IsOneOfItsNamesToTheLetter(string text, string canonical) =>
        Assert.Equal(canonical, Read("enumeration { enum up; enum 'not up'; }", text));

    [Theory]
    [Trait("rfc7950", "9.7")]
    [InlineData("", "")]
    [InlineData("b\n a", "a b")]
    [InlineData("a,b", Refused)]
    [InlineData("A", Refused)]
    [InlineData("0", Refused)]
    [InlineData("b b", Refused)]
    public void Section9_7_Bits_AreNamesWithSpaceBetween(string text, string canonical) => Assert.Equal(canonical, Read("bits { bit a; bit b; }", text));

    [Theory]
    [Trait("rfc7950", "9.8")]
    [InlineData("", "")]
    [InlineData("AP8=", "AP8=")]
    [InlineData("AP8", Refused)]
    [InlineData("A_-=", Refused)]
    [InlineData("AP8=AP8=", Refused)]
    [InlineData("=AP8", Refused)]
    [InlineData("AAAA", Refused)]
    public void Section9_8_Binary_IsPaddedBase64OfItsLength(string text, string canonical) => Assert.Equal(canonical, Read("binary { length 0..2; }", text));

    [Theory]
    [Trait("rfc7950", "9.10")]
    [InlineData("j", "v:j")]
    [InlineData("x:j", "v:j")]
    [InlineData("k", "v:k")]
    [InlineData("i", Refused)]
    [InlineData("v:j", Refused)]
    [InlineData("x:other", Refused)]
    [InlineData("unbound:j", Refused)]
    [InlineData("J", Refused)]
    public void Section9_10_IdentityRef_IsDerivedFromItsBaseUnderThePrefixesOfTheDocument(string text, string canonical) =>
        Assert.Equal(canonical, Read("identityref { base i; }", text));

    private static string Read(string type, string text)
    {
        var statement = type.EndsWith('}') ? $"type {type}" : $"type {type};";
        var schema = Compile($"module v {{ yang-version 1.1; namespace 'urn:v'; prefix v; identity i; identity j {{ base i; }} identity k {{ base j; }} identity other; leaf x {{ {statement} }} }}");
        var read = XmlDataReader.Read($"<x xmlns='urn:v' xmlns:x='urn:v'>{text}</x>", schema);
        return read.Succeeded ? Assert.Single(read.Tree!.Roots).Value! : Refused;
    }
}
