using NetMcp.Yang.Schema;
using NetMcp.Yang.Validation;
using static NetMcp.Yang.Tests.Validation.ValidationBed;

namespace NetMcp.Yang.Tests.Validation;

public sealed class StructureTests
{
    private static readonly YangSchema Sample = Modules(
        """
        container top {
          leaf a { type int8 { range "1..5" { error-message "one to five"; error-app-tag "off"; } } }
          leaf state { config false; type string; }
          list l { key "k1 k2"; leaf k1 { type string; } leaf k2 { type int8; } leaf v { type string; } }
          list log { config false; leaf line { type string; } }
          leaf-list ll { type string; }
          leaf-list sl { config false; type string; }
          anydata any;
        }
        """);

    [Theory]
    [Trait("rfc7950", "8.3.1")]
    [InlineData("<top xmlns='urn:m'><nope/></top>", "UnknownNode /m:top/nope error unknown-element")]
    [InlineData("<nope xmlns='urn:m'/>", "UnknownNode /m:nope error unknown-element")]
    [InlineData("<top xmlns='urn:x'/>", "UnknownNode /urn:x:top error unknown-element")]
    [InlineData("<top xmlns='urn:m'><any><nope xmlns='urn:x'/></any></top>", "")]
    public void Validate_NodesThatTheSchemaHasNot_AreErrors(string xml, string found) => Assert.Equal(found, Check(Sample, xml));

    [Theory]
    [Trait("rfc7950", "8.3.1")]
    [InlineData("<top xmlns='urn:m'><a>3</a></top>", "")]
    [InlineData("<top xmlns='urn:m'><a>x</a></top>", "Type /m:top/a error invalid-value")]
    [InlineData("<top xmlns='urn:m'><a>6</a></top>", "Type /m:top/a error invalid-value off")]
    [InlineData("<top xmlns='urn:m'><l><k1>a</k1><k2>x</k2></l></top>", "Type /m:top/l[k1='a'][k2='x']/k2 error invalid-value")]
    public void Validate_ValuesOfAnotherType_AreErrors(string xml, string found) => Assert.Equal(found, Check(Sample, xml));

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Validate_ErrorOfARange_HasTheModelsWordsAndAllPaths()
    {
        var error = Assert.Single(Validate(Sample, "<top xmlns='urn:m'>\n<a>6</a></top>").Errors);

        Assert.Equal(
            ("one to five", "/m:top/a", "/m:top/a", "6", 2),
            (error.Message, error.InstancePath, error.SchemaPath, error.Value, error.Line));
    }

    [Theory]
    [Trait("rfc7950", "7.21.1")]
    [InlineData("<top xmlns='urn:m'><state>x</state></top>", "StateInConfiguration /m:top/state error unknown-element")]
    [InlineData("<top xmlns='urn:m'><log><line>x</line></log></top>", "StateInConfiguration /m:top/log error unknown-element\nStateInConfiguration /m:top/log/line error unknown-element")]
    public void Validate_StateInConfiguration_IsAnError(string xml, string found)
    {
        Assert.Equal(found.Replace("/log", "/log[1]", StringComparison.Ordinal), Check(Sample, xml));
        Assert.Equal("", Check(Sample, xml, All));
    }

    [Theory]
    [Trait("rfc7950", "7.8.2")]
    [InlineData("<l><k1>a</k1><k2>1</k2></l><l><k1>a</k1><k2>2</k2></l>", "")]
    [InlineData("<l><k1>a</k1></l>", "MissingKey /m:top/l[1] error missing-element")]
    [InlineData("<l/>", "MissingKey /m:top/l[1] error missing-element\nMissingKey /m:top/l[1] error missing-element")]
    [InlineData("<l><k1>a</k1><k2>1</k2></l><l><k2>01</k2><k1>a</k1></l>", "DuplicateEntry /m:top/l[k1='a'][k2='1'] error operation-failed")]
    [InlineData("<log><line>a</line></log><log><line>a</line></log>", "")]
    public void Validate_Keys_AreAllThereAndOnce(string entries, string found) =>
        Assert.Equal(found, Check(Sample, $"<top xmlns='urn:m'>{entries}</top>", entries.StartsWith("<log", StringComparison.Ordinal) ? All : Configuration));

