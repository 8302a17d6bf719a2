using FsCheck;
using FsCheck.Fluent;
using NetMcp.Yang.Paths;

namespace NetMcp.Yang.Tests.Paths;

public sealed class XPathQueryTests
{
    private const string Interface = "/sample-net:interfaces/sample-net:interface";

    [Theory]
    [Trait("rfc6241", "8.9.1")]
    [Trait("rfc7950", "6.4.1")]
    [InlineData("/interfaces/interface[name='a']", Interface + "[sample-net:name='a']")]
    [InlineData("/interfaces/interface[mtu > 1500]", Interface + "[sample-net:mtu > 1500]")]
    [InlineData("/interfaces/interface[name='a' or name='b']/mtu", Interface + "[(sample-net:name = 'a') or (sample-net:name = 'b')]/sample-net:mtu")]
    [InlineData("/interfaces/*/mtu", "/sample-net:interfaces/*/sample-net:mtu")]
    [InlineData("/sample-net:*", "/sample-net:*")]
    [InlineData("//sample-ip:address/ip", "/descendant-or-self::node()/sample-ip:address/sample-ip:ip")]
    [InlineData("/interfaces/interface[contains(name, 'eth')]", Interface + "[contains(sample-net:name, 'eth')]")]
    [InlineData("/interfaces/interface[not(enabled='true')]/..", Interface + "[not(sample-net:enabled = 'true')]/parent::node()")]
    [InlineData("/interfaces/interface[statistics/in-octets > 0]", Interface + "[sample-net:statistics/sample-net:in-octets > 0]")]
    [InlineData("/interfaces/interface[derived-from-or-self(kind, 'sample-net:kind')]", Interface + "[derived-from-or-self(sample-net:kind, 'sample-net:kind')]")]
    [InlineData("(/interfaces/interface)[2]/mtu", "(" + Interface + ")[2]/sample-net:mtu")]
    [InlineData("/interfaces/interface[last()]", Interface + "[last()]")]
    [InlineData("/interfaces/interface[parent='x']/parent", Interface + "[sample-net:parent='x']/sample-net:parent")]
    [InlineData("/interfaces/interface[count(tag) - 1 = -2]", Interface + "[(count(sample-net:tag) - 1) = (-2)]")]
    [InlineData("//mtu", "/descendant-or-self::node()/*[local-name() = 'mtu']")]
    public void Query_IsWrittenWithAPrefixOnEveryName(string text, string expected)
    {
        var xpath = Read(text).ToXPath();

        Assert.Equal(expected, xpath.Expression);
        Assert.All(xpath.Namespaces, pair => Assert.Equal(SampleModules.Schema.FindModule(pair.Key)!.Namespace, pair.Value));
    }

