using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Paths;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>Parts of a document.</summary>
public sealed class StreamFilterTests
{
    private const string Document =
        """
        <c xmlns="urn:dev" xmlns:m="urn:more"><text>t</text><deep><x>1</x><er><y>2</y></er></deep>
          <entry><name>a</name><value>1</value><sub><a>1</a><b>p</b><state>up</state></sub><sub><a>2</a><b>q</b></sub></entry>
          <entry><name>b</name><notes>n</notes></entry><what xmlns="urn:else"><x>5</x></what></c>
        <state xmlns="urn:dev"><up>true</up><log><line>l</line></log></state>
        """;

    [Theory]
    [Trait("rfc8040", "4.8.2")]
    [InlineData(1, """{"dev:c":{},"dev:state":{}}""")]
    [InlineData(2, """{"dev:c":{"text":"t","deep":{},"entry":[{"name":"a"},{"name":"b"}],"urn:else:what":{}},"dev:state":{"up":true,"log":[{}]}}""")]
    [InlineData(3, """
        {"dev:c":{"text":"t","deep":{"x":"1","er":{}},"entry":[{"name":"a","value":1,"sub":[{"a":1,"b":"p"},{"a":2,"b":"q"}]},{"name":"b","notes":["n"]}],
        "urn:else:what":{"x":"5"}},"dev:state":{"up":true,"log":[{"line":"l"}]}}
        """)]
    public void Depth_LeavesOutWhatIsDeeper_ButKeys(int depth, string json)
    {
        var (actual, result) = Convert(Document, new XmlToJsonOptions { Depth = depth });

        AssertSameJson(json, actual);
        Assert.True(result.IsDepthCut);
    }

    [Fact]
    [Trait("rfc8040", "4.8.2")]
    public void Depth_OfAllThatIsThere_LeavesNothingOut() =>
        Assert.False(Convert(Document, new XmlToJsonOptions { Depth = 4 }).Result.IsDepthCut);

    [Theory]
    [Trait("rfc8040", "4.8.3")]
    [InlineData("dev:c/text", """{"dev:c":{"text":"t"}}""")]
    [InlineData("c(text;deep/er)", """{"dev:c":{"text":"t","deep":{"er":{"y":"2"}}}}""")]
    [InlineData("c/entry", """{"dev:c":{"entry":[{"name":"a","value":1,"sub":[{"a":1,"b":"p","state":"up"},{"a":2,"b":"q"}]},{"name":"b","notes":["n"]}]}}""")]
    [InlineData("c/entry/value", """{"dev:c":{"entry":[{"name":"a","value":1}]}}""")]
    [InlineData("c/entry(name;value)", """{"dev:c":{"entry":[{"name":"a","value":1},{"name":"b"}]}}""")]
    [InlineData("c/entry/sub/state;state/up", """{"dev:c":{"entry":[{"name":"a","sub":[{"a":1,"b":"p","state":"up"}]}]},"dev:state":{"up":true}}""")]
    [InlineData("c/what", """{"dev:c":{"urn:else:what":{"x":"5"}}}""")]
    [InlineData("c/nothing", "{}")]
    [InlineData("more:c", "{}")]
    [InlineData("c/entry/value;c/entry/notes", """{"dev:c":{"entry":[{"name":"a","value":1},{"name":"b","notes":["n"]}]}}""")]
    [InlineData("c/entry/value;c/text;c", """{"dev:c":{"text":"t"},"dev:state":{"up":true,"log":[{"line":"l"}]}}""", true)]
    public void Fields_KeepWhatTheyName_WithKeys(string fields, string json, bool isWholeC = false)
    {
        Assert.True(FieldFilter.TryParse(fields, out var filter, out var error), error);
        var actual = Stream(Document, new XmlToJsonOptions { Fields = filter });

        if (isWholeC)
        {
            AssertSameJson(Stream(Document, new XmlToJsonOptions { Fields = new(null, "", [new(null, "c", [])]) }), actual);
        }
        else
        {
            AssertSameJson(json, actual);
        }
    }

