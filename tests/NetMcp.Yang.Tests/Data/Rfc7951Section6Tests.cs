using NetMcp.Yang.Data;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>Values.</summary>
public sealed class Rfc7951Section6Tests
{
    [Theory]
    [Trait("rfc7951", "6.1")]
    [InlineData("i8", "-128", "-128")]
    [InlineData("u32", "4294967295", "4294967295")]
    [InlineData("i64", "-9223372036854775808", "\"-9223372036854775808\"")]
    [InlineData("u64", "18446744073709551615", "\"18446744073709551615\"")]
    [InlineData("dec", "92233720368547758.07", "\"92233720368547758.07\"")]
    public void Number_IsANumberUnlessItMayHave64Bits(string leaf, string xml, string json) =>
        AssertSameInC($"<{leaf}>{xml}</{leaf}>", $"\"{leaf}\":{json}");

    [Theory]
    [Trait("rfc7951", "6.1")]
    [Trait("rfc7950", "9.2.2")]
    [InlineData("i8", "+5", "5")]
    [InlineData("i8", " 007 ", "7")]
    [InlineData("i8", "-0", "0")]
    [InlineData("u64", "+05", "\"5\"")]
    [InlineData("dec", "+1.50", "\"1.5\"")]
    [InlineData("dec", "3", "\"3.0\"")]
    public void Number_InAnotherLexicalForm_BecomesCanonical(string leaf, string xml, string json) =>
        AssertSameInC($"<{leaf}>{xml}</{leaf}>", $"\"{leaf}\":{json}");

    [Theory]
    [Trait("rfc7951", "6.1")]
    [InlineData(""" "i8":"5" """)]
    [InlineData(""" "i8":5.5 """)]
    [InlineData(""" "i8":128 """)]
    [InlineData(""" "i8":true """)]
    [InlineData(""" "i64":5 """)]
    [InlineData(""" "u64":5 """)]
    [InlineData(""" "dec":1.5 """)]
    [InlineData(""" "sizes":["1",2] """)]
    public void Number_InTheWrongJsonType_IsRefused(string members) => AssertInvalid(members);

    [Theory]
    [Trait("rfc7951", "6.2")]
    [InlineData("a", "\"a\"")]
    [InlineData("", "\"\"")]
    [InlineData(" a\tb ", "\" a\\tb \"")]
    [InlineData("&lt;&amp;&quot;\\/", "\"<&\\\"\\\\/\"")]
    [InlineData("\u00e9\u4e16\U0001F600", "\"\\u00e9\u4e16\\ud83d\\ude00\"")]
    [InlineData("&#13;&#10;", "\"\\r\\n\"")]
    [InlineData("   ", "\"   \"")]
    [InlineData("<![CDATA[<x>]]>&amp;", "\"<x>&\"")]
    [InlineData("12", "\"12\"")]
    public void String_IsAString(string xml, string json) => AssertSameInC($"<text>{xml}</text>", $"\"text\":{json}");

    [Fact]
    [Trait("rfc7951", "6.2")]
    public void String_InPieces_IsWhole() => AssertSameInC("<text>a<!-- c -->b<?p i?>c<![CDATA[d]]></text>", """ "text":"abcd" """);

    [Theory]
    [Trait("rfc7951", "6.2")]
    [InlineData(""" "text":5 """)]
    [InlineData(""" "text":true """)]
    [InlineData(""" "text":[null] """)]
    [InlineData(""" "text":"\u0001" """)]
    public void String_OfAnythingElse_IsRefused(string members) => AssertInvalid(members);

    [Theory]
    [Trait("rfc7951", "6.3")]
    [InlineData("true")]
    [InlineData("false")]
    public void Boolean_IsABoolean(string value) => AssertSameInC($"<flag>{value}</flag>", $"\"flag\":{value}");

    [Theory]
    [Trait("rfc7951", "6.3")]
    [InlineData(""" "flag":"true" """)]
    [InlineData(""" "flag":1 """)]
    public void Boolean_OfAnythingElse_IsRefused(string members) => AssertInvalid(members);

    [Fact]
    [Trait("rfc7951", "6.4")]
    public void Enumeration_IsAString() => AssertSameInC("<color>red</color>", """ "color":"red" """);

    [Fact]
    [Trait("rfc7951", "6.5")]
    public void Bits_AreAStringInTheOrderOfTheirPositions()
    {
        AssertSameInC("<opts> z  a </opts>", """ "opts":"a z" """);
        AssertSameInC("<opts/>", """ "opts":"" """);
    }

    [Fact]
    [Trait("rfc7951", "6.6")]
    public void Binary_IsBase64() => AssertSameInC("<data>AAEC/w==</data>", """ "data":"AAEC/w==" """);

