using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Syntax;

[Trait("rfc7950", "6.2")]
public sealed class Section6IdentifierTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("_")]
    [InlineData("Z9-._")]
    [InlineData("\"quoted\"")]
    [InlineData("'in' + 'two'")]
    [InlineData("leaf")]
    public void Section6_2_Identifier_IsTaken(string identifier) => Assert.Empty(Parsing.Body($"container {identifier};").Diagnostics);

    [Theory]
    [InlineData("9a")]
    [InlineData("-a")]
    [InlineData(".a")]
    [InlineData("a+b")]
    [InlineData("a:b")]
    [InlineData("\u00E4")]
    [InlineData("a\u00E4")]
    [InlineData("\"a b\"")]
    [InlineData("\"a \"")]
    [InlineData("\"\"")]
    public void Section6_2_OtherText_IsNoIdentifier(string text) =>
        Assert.Equal([DiagnosticIds.InvalidArgument], Parsing.Body($"container {text};").Errors());

    [Fact]
    public void Section6_2_LongIdentifiers_AreTaken() =>
        Assert.Empty(Parsing.Body($"container {new string('a', 64)}; container {new string('b', 5000)};").Diagnostics);

    [Theory]
    [Trait("rfc6020", "6.2")]
    [InlineData("xml-agent")]
    [InlineData("XMl")]
    public void Section6_2_NameThatBeginsWithXml_IsFreeInVersion11AndWorthAWordBefore(string name)
    {
        Assert.Empty(Parsing.Body($"container {name};").Diagnostics);

        var version1 = Parsing.BodyOfVersion1($"container {name};");
        Assert.True(version1.Succeeded);
        Assert.Equal(DiagnosticIds.LaxArgument, Assert.Single(version1.Diagnostics).Id);
    }

    [Theory]
    [InlineData("a:b:c")]
    [InlineData(":b")]
    [InlineData("a:")]
    [InlineData("a: b")]
    [InlineData("a.b:9")]
    public void Section14_IdentifierRef_HasOnePrefixAtMost(string reference) =>
        Assert.Equal([DiagnosticIds.InvalidArgument], Parsing.Body($"identity i {{ base \"{reference}\"; }}").Errors());
}