    [Fact]
    [Trait("rfc8040", "4.8.3")]
    public void Fields_OfATarget_AreSeenFromThere()
    {
        Assert.True(FieldFilter.TryParse("value;notes", out var filter, out _));

        AssertSameJson(
            """{"dev:c":{"entry":[{"name":"a","value":1},{"name":"b","notes":["n"]}]}}""",
            Stream(Document, new XmlToJsonOptions { Fields = filter.Under(["dev:c", "entry"]) }));
    }

    [Theory]
    [Trait("rfc7951", "6.11")]
    [InlineData("/dev:c/entry[name='b']", """{"dev:c":{"entry":[{"name":"b","notes":["n"]}]}}""")]
    [InlineData("/dev:c/entry[name='z']", "{}")]
    [InlineData("/dev:c/entry[name='b'][name='b']", """{"dev:c":{"entry":[{"name":"b","notes":["n"]}]}}""")]
    [InlineData("/dev:c/entry[name='a'][name='b']", "{}")]
    [InlineData("/dev:c/entry[name='a']/sub[a='1']", """{"dev:c":{"entry":[{"name":"a","sub":[{"a":1,"b":"p","state":"up"}]}]}}""")]
    [InlineData("/dev:c/entry[name='a']/sub[b='q'][a='2']", """{"dev:c":{"entry":[{"name":"a","sub":[{"a":2,"b":"q"}]}]}}""")]
    [InlineData("/dev:c/entry/sub[a='2']", """{"dev:c":{"entry":[{"name":"a","sub":[{"a":2,"b":"q"}]}]}}""")]
    [InlineData("/dev:c/entry[name='b']/sub[a='2']", "{}")]
    [InlineData("/dev:c/entry[name='a']/sub[a='2'][b='p']", "{}")]
    [InlineData("/dev:c/entry[name='a']", """{"dev:c":{"entry":[{"name":"a","sub":[{"a":1,"b":"p","state":"up"}]}]}}""", ContentSelection.NonConfig)]
    [InlineData("/dev:c/entry[name='b']", "{}", ContentSelection.NonConfig)]
    public void Entries_OfOtherKeys_AreLeftOut(string text, string json, ContentSelection content = ContentSelection.All)
    {
        Assert.True(DataPath.TryRead(DataTestBed.Schema, text, out var path, out var error), error?.Message);
        var fields = new FieldFilter(null, "", []).Under(path.Steps.Select(step => step.Node.Module.Name + ":" + step.Node.Name));

        AssertSameJson(json, Stream(Document, new XmlToJsonOptions { Entries = path, Fields = fields, Content = content }));
    }

    [Theory]
    [InlineData("<entry><name>a</name><value>1</value></entry><entry><value>2</value></entry>", "a", """{"dev:c":{"entry":[{"name":"a","value":1}]}}""")]
    [InlineData("<entry><value>2</value><name>b</name></entry><entry><value>1</value><name>a</name><notes>n</notes></entry>", "a", """{"dev:c":{"entry":[{"name":"a","value":1,"notes":["n"]}]}}""")]
    [InlineData("<entry><name>b</name></entry><text>t</text><entry><name>a</name></entry><entry><name>c</name></entry>", "a", """{"dev:c":{"text":"t","entry":[{"name":"a"}]}}""")]
    [InlineData("<entry><name>a</name><unknown><x/></unknown></entry><entry><name>b</name><unknown/></entry>", "b", """{"dev:c":{"entry":[{"name":"b","unknown":""}]}}""")]
    [InlineData("<entry/><entry><name/></entry>", "a", """{"dev:c":{}}""")]
    public void Entries_AsDevicesSendThem_AreToldByTheirKeys(string entries, string name, string json)
    {
        Assert.True(DataPath.TryRead(DataTestBed.Schema, $"/dev:c/entry[name='{name}']", out var path, out _));

        AssertSameJson(json, Stream($"<c xmlns=\"urn:dev\">{entries}</c>", new XmlToJsonOptions { Entries = path }));
    }

