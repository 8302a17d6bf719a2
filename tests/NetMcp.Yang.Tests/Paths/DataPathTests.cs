using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests.Paths;

public sealed class DataPathTests
{
    [Theory]
    [Trait("rfc7951", "6.11")]
    [InlineData("/sample-net:interfaces/interface[name='eth0']/mtu", "/sample-net:interfaces/interface[name='eth0']/mtu")]
    [InlineData("/sample-net:interfaces/sample-net:interface[sample-net:name=\"eth0\"]", "/sample-net:interfaces/interface[name='eth0']")]
    [InlineData("/sample-net:interfaces/interface[name='eth0']/sample-ip:ipv4/mtu", "/sample-net:interfaces/interface[name='eth0']/sample-ip:ipv4/mtu")]
    [InlineData(" / sample-net:interfaces / interface [ name = 'eth0' ] ", "/sample-net:interfaces/interface[name='eth0']")]
    [InlineData("/sample-net:interfaces/interface[name='eth0']/tag[.='core']", "/sample-net:interfaces/interface[name='eth0']/tag[.='core']")]
    [InlineData("/sample-net:interfaces/interface[3]", "/sample-net:interfaces/interface[3]")]
    [InlineData("/interfaces/interface", "/sample-net:interfaces/interface")]
    [InlineData("/sample-net:interfaces/interface[kind='ethernet']", "/sample-net:interfaces/interface[kind='sample-net:ethernet']")]
    [InlineData("/sample-net:ping/input/host", "/sample-net:ping/input/host")]
    public void InstanceIdentifier_IsRead(string text, string expected) => Assert.Equal(expected, Read(text).ToString());

    [Theory]
    [Trait("rfc8040", "3.5.3")]
    [InlineData("/sample-net:interfaces/interface=eth0/mtu", "sample-net:interfaces/interface=eth0/mtu")]
    [InlineData("/sample-net:interfaces/interface=eth0/tag=a%2Cb", "sample-net:interfaces/interface=eth0/tag=a%2Cb")]
    [InlineData("/sample-net:interfaces/interface", "sample-net:interfaces/interface")]
    public void ApiPath_IsReadAndWritten(string text, string expected) => Assert.Equal(expected, Read(text).ToApiPath());

    [Theory]
    [InlineData("/sample-net:interfaces/interface/mtu")]
    [InlineData("/sample-net:interfaces/interface[index='3']/mtu")]
    public void ApiPath_OfAListWithoutItsKeys_IsNone(string text) => Assert.Null(Read(text).ToApiPath());

    [Fact]
    [Trait("rfc6241", "8.9.1")]
    public void XPath_HasAPrefixOnEveryName()
    {
        var xpath = Read("/interfaces/interface[name='eth0']/sample-ip:ipv4/mtu").ToXPath();

        Assert.Equal("/sample-net:interfaces/sample-net:interface[sample-net:name='eth0']/sample-ip:ipv4/sample-ip:mtu", xpath.Expression);
        Assert.Equal(["urn:sample:ip", "urn:sample:net"], xpath.Namespaces.Values);
    }

    [Theory]
    [InlineData("[name=\"a'b\"]", "\"a'b\"")]
    [InlineData("[name='a\"b']", "'a\"b'")]
    public void XPath_QuotesValuesSoThatTheyStayOne(string predicate, string expected)
    {
        var schema = TextSources.Compile("""module m { namespace "urn:m"; prefix m; list l { key name; leaf name { type string; } } }""");
        Assert.True(DataPath.TryRead(schema, "/m:l" + predicate, out var path, out _));

        Assert.Equal($"/m:l[m:name={expected}]", path.ToXPath().Expression);
    }

