using NetMcp.Yang.Data;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>What is in XML and not in JSON, and the other way about.</summary>
public sealed class Rfc7951Section3Tests
{
    [Theory]
    [Trait("rfc7951", "3")]
    [InlineData("<text>a<!-- c -->b</text>")]
    [InlineData("<text>a<?p i?>b</text>")]
    [InlineData("<text><![CDATA[ab]]></text>")]
    [InlineData("<text>&#97;&#x62;</text>")]
    [InlineData("\n  <text>ab</text>\n")]
    [InlineData("<d:text>ab</d:text>")]
    public void WhatIsXmlsOwn_IsNotInJson(string xml) => AssertSameInC(xml, "\"text\":\"ab\"");

    [Theory]
    [Trait("rfc7951", "3")]
    [InlineData("<text>a<b/></text>")]
    [InlineData("t<text>a</text>")]
    public void MixedContent_IsSaid(string xml) =>
        Assert.Contains(XmlDataReader.Read(InC(xml), DataTestBed.Schema).Problems, problem => problem.Kind == DataProblemKind.Misplaced);

    [Theory]
    [Trait("rfc7951", "3")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"dev:c\"")]
    [InlineData("")]
    [InlineData("{} {}")]
    [InlineData("{\"dev:c\":{},}")]
    [InlineData("{/* no */}")]
    public void Document_IsOneJsonObject(string json) => Assert.Null(JsonDataReader.Read(json, DataTestBed.Schema).Tree);

    [Fact]
    [Trait("rfc7951", "5.7")]
    public void MemberThatBeginsWithAt_IsMetadataAndNoNode()
    {
        var read = JsonDataReader.Read(JsonInC("\"@\":{\"more:n\":1},\"text\":\"t\",\"@text\":{\"more:n\":2},\"@nothing\":{\"more:n\":3}"), DataTestBed.Schema);

        var node = Assert.Single(Assert.Single(read.Tree!.Roots).Children);
        Assert.Equal("text", node.Name);
        Assert.Single(node.Annotations);
        Assert.Single(read.Tree.Roots[0].Annotations);
        Assert.Contains(read.Problems, problem => problem.Kind == DataProblemKind.BadAnnotation);
    }
}