    [Theory]
    [Trait("rfc8040", "4.8.3")]
    [InlineData("")]
    [InlineData("a;")]
    [InlineData("a/")]
    [InlineData("a(b")]
    [InlineData("a)b")]
    [InlineData("a:b:c")]
    [InlineData(":a")]
    [InlineData("a b")]
    [InlineData("a()")]
    public void Fields_ThatAreNoExpression_SayWhere(string fields)
    {
        Assert.False(FieldFilter.TryParse(fields, out _, out var error));
        Assert.Matches("character [0-9]+|at the end", error);
    }

    [Fact]
    [Trait("rfc8040", "4.8.3")]
    public void Fields_NestedWithoutEnd_AreRefused()
    {
        Assert.False(FieldFilter.TryParse(string.Concat(Enumerable.Repeat("a(", 4000)), out _, out _));
        Assert.False(FieldFilter.TryParse(string.Join('/', Enumerable.Repeat("a", 4000)), out _, out _));
    }

    [Fact]
    [Trait("rfc8040", "4.8.1")]
    public void Content_Config_LeavesStateOut() => AssertSameJson(
        """
        {"dev:c":{"text":"t","deep":{"x":"1","er":{"y":"2"}},"entry":[{"name":"a","value":1,"sub":[{"a":1,"b":"p"},{"a":2,"b":"q"}]},{"name":"b","notes":["n"]}],
        "urn:else:what":{"x":"5"}}}
        """,
        Stream(Document, new XmlToJsonOptions { Content = ContentSelection.Config }));

    [Fact]
    [Trait("rfc8040", "4.8.1")]
    public void Content_NonConfig_LeavesConfigurationOutThatIsNotOnTheWayToState() => AssertSameJson(
        """
        {"dev:c":{"entry":[{"name":"a","sub":[{"a":1,"b":"p","state":"up"}]}],"urn:else:what":{"x":"5"}},
        "dev:state":{"up":true,"log":[{"line":"l"}]}}
        """,
        Stream(Document, new XmlToJsonOptions { Content = ContentSelection.NonConfig }));

    [Fact]
    public void Mask_ReplacesValuesWhereverTheyAre()
    {
        var mask = new NameMask();
        var xml = InC("""<text d:note="secret">x</text><u32>7</u32><i8>1</i8><entry><name>a</name><value>3</value></entry><any><u32 xmlns="urn:else">5</u32></any>""");

        var (json, result) = Convert(xml, new XmlToJsonOptions { Mask = mask });

        AssertSameJson(JsonInC(""" "text":"x","@text":{"dev:note":"***"},"u32":"***","i8":1,"entry":[{"name":"a","value":"***"}],"any":{"urn:else:u32":"***"} """), json);
        Assert.Equal(4, result.MaskedCount);
        Assert.Contains("c/entry/value dev uint32 3", mask.Seen);
        Assert.Contains("c/any/u32 urn:else ? 5", mask.Seen);
    }

    private sealed class NameMask : IValueMask
    {
        public List<string> Seen { get; } = [];

        public string? Mask(LeafPlace place, ReadOnlySpan<char> value)
        {
            var type = (place.Schema as NetMcp.Yang.Schema.LeafNode)?.Type.Base.ToString().ToLowerInvariant() ?? "?";
            Seen.Add($"{string.Join('/', place.Path)} {place.ModuleName} {type} {value}");
            return place.Name is "u32" or "value" ? "***" : null;
        }

        public string? Mask(NetMcp.Yang.Data.DataAnnotation annotation) => annotation.Value == "secret" ? "***" : null;
    }
}
