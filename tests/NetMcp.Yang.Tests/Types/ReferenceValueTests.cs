using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;
using static NetMcp.Yang.Tests.Types.ValueTestBed;

namespace NetMcp.Yang.Tests.Types;

public sealed class ReferenceValueTests
{
    private readonly YangModule _m = new("mod-m", "urn:m", "m") { IsImplemented = true };
    private readonly YangModule _n = new("mod-n", "urn:n", "n") { IsImplemented = true };
    private readonly YangModule _imported = new("mod-i", "urn:i", "i");

    [Theory]
    [Trait("rfc7950", "9.10.2")]
    [Trait("rfc7950", "9.10.3")]
    [Trait("rfc7951", "6.8")]
    [InlineData("m:one", "mod-m:one")]
    [InlineData("one", "mod-m:one")]
    [InlineData("nn:two", "mod-n:two")]
    [InlineData("nn:below", "mod-n:below")]
    [InlineData("m:base", Bad)]
    [InlineData("two", Bad)]
    [InlineData("m:two", Bad)]
    [InlineData("x:two", Bad)]
    [InlineData("i:three", Bad)]
    [InlineData("m:stranger", Bad)]
    [InlineData(" m:one", Bad)]
    [InlineData("", Bad)]
    public void Read_IdentityRef_IsDerivedFromItsBaseAndOfAnImplementedModule(string text, string canonical)
    {
        var names = new Names(null, ("", "mod-m"), ("m", "mod-m"), ("nn", "mod-n"), ("i", "mod-i"));

        Assert.Equal(canonical, Read(new YangType(YangBaseType.IdentityRef) { IdentityBases = [Identities().Base] }, text, ValueForm.Xml, names));
    }

    [Fact]
    [Trait("rfc7950", "9.10.2")]
    public void Read_IdentityRefOfTwoBases_IsDerivedFromBoth()
    {
        var (first, second) = Identities();
        var both = new YangIdentity("both", _n) { Bases = [first, second] };
        first.Derived = [.. first.Derived, both];
        second.Derived = [both];
        var names = new Names(null, ("m", "mod-m"), ("n", "mod-n"));
        var type = new YangType(YangBaseType.IdentityRef) { IdentityBases = [first, second] };

        Assert.Equal("mod-n:both", Read(type, "n:both", ValueForm.Xml, names));
        Assert.Equal(ValueRule.Identity, Refuse(type, "m:one", ValueForm.Xml, names).Rule);
    }

    [Fact]
    [Trait("rfc7950", "7.18.2")]
    public void Identity_OfFortyLayersOfDiamonds_IsSearchedOnce()
    {
        var top = new YangIdentity("top", _m);
        YangIdentity[] layer = [new("a0", _m) { Bases = [top] }, new("b0", _m) { Bases = [top] }];
        for (var depth = 1; depth < 40; depth++)
        {
            layer = [new($"a{depth}", _m) { Bases = [.. layer] }, new($"b{depth}", _m) { Bases = [.. layer] }];
        }

        Assert.True(layer[0].IsDerivedFrom(top));
        Assert.False(layer[0].IsDerivedFrom(layer[1]));
        Assert.False(top.IsDerivedFrom(top));
    }

    [Fact]
    [Trait("rfc7950", "9.12")]
    [Trait("rfc7951", "6.10")]
    public void Read_Union_IsOfTheFirstMemberThatTakesIt()
    {
        var number = Of(YangBaseType.UInt8);
        var text = new YangType(YangBaseType.String) { Lengths = [new(1, 4)] };
        var type = new YangType(YangBaseType.Union) { Members = [number, text] };

        Assert.Equal(("7", number), Actual(type, "007", ValueForm.Xml));
        Assert.Equal(("300", text), Actual(type, "300", ValueForm.Xml));
        Assert.Equal(("007", text), Actual(type, "007", ValueForm.JsonString));
        Assert.Equal(("7", number), Actual(type, "7", ValueForm.JsonNumber));
        Assert.Equal(ValueRule.Union, Refuse(type, "too long").Rule);
        Assert.Equal(ValueRule.Union, Refuse(type, "300", ValueForm.JsonNumber).Rule);
    }

    [Fact]
    [Trait("rfc7950", "9.12")]
    public void Read_UnionsOfUnionsWithoutEnd_AskEachMemberOnce()
    {
        var type = new YangType(YangBaseType.Union) { Members = [Of(YangBaseType.UInt8), Of(YangBaseType.Boolean)] };
        for (var depth = 0; depth < 60; depth++)
        {
            type = new YangType(YangBaseType.Union) { Members = [type, type] };
        }

        Assert.Equal("true", Read(type, "true"));
        Assert.Equal(Bad, Read(type, "neither"));
    }

    [Fact]
    [Trait("rfc7950", "9.9")]
    public void Read_LeafRef_HasTheTypeOfItsTarget()
    {
        var target = new LeafNode("n", _m) { Type = Of(YangBaseType.UInt8) };
        var middle = new LeafNode("r", _m) { Type = new YangType(YangBaseType.LeafRef) { LeafRefTarget = target } };
        var type = new YangType(YangBaseType.LeafRef) { LeafRefTarget = middle };

        Assert.Equal(("5", target.Type), Actual(type, "+5", ValueForm.Xml));
        Assert.Equal(Bad, Read(type, "x"));
        Assert.Equal("anything", Read(Of(YangBaseType.LeafRef), "anything"));
    }