    [Theory]
    [InlineData("/interfaces/interface/mtu", "mtu")]
    [InlineData("//mtu", "mtu mtu")]
    [InlineData("/interfaces/interface/parent::*", "interfaces")]
    [InlineData("/interfaces/interface/mtu | /old", "mtu old")]
    [InlineData("/interfaces/interface/name/following-sibling::sample-net:index", "index")]
    [InlineData("deref(/interfaces/interface/parent)", "name")]
    [InlineData("/interfaces/interface/name/ancestor::interfaces", "interfaces")]
    public void Query_TellsWhatItMaySelect(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(text).Targets.Select(node => node.Name).Order(StringComparer.Ordinal)));

    [Theory]
    [Trait("rfc6241", "6")]
    [InlineData(
        "/interfaces/interface[name='a' and enabled='true']/mtu",
        """<interfaces xmlns="urn:sample:net"><interface><name>a</name><enabled>true</enabled><mtu /></interface></interfaces>""")]
    [InlineData(
        "/interfaces/interface['a'=name]",
        """<interfaces xmlns="urn:sample:net"><interface><name>a</name></interface></interfaces>""")]
    [InlineData(
        "/interfaces/interface[name='a'] | /old/gone",
        """<interfaces xmlns="urn:sample:net"><interface><name>a</name></interface></interfaces><old xmlns="urn:sample:net"><gone /></old>""")]
    [InlineData(
        "child::*[2] | /interfaces/child::interface", null)]
    public void Subtree_SaysWhatItCan(string text, string? expected)
    {
        Assert.Equal(expected is not null, Read(text).TryToSubtree(out var filter, out _));
        Assert.Equal(expected, filter);
    }

    [Theory]
    [Trait("rfc6241", "6")]
    [InlineData("//interface", 0)]
    [InlineData("/interfaces/*", 12)]
    [InlineData("/interfaces/interface[mtu > 1500]/name", 12)]
    [InlineData("/interfaces/interface[name='a' or name='b']/name", 12)]
    [InlineData("/interfaces/interface[statistics/in-octets='1' and 1]", 12)]
    [InlineData("/interfaces/interface/name/..", 27)]
    public void Subtree_ThatCannotSayIt_TellsWhichStep(string text, int offset)
    {
        var query = Read(text);

        Assert.False(query.TryToSubtree(out _, out var error));
        Assert.Empty(query.Paths);
        Assert.Equal(offset, error.Offset);
    }

    [Theory]
    [InlineData("/interfaces/interfac[mtu>1]", 12, "interface")]
    [InlineData("/interfaces/interface[mut > 1]", 22, "mtu")]
    [InlineData("//interfac", 2, "sample-net:interfaces")]
    [InlineData("/sn:interfaces/*", 1, "sample-net:interfaces")]
    [InlineData("/interfaces/interface[ipv4/mtu > 1]", 22, "sample-ip:ipv4")]
    [InlineData("/interfaces/interface[count(statistics/in-octet) > 0]", 39, "in-octets")]
    public void Name_ThatIsWrong_IsAnsweredWithWhatWasMeant(string text, int offset, string suggestion)
    {
        Assert.False(XPathQuery.TryRead(SampleModules.Schema, text, out _, out var error));

        Assert.Equal(offset, error.Offset);
        Assert.Contains(suggestion, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/interfaces/interface[index='many' or 1]", "index")]
    [InlineData("/interfaces/interface[1 + 1 = kind and kind = 'bridge']", "kind")]
    [InlineData("count(/interfaces)", "selects no nodes")]
    [InlineData("1 + 1", "selects no nodes")]
    [InlineData("/interfaces[", "no XPath")]
    [InlineData("/interfaces[$x]", "variables")]
    [InlineData("/interfaces[exec('rm')]", "no function 'exec'")]
    [InlineData("/interfaces/@name", "no attributes")]
    [InlineData("/ping/*", "no datastore")]
    [InlineData("", "no XPath")]
    public void Query_ThatIsWrong_IsAnErrorThatSaysWhy(string text, string expected)
    {
        Assert.False(XPathQuery.TryRead(SampleModules.Schema, text, out _, out var error));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_WrittenAndReadAgain_SelectsTheSame() => Prop.ForAll(
        Arb.From(Gen.Elements("[name='a']", "[mtu > 3]", "/statistics", "/..", "//sample-ip:mtu", " | /old", "[1]", "[not(mtu)]", "/*").ListOf().Select(parts => "/interfaces/interface" + string.Concat(parts))),
        text => !XPathQuery.TryRead(SampleModules.Schema, text, out var query, out _) ||
            (XPathQuery.TryRead(SampleModules.Schema, query.ToXPath().Expression, out var again, out _) && Targets(query).SequenceEqual(Targets(again))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Text_OfAnyKind_IsReadOrRefusedButNeverThrows() => Prop.ForAll(
        Arb.From(Gen.Elements("/", "//", "interfaces", "interface", "sample-net:", ":", "[", "]", "name", "=", "'a'", "(", ")", "|", "*", "..", "@", "1", " ", "\"", "and", "::", "child", "count(", ",", "%", "=a,b")
            .ListOf().Select(string.Concat)),
        text => XPathQuery.TryRead(SampleModules.Schema, text, out _, out var error) || (error.Offset >= 0 && error.Offset <= text.Length && error.Message.Length > 0))
        .QuickCheckThrowOnFailure();

    private static IEnumerable<string> Targets(XPathQuery query) => query.Targets.Select(node => node.PathText()).Order(StringComparer.Ordinal);

    private static XPathQuery Read(string text)
    {
        Assert.True(XPathQuery.TryRead(SampleModules.Schema, text, out var query, out var error), error?.Message);
        return query!;
    }
}
