namespace NetMcp.Yang.Tests.XPath;

public sealed class YangFunctionTests
{
    private readonly XPathBed _bed = new(
        [
            """
            module m {
              yang-version 1.1; namespace "urn:m"; prefix m;
              identity animal; identity bird { base animal; } identity duck { base bird; }
              container top { presence "p";
                list zoo { key name; leaf name { type string; } leaf kind { type identityref { base animal; } } leaf size { type int8; } }
                leaf favourite { type leafref { path "../zoo/name"; } }
                leaf which { type instance-identifier; }
                leaf either { type union { type leafref { path "../zoo/name"; } type instance-identifier; type string; } }
                leaf colour { type enumeration { enum red { value -3; } enum green; } }
                leaf-list flags { type bits { bit up; bit down; } ordered-by user; }
                leaf text { type string; }
                leaf likes { type leafref { path "../zoo[name = current()/../favourite]/kind"; } }
              }
            }
            """,
            """
            module n { yang-version 1.1; namespace "urn:n"; prefix n; import m { prefix m; } identity penguin { base m:bird; } }
            """,
        ],
        """
        <top xmlns="urn:m" xmlns:n="urn:n" xmlns:m="urn:m">
          <zoo><name>d</name><kind>duck</kind><size>1</size></zoo>
          <zoo><name>p</name><kind>n:penguin</kind><size>2</size></zoo>
          <zoo><name>a</name></zoo>
          <favourite>p</favourite>
          <which>/m:top/m:zoo[m:name='d']/m:size</which>
          <either>p</either>
          <colour>red</colour>
          <flags>up</flags><flags>down up</flags>
          <text>abc</text>
          <likes>n:penguin</likes>
        </top>
        """);

    [Theory]
    [Trait("rfc7950", "10.4.1")]
    [InlineData("derived-from(top/zoo[1]/kind, 'm:bird')", true)]
    [InlineData("derived-from(top/zoo[1]/kind, 'm:animal')", true)]
    [InlineData("derived-from(top/zoo[1]/kind, 'animal')", true)]
    [InlineData("derived-from(top/zoo[1]/kind, 'm:duck')", false)]
    [InlineData("derived-from(top/zoo/kind, 'n:penguin')", false)]
    [InlineData("derived-from(top/zoo[2]/kind, 'm:bird')", true)]
    [InlineData("derived-from(top/zoo[2]/kind, 'm:nothing')", false)]
    [InlineData("derived-from(top/zoo[2]/kind, 'x:bird')", false)]
    [InlineData("derived-from(top/nothing, 'm:animal')", false)]
    [InlineData("derived-from(top/text, 'm:animal')", false)]
    [InlineData("derived-from(top/likes, 'm:bird')", true)]
    public void DerivedFrom_OfAnyOfTheNodes_IsAboveTheValue(string expression, bool holds) => Holds(expression, holds);

    [Theory]
    [Trait("rfc7950", "10.4.2")]
    [InlineData("derived-from-or-self(top/zoo[1]/kind, 'm:duck')", true)]
    [InlineData("derived-from-or-self(top/zoo/kind, 'n:penguin')", true)]
    [InlineData("derived-from-or-self(top/zoo[1]/kind, 'n:penguin')", false)]
    public void DerivedFromOrSelf_TakesTheIdentityItself(string expression, bool holds) => Holds(expression, holds);

    [Theory]
    [Trait("rfc7950", "10.3.1")]
    [InlineData("deref(top/favourite)", "name=p")]
    [InlineData("deref(top/favourite)/../size", "size=2")]
    [InlineData("deref(top/which)", "size=1")]
    [InlineData("deref(top/either)", "name=p")]
    [InlineData("deref(top/likes)/../name", "name=p")]
    [InlineData("deref(top/text)", "")]
    [InlineData("deref(top)", "")]
    [InlineData("deref(top/nothing)", "")]
    public void Deref_OfTheFirstNode_FollowsTheReference(string expression, string nodes) => Assert.Equal(nodes, _bed.Nodes(expression));

    [Theory]
    [Trait("rfc7950", "10.5.1")]
    [InlineData("enum-value(top/colour)", "-3")]
    [InlineData("enum-value(top/text)", "NaN")]
    [InlineData("enum-value(top/nothing)", "NaN")]
    public void EnumValue_OfTheFirstNode_IsItsInteger(string expression, string text) => Assert.Equal(text, _bed.Text(expression));

    [Theory]
    [Trait("rfc7950", "10.6.1")]
    [InlineData("bit-is-set(top/flags, 'up')", true)]
    [InlineData("bit-is-set(top/flags, 'down')", false)]
    [InlineData("bit-is-set(top/flags[2], 'down')", true)]
    [InlineData("bit-is-set(top/text, 'abc')", false)]
    [InlineData("bit-is-set(top/nothing, 'up')", false)]
    public void BitIsSet_OfTheFirstNode_LooksAtItsBits(string expression, bool holds) => Holds(expression, holds);

    [Theory]
    [Trait("rfc7950", "10.2.1")]
    [InlineData("re-match(top/text, '[a-c]*')", true)]
    [InlineData("re-match(top/text, 'b')", false)]
    [InlineData("re-match('1.22.333', '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}')", true)]
    [InlineData("re-match('x', '(')", false)]
    public void ReMatch_IsOnTheWholeText(string expression, bool holds) => Holds(expression, holds);

    [Theory]
    [Trait("rfc7950", "10.1.1")]
    [InlineData("/m:top/zoo[name = current()]/size", "size=2")]
    [InlineData("current()/../text", "text=abc")]
    public void Current_IsTheNodeThatTheExpressionStandsOn(string expression, string nodes) => Assert.Equal(nodes, _bed.Nodes(expression, "top/favourite"));

    [Theory]
    [Trait("rfc7950", "9.10.3")]
    [InlineData("top/zoo[kind = 'm:duck']/name", "name=d")]
    [InlineData("top/zoo[kind = 'duck']/name", "name=d")]
    [InlineData("top/zoo[kind = 'n:penguin']/name", "name=p")]
    [InlineData("top/zoo[kind != 'n:penguin']/name", "name=d")]
    [InlineData("top/zoo[kind = 'n:duck']/name", "")]
    [InlineData("top[which = \"/m:top/m:zoo[m:name='d']/m:size\"]/text", "text=abc")]
    public void Compare_IdentityWithAString_TakesItsPrefixFromTheExpression(string expression, string nodes) => Assert.Equal(nodes, _bed.Nodes(expression));

    private void Holds(string expression, bool holds) => Assert.Equal(holds ? "true" : "false", _bed.Text(expression));
}