    [Fact]
    [Trait("rfc7951", "6.7")]
    public void LeafRef_IsAsTheLeafThatItRefersTo() => AssertSameInC("<ref>17</ref>", """ "ref":17 """);

    [Theory]
    [Trait("rfc7951", "6.8")]
    [InlineData("d:fast", "dev:fast")]
    [InlineData("m:faster", "more:faster")]
    [InlineData("fast", "dev:fast")]
    public void Identity_HasItsModuleBeforeIt(string xml, string json) => AssertSameInC($"<id>{xml}</id>", $"\"id\":\"{json}\"");

    [Fact]
    [Trait("rfc7951", "6.8")]
    public void Identity_WithoutModule_IsOfTheLeafsModule()
    {
        AssertSameJson(JsonInC(""" "id":"dev:fast" """), JsonDataWriter.ToText(FromJson(JsonInC(""" "id":"fast" """))));
        AssertInvalid(""" "id":"faster" """);
        AssertInvalid(""" "more:extra":"x","entry":[{"name":"a","more:extra":"fast"}] """);
    }

    [Fact]
    [Trait("rfc7951", "6.8")]
    public void Identity_UnderPrefixesThatChange_FollowsThem() => AssertSame(
        """
        <c xmlns="urn:dev" xmlns:p="urn:dev"><ids>p:fast</ids><ids xmlns:p="urn:more">p:faster</ids><ids>p:fast</ids><ids
          xmlns="urn:dev" xmlns:p="urn:more">fast</ids></c>
        """,
        JsonInC(""" "ids":["dev:fast","more:faster","dev:fast","dev:fast"] """));

    [Theory]
    [Trait("rfc7951", "6.8")]
    [InlineData("m:fast")]
    [InlineData("q:fast")]
    [InlineData("d:speed")]
    public void Identity_ThatIsNone_IsKeptAsItCame(string value)
    {
        var (json, result) = Convert(InC($"<id>{value}</id>"));

        AssertSameJson(JsonInC($"\"id\":\"{value}\""), json);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((DataProblemKind.InvalidValue, "/dev:c/id"), (problem.Kind, problem.Path));
    }

    [Fact]
    [Trait("rfc7951", "6.9")]
    public void Empty_IsAnArrayOfNull()
    {
        AssertSameInC("<none/>", """ "none":[null] """);
        AssertSameInC("<none></none>", """ "none":[null] """);
    }

    [Theory]
    [Trait("rfc7951", "6.9")]
    [InlineData(""" "none":"" """)]
    [InlineData(""" "none":true """)]
    public void Empty_OfAnotherValue_IsRefused(string members) => AssertInvalid(members);

    [Theory]
    [Trait("rfc7951", "6.9")]
    [InlineData(""" "none":null """)]
    [InlineData(""" "none":[] """)]
    [InlineData(""" "none":[null,null] """)]
    public void Empty_OfAnotherForm_IsRefused(string members) =>
        Assert.Equal(DataProblemKind.Misplaced, Assert.Single(Problems(JsonInC(members))).Kind);

    [Theory]
    [Trait("rfc7951", "6.10")]
    [InlineData("5", "5")]
    [InlineData("300", "\"300\"")]
    [InlineData("true", "true")]
    [InlineData("", "[null]")]
    [InlineData("d:fast", "\"dev:fast\"")]
    [InlineData("other", "\"other\"")]
    public void Union_IsAsTheMemberThatTakesIt(string xml, string json) => AssertSameInC($"<mixed>{xml}</mixed>", $"\"mixed\":{json}");

    [Theory]
    [Trait("rfc7951", "6.10")]
    [InlineData("\"5\"")]
    [InlineData("5")]
    public void Union_InJson_TakesTheMemberOfTheJsonType(string json) =>
        AssertSameJson(JsonInC("\"mixed\":" + json), JsonDataWriter.ToText(FromJson(JsonInC("\"mixed\":" + json))));

    [Theory]
    [Trait("rfc7951", "6.11")]
    [InlineData("/d:c/d:entry[d:name='a']/d:value", "/dev:c/entry[name='a']/value")]
    [InlineData("/d:c/m:box/m:in", "/dev:c/more:box/in")]
    [InlineData("/d:c/d:tags[.='d:x']", "/dev:c/tags[.='d:x']")]
    [InlineData("/d:state/d:log[3]", "/dev:state/log[3]")]
    public void InstanceIdentifier_HasModulesWhereTheyChange(string xml, string json) =>
        AssertSameInC($"<path>{xml}</path>", $"\"path\":\"{json}\"");

    private static void AssertInvalid(string members)
    {
        var problem = Assert.Single(Problems(JsonInC(members)));
        Assert.Equal(DataProblemKind.InvalidValue, problem.Kind);
    }
}
