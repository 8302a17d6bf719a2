using System.Text.Json.Nodes;
using NetMcp.Yang.Data;
using NetMcp.Yang.Validation;
using static NetMcp.Yang.Tests.Validation.ValidationBed;

namespace NetMcp.Yang.Tests.Validation;

/// <summary>What instance data looks like, and what is said of it when it does not.</summary>
public sealed class Section7InstanceTests
{
    [Theory]
    [Trait("rfc7950", "5.3")]
    [InlineData("<c xmlns='urn:m'><a>1</a><b xmlns='urn:n'>1</b></c>", "")]
    [InlineData("<x:c xmlns:x='urn:m' xmlns:y='urn:n'><x:a>1</x:a><y:b>1</y:b></x:c>", "")]
    [InlineData("<c xmlns='urn:m'><b>1</b></c>", "UnknownNode /m:c/b error unknown-element")]
    [InlineData("<c xmlns='urn:n'/>", "UnknownNode /n:c error unknown-element")]
    [InlineData("<c/>", "UnknownNode /c error unknown-element")]
    [InlineData("<c xmlns='urn:m'><a xmlns='URN:M'>1</a></c>", "UnknownNode /m:c/URN:M:a error unknown-element")]
    public void Section5_3_Node_IsInTheNamespaceOfTheModuleThatBringsIt(string xml, string found) => Assert.Equal(
        found,
        Check(
            Modules(
                "container c { leaf a { type int8; } }",
                "module n { yang-version 1.1; namespace 'urn:n'; prefix n; import m { prefix m; } augment /m:c { leaf b { type int8; } } }"),
            xml));

    [Theory]
    [Trait("rfc7950", "7.5.4.2")]
    [InlineData("error-app-tag other;", "other")]
    [InlineData("", "must-violation")]
    public void Section7_5_4_2_ErrorAppTag_IsTheModelsOrThatOfTheStandard(string statement, string tag) => Assert.Equal(
        tag, Assert.Single(Validate(Modules($"leaf a {{ must 'false()' {{ {statement} }} type int8; }}"), "<a xmlns='urn:m'>1</a>").Errors).ErrorAppTag);

    [Theory]
    [Trait("rfc7950", "7.5.4.2")]
    [InlineData("int8 { range 1..2 { error-message 'one or two'; error-app-tag few; } }", "3", "few", "one or two")]
    [InlineData("string { length 1 { error-message 'one'; error-app-tag short; } }", "ab", "short", "one")]
    [InlineData("string { pattern a { error-message 'only a'; error-app-tag letter; } }", "b", "letter", "only a")]
    public void Section7_5_4_2_ErrorAppTag_OfARestriction(string type, string value, string tag, string message)
    {
        var error = Assert.Single(Validate(Modules($"leaf a {{ type {type} }}"), $"<a xmlns='urn:m'>{value}</a>").Errors);

        Assert.Equal((ValidationRule.Type, "invalid-value", tag), (error.Rule, error.ErrorTag, error.ErrorAppTag));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("rfc7950", "7.5.7")]
    [InlineData("<c xmlns='urn:m'><b>2</b><a>1</a></c>", "")]
    [InlineData("<c xmlns='urn:m'>\n  <a>1</a>\n  <!-- in any order -->\n  <b>2</b>\n</c>", "")]
    [InlineData("<c xmlns='urn:m'>text<a>1</a></c>", "Misplaced")]
    [InlineData("<c xmlns='urn:m'/><c xmlns='urn:m'/>", "Duplicate")]
    [InlineData("<c xmlns='urn:m'><a>1</a><b>2</b><a>1</a></c>", "Duplicate")]
    public void Section7_5_7_Container_IsOneElementOfElementsInAnyOrder(string xml, string problems) => Assert.Equal(
        problems,
        string.Join(' ', XmlDataReader.Read(xml, Modules("container c { leaf a { type int8; } leaf b { type int8; } }")).Problems.Select(problem => problem.Kind)));