    [Theory]
    [Trait("rfc6241", "6.2.5")]
    [InlineData("/m:l=")]
    [InlineData("/m:l[name='']/v")]
    [InlineData("/m:l[name=' a']")]
    [InlineData("/m:l[name='a\n']")]
    public void Subtree_OfAValueThatNoContentMatchIsOf_IsNone(string text)
    {
        var schema = TextSources.Compile("""module m { namespace "urn:m"; prefix m; list l { key name; leaf name { type string; } leaf v { type string; } } }""");
        Assert.True(DataPath.TryRead(schema, text, out var path, out _));

        Assert.False(path.TryToSubtree(out _, out var error));
        Assert.Contains("empty or has white space", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void XPath_OfAValueWithBothQuotes_IsPutTogether()
    {
        var schema = TextSources.Compile("""module m { namespace "urn:m"; prefix m; list l { key name; leaf name { type string; } } }""");
        Assert.True(DataPath.TryRead(schema, "/m:l=a%27b%22c", out var path, out _));

        Assert.Equal("/m:l[m:name=concat('a',\"'\",'b\"c')]", path.ToXPath().Expression);
    }

    [Theory]
    [Trait("rfc6241", "6.2.5")]
    [InlineData(
        "/interfaces/interface[name='eth0']/sample-ip:ipv4/mtu",
        """<interfaces xmlns="urn:sample:net"><interface><name>eth0</name><ipv4 xmlns="urn:sample:ip"><mtu /></ipv4></interface></interfaces>""")]
    [InlineData(
        "/interfaces/interface[kind='ethernet']",
        """<interfaces xmlns="urn:sample:net"><interface><kind xmlns:sample-net="urn:sample:net">sample-net:ethernet</kind></interface></interfaces>""")]
    [InlineData(
        "/interfaces/interface[mtu='1500']/name",
        """<interfaces xmlns="urn:sample:net"><interface><mtu>1500</mtu><name /></interface></interfaces>""")]
    public void Subtree_HasContentMatchesForPredicates(string text, string expected)
    {
        Assert.True(Read(text).TryToSubtree(out var filter, out _));

        Assert.Equal(expected, filter);
    }

    [Theory]
    [Trait("rfc6241", "6.2")]
    [InlineData("/interfaces/interface[2]/mtu", 12)]
    [InlineData("/interfaces/interface/tag[.='core']", 22)]
    [InlineData("/interfaces/interface[tag='core']", 12)]
    [InlineData("/interfaces/interface[mtu='1500'][mtu='1501']", 12)]
    public void Subtree_ThatCannotSayIt_TellsWhichStep(string text, int offset)
    {
        Assert.False(Read(text).TryToSubtree(out _, out var error));

        Assert.Equal(offset, error.Offset);
    }

    [Theory]
    [InlineData("/sample-net:interfaces/interfac", 23, "interface")]
    [InlineData("/sample-net:interfaces/interface/enable", 33, "enabled")]
    [InlineData("/sample-nett:interfaces", 1, "sample-net:interfaces")]
    [InlineData("/sn:interfaces", 1, "sample-net:interfaces")]
    [InlineData("/sample-net:interface", 1, "sample-net:interfaces")]
    [InlineData("/sample-net:interfaces/interface/ipv4", 33, "sample-ip:ipv4")]
    [InlineData("/sample-net:interfaces/mtu", 23, "/sample-net:interfaces/interface/mtu")]
    [InlineData("/sample-net:mtu", 1, "/sample-net:interfaces/interface/mtu")]
    [InlineData("/sample-net:interfaces/interface[nam='x']", 33, "name")]
    [InlineData("/sample-net:interfaces/interface/medium/fibre", 33, "fibre")]
    public void Name_ThatIsWrong_IsAnsweredWithWhatWasMeant(string text, int offset, string suggestion)
    {
        Assert.False(DataPath.TryRead(SampleModules.Schema, text, out _, out var error));

        Assert.Equal(offset, error.Offset);
        Assert.Contains(suggestion, error.Suggestions);
        Assert.Contains(suggestion, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "'/'")]
    [InlineData("interfaces", "'/'")]
    [InlineData("/", "name")]
    [InlineData("/sample-net:interfaces/interface[name=eth0]", "quotes")]
    [InlineData("/sample-net:interfaces/interface[name='eth0]", "never closed")]
    [InlineData("/sample-net:interfaces/interface[name]", "'='")]
    [InlineData("/sample-net:interfaces/interface[name='eth0'", "']'")]
    [InlineData("/sample-net:interfaces/interface[0]", "from 1")]
    [InlineData("/sample-net:interfaces/interface='eth0'", "brackets")]
    [InlineData("/sample-net:interfaces/interface=a,b", "1 keys (name)")]
    [InlineData("/sample-net:interfaces=a", "has no keys")]
    [InlineData("/sample-net:interfaces[1]", "only entries")]
    [InlineData("/sample-net:interfaces/interface[statistics='1']", "no value to compare")]
    [InlineData("/sample-net:interfaces/interface[.='1']", "no value of its own")]
    [InlineData("/sample-net:interfaces/interface/name/x", "nothing is below")]
    [InlineData("/sample-net:interfaces/interface[index='many']", "index")]
    [InlineData("/sample-net:interfaces/interface[name='WRONG-NAME-OF-AN-INTERFACE']", "name")]
    public void Path_ThatIsWrong_IsAnErrorThatSaysWhatWouldBeRight(string text, string expected)
    {
        Assert.False(DataPath.TryRead(SampleModules.Schema, text, out _, out var error));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset, 0, text.Length);
    }

    [Fact]
    public void Root_InSeveralModules_IsAskedFor()
    {
        var schema = TextSources.Compile(
            """module a { namespace "urn:a"; prefix a; container system; }""",
            """module b { namespace "urn:b"; prefix b; container system; }""");

        Assert.False(DataPath.TryRead(schema, "/system", out _, out var error));
        Assert.Equal(["a:system", "b:system"], error.Suggestions.ToArray());
        Assert.True(DataPath.TryRead(schema, "/b:system", out _, out _));
    }

    [Fact]
    public void Path_OfAnySize_IsBounded()
    {
        var endless = string.Concat(Enumerable.Repeat("/sample-net:interfaces", 100_000));

        Assert.False(DataPath.TryRead(SampleModules.Schema, endless, out _, out var error));
        Assert.Contains("characters", error.Message, StringComparison.Ordinal);
        Assert.False(DataPath.TryRead(SampleModules.Schema, "/" + new string('x', 10_000), out _, out error));
        Assert.True(error.Message.Length < 500);
    }

    [Fact]
    public void PathText_OfANode_IsReadBackToIt()
    {
        var open = new Stack<SchemaNode>(SampleModules.Schema.Modules.SelectMany(module => module.Children));
        var count = 0;
        while (open.TryPop(out var node))
        {
            if (node.IsDataNode)
            {
                count++;
                Assert.Same(node, Read(node.PathText()).Target);
            }

            foreach (var child in node.Children)
            {
                open.Push(child);
            }
        }

        Assert.True(count > 30);
    }

    private static DataPath Read(string text)
    {
        Assert.True(DataPath.TryRead(SampleModules.Schema, text, out var path, out var error), error?.Message);
        return path!;
    }
}