    [Theory]
    [Trait("rfc7950", "9.13")]
    [Trait("rfc7951", "6.11")]
    [InlineData("/m:c", "/mod-m:c")]
    [InlineData(" / m:c / m:s ", "/mod-m:c/s")]
    [InlineData("/m:c/n:x", "/mod-m:c/mod-n:x")]
    [InlineData("/m:c/m:l[m:k1='01'][m:k2=\"it's\"]/m:v", "/mod-m:c/l[k1='1'][k2=\"it's\"]/v")]
    [InlineData("/m:c/m:l[ m:k2 = '/x]' ] [m:k1='2']", "/mod-m:c/l[k2='/x]'][k1='2']")]
    [InlineData("/m:c/m:ll[.='05']", "/mod-m:c/ll[.='5']")]
    [InlineData("/m:c/m:nokey[3]/m:q", "/mod-m:c/nokey[3]/q")]
    [InlineData("/m:c/s", Bad)]
    [InlineData("/c", Bad)]
    [InlineData("m:c", Bad)]
    [InlineData("/", Bad)]
    [InlineData("", Bad)]
    [InlineData("/m:c/", Bad)]
    [InlineData("/m:c[1]", Bad)]
    [InlineData("/m:c/m:zz", Bad)]
    [InlineData("/zz:c", Bad)]
    [InlineData("/m:c/m:l", Bad)]
    [InlineData("/m:c/m:l/m:v", Bad)]
    [InlineData("/m:c/m:l[1]", Bad)]
    [InlineData("/m:c/m:l[m:k1='1']", Bad)]
    [InlineData("/m:c/m:l[m:k1='1'][m:k1='1']", Bad)]
    [InlineData("/m:c/m:l[m:k1='x'][m:k2='y']", Bad)]
    [InlineData("/m:c/m:l[m:k1='1'][m:v='y']", Bad)]
    [InlineData("/m:c/m:l[m:k1='1'][m:k2='y", Bad)]
    [InlineData("/m:c/m:ll", Bad)]
    [InlineData("/m:c/m:ll[1]", Bad)]
    [InlineData("/m:c/m:nokey", Bad)]
    [InlineData("/m:c/m:nokey[0]", Bad)]
    [InlineData("/m:c/m:s[.='x']", Bad)]
    public void Read_InstanceIdentifier_NamesNodesOfTheSchema(string text, string canonical)
    {
        var names = new Names(Schema(), ("", "mod-m"), ("m", "mod-m"), ("n", "mod-n"));

        Assert.Equal(canonical, Read(Of(YangBaseType.InstanceIdentifier), text, ValueForm.Xml, names));
    }

    [Theory]
    [Trait("rfc7951", "6.11")]
    [InlineData("/mod-m:c/l[k1='01'][k2='y']/v", "/mod-m:c/l[k1='1'][k2='y']/v")]
    [InlineData("/mod-m:c/mod-m:s", "/mod-m:c/s")]
    [InlineData("/mod-m:c/mod-n:x", "/mod-m:c/mod-n:x")]
    [InlineData("/mod-m:c/x", Bad)]
    [InlineData("/c", Bad)]
    public void Read_InstanceIdentifierInJson_TakesModulesFromTheNodeAbove(string text, string canonical)
    {
        var names = new Names(Schema(), ("mod-m", "mod-m"), ("mod-n", "mod-n"));

        Assert.Equal(canonical, Read(Of(YangBaseType.InstanceIdentifier), text, ValueForm.JsonString, names));
    }

    private static (string Canonical, YangType Type) Actual(YangType type, string text, ValueForm form)
    {
        Assert.True(ValueReader.TryRead(type, text, form, new NoNames(), out var canonical, out var actual, out _));
        return (canonical, actual);
    }

    private (YangIdentity Base, YangIdentity Stranger) Identities()
    {
        var root = new YangIdentity("base", _m);
        var one = new YangIdentity("one", _m) { Bases = [root] };
        var two = new YangIdentity("two", _n) { Bases = [root] };
        var below = new YangIdentity("below", _n) { Bases = [two] };
        var three = new YangIdentity("three", _imported) { Bases = [root] };
        root.Derived = [one, two, three];
        two.Derived = [below];
        return (root, new YangIdentity("stranger", _m));
    }

    private YangSchema Schema()
    {
        var key1 = new LeafNode("k1", _m) { Type = Of(YangBaseType.UInt8), IsKey = true };
        var key2 = new LeafNode("k2", _m) { Type = Of(YangBaseType.String), IsKey = true };
        SchemaNode[] inside =
        [
            new ListNode("l", _m) { Keys = [key1, key2], Children = [key1, key2, new LeafNode("v", _m) { Type = Of(YangBaseType.String) }] },
            new LeafListNode("ll", _m) { Type = Of(YangBaseType.UInt8) },
            new ListNode("nokey", _m) { IsConfig = false, Children = [new LeafNode("q", _m) { IsConfig = false, Type = Of(YangBaseType.String) }] },
            new LeafNode("s", _m) { Type = Of(YangBaseType.String) },
            new LeafNode("x", _n) { Type = Of(YangBaseType.String) },
        ];
        _m.Children = [new ContainerNode("c", _m) { Children = [.. inside] }];
        return new YangSchema([_m, _n], [], "");
    }
}