    [Theory]
    [Trait("rfc7950", "7.7")]
    [InlineData("<ll>a</ll><ll>b</ll>", "")]
    [InlineData("<ll>a</ll><ll>b</ll><ll>a</ll>", "DuplicateValue /m:top/ll[.='a'] error operation-failed")]
    [InlineData("<sl>a</sl><sl>a</sl>", "")]
    public void Validate_ValuesOfALeafList_AreOnceInConfiguration(string entries, string found) =>
        Assert.Equal(found, Check(Sample, $"<top xmlns='urn:m'>{entries}</top>", All));

    [Theory]
    [Trait("rfc7950", "7.7.5")]
    [Trait("rfc7950", "7.7.6")]
    [Trait("rfc7950", "15.2")]
    [Trait("rfc7950", "15.3")]
    [InlineData("<top xmlns='urn:m'><l><k>a</k></l><l><k>b</k></l><ll>1</ll></top>", "")]
    [InlineData("<top xmlns='urn:m'><ll>1</ll></top>", "MinElements /m:top error operation-failed too-few-elements")]
    [InlineData("<top xmlns='urn:m'><l><k>a</k></l><ll>1</ll></top>", "MinElements /m:top error operation-failed too-few-elements")]
    [InlineData("<top xmlns='urn:m'><l><k>a</k></l><l><k>b</k></l><ll>1</ll><ll>2</ll><ll>3</ll></top>", "MaxElements /m:top/ll[.='3'] error operation-failed too-many-elements")]
    [InlineData("<top xmlns='urn:m'><l><k>a</k></l><l><k>b</k></l></top>", "MinElements /m:top error operation-failed too-few-elements")]
    [InlineData("", "")]
    public void Validate_NumberOfEntries_IsWithinItsBounds(string xml, string found) => Assert.Equal(
        found,
        Check(Modules("container top { presence p; list l { key k; min-elements 2; leaf k { type string; } } leaf-list ll { type string; min-elements 1; max-elements 2; } }"), xml));

    [Theory]
    [Trait("rfc7950", "7.8.3")]
    [Trait("rfc7950", "15.1")]
    [InlineData("<l><k>1</k><n>1</n><ip>a</ip><in><port>1</port></in></l><l><k>2</k><ip>a</ip><in><port>2</port></in></l>", "")]
    [InlineData("<l><k>1</k><n>1</n><ip>a</ip><in><port>1</port></in></l><l><k>2</k><ip>a</ip><in><port>1</port></in></l>", "Unique /m:l[k='2'] error operation-failed data-not-unique")]
    [InlineData("<l><k>1</k><n>1</n><ip>a</ip></l><l><k>2</k><ip>a</ip></l>", "")]
    [InlineData("<l><k>1</k><n>5</n></l><l><k>2</k></l>", "Unique /m:l[k='2'] error operation-failed data-not-unique")]
    [InlineData("<l><k>1</k><n>4</n></l><l><k>2</k></l>", "")]
    [InlineData("<l><k>1</k><n>1</n><ip>ab</ip><in><port>c</port></in></l><l><k>2</k><n>2</n><ip>a</ip><in><port>bc</port></in></l>", "")]
    public void Validate_Unique_TakesEntriesWithAllLeafsDefaultsToo(string entries, string found) => Assert.Equal(
        found,
        Check(
            Modules("list l { key k; unique \"ip in/port\"; unique n; leaf k { type string; } leaf ip { type string; } container in { leaf port { type string; } } leaf n { type int8; default 5; } }"),
            entries.Replace("<l>", "<l xmlns='urn:m'>", StringComparison.Ordinal)));

    [Theory]
    [Trait("rfc7950", "7.9")]
    [InlineData("<a1>x</a1><a2>x</a2>", "")]
    [InlineData("<a1>x</a1><b1>x</b1>", "SeveralCases /m:top/b1 error bad-element")]
    [InlineData("<in1>x</in1><in2>x</in2>", "SeveralCases /m:top/in2 error bad-element")]
    [InlineData("<a1>x</a1><in1>x</in1>", "SeveralCases /m:top/in1 error bad-element")]
    [InlineData("<b1>x</b1><in1>x</in1>", "")]
    public void Validate_NodesOfTwoCases_AreErrors(string nodes, string found) => Assert.Equal(
        found,
        Check(
            Modules("container top { choice c { case a { leaf a1 { type string; } leaf a2 { type string; } } case b { leaf b1 { type string; } choice d { leaf in1 { type string; } leaf in2 { type string; } } } } }"),
            $"<top xmlns='urn:m'>{nodes}</top>"));
}