    [Theory]
    [Trait("rfc7950", "7.7.2")]
    [InlineData("<c xmlns='urn:m'/>", "")]
    [InlineData("", "")]
    [InlineData("<c xmlns='urn:m'><v>3</v></c>", "Must /m:c error operation-failed must-violation")]
    [InlineData("<c xmlns='urn:m'><v>1</v><v>2</v></c>", "")]
    public void Section7_7_2_DefaultsOfALeafList_AreInUseAllTogetherOrNotAtAll(string xml, string found) => Assert.Equal(
        found, Check(Modules("container c { must 'count(v) = 2 and sum(v) = 3'; leaf-list v { type int8; default 1; default 2; } }"), xml));

    [Fact]
    [Trait("rfc7950", "7.10")]
    public void Section7_10_AnyData_HoldsNodesOfAnyModule()
    {
        const string Xml = "<a xmlns='urn:m'><c><v>200</v></c><other xmlns='urn:elsewhere'><x>1</x><x>2</x></other></a>";
        var schema = Modules("anydata a; container c { leaf v { type int8; } }");

        var read = XmlDataReader.Read(Xml, schema);

        Assert.DoesNotContain(read.Problems, problem => problem.Kind == DataProblemKind.Malformed);
        var again = XmlDataReader.Read(XmlDataWriter.ToText(read.Tree!), schema);
        Assert.Equal(JsonDataWriter.ToText(read.Tree!), JsonDataWriter.ToText(again.Tree!));
        Assert.Equal(["c", "urn:elsewhere:other"], JsonNode.Parse(JsonDataWriter.ToText(read.Tree!))!["m:a"]!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [Trait("rfc7950", "7.10")]
    [Trait("rfc7950", "7.11")]
    [InlineData("anydata")]
    [InlineData("anyxml")]
    public void Section7_10_Mandatory_HoldsForAnyDataAndAnyXml(string kind)
    {
        var schema = Modules($"container top {{ presence p; {kind} a {{ mandatory true; }} }}");

        Assert.Equal("Mandatory /m:top error data-missing", Check(schema, "<top xmlns='urn:m'/>"));
        Assert.Equal("", Check(schema, "<top xmlns='urn:m'><a><x/></a></top>"));
    }

    [Theory]
    [Trait("rfc7950", "7.11")]
    [InlineData("<a xmlns='urn:m'><x xmlns=''><y>1</y></x></a>")]
    [InlineData("<a xmlns='urn:m'>text</a>")]
    [InlineData("<a xmlns='urn:m'/>")]
    public void Section7_11_AnyXml_IsNotInterpreted(string xml) => Assert.Equal("", Check(Modules("anyxml a; leaf x { type int8; }"), xml));

    [Theory]
    [Trait("rfc7950", "15")]
    [InlineData("<n xmlns='urn:m'>300</n>", "invalid-value", null)]
    [InlineData("<none xmlns='urn:m'/>", "unknown-element", null)]
    [InlineData("<u xmlns='urn:m'><k>1</k><v>1</v></u><u xmlns='urn:m'><k>2</k><v>1</v></u>", "operation-failed", "data-not-unique")]
    [InlineData("<f xmlns='urn:m'><few>1</few></f>", "operation-failed", "too-few-elements")]
    [InlineData("<many xmlns='urn:m'>1</many><many xmlns='urn:m'>2</many>", "operation-failed", "too-many-elements")]
    [InlineData("<never xmlns='urn:m'>1</never>", "operation-failed", "must-violation")]
    [InlineData("<ref xmlns='urn:m'>1</ref>", "data-missing", "instance-required")]
    [InlineData("<p xmlns='urn:m'/>", "data-missing", "missing-choice")]
    public void Section15_Errors_HaveTheTagsOfTheStandard(string xml, string tag, string? appTag)
    {
        var schema = Modules(
            """
            leaf n { type uint8; }
            list u { key k; unique v; leaf k { type int8; } leaf v { type int8; } }
            container f { presence p; leaf-list few { type int8; min-elements 2; } }
            leaf-list many { type int8; max-elements 1; }
            leaf never { must "false()"; type int8; }
            leaf ref { type leafref { path "/m:n"; } }
            container p { presence p; choice c { mandatory true; leaf a { type int8; } } }
            """);

        var error = Assert.Single(Validate(schema, xml).Errors);

        Assert.Equal((tag, appTag), (error.ErrorTag, error.ErrorAppTag));
    }
}
