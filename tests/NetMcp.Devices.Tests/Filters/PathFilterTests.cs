using System.Xml.Linq;
using NetMcp.Devices.Filters;
using NetMcp.Devices.Profiles;
using Xunit;

namespace NetMcp.Devices.Tests.Filters;

public sealed class PathFilterTests
{
    private static readonly ModuleNamespaces Modules = new(new Dictionary<string, string> { ["ietf-interfaces"] = "urn:if", ["ietf-ip"] = "urn:ip", ["odd"] = "urn:it's", ["never"] = "urn:'\"" });

    [Fact]
    public void Parse_LocationPath_KeepsModulesNamesAndPredicates()
    {
        var path = Assert.IsType<LocationPath>(PathFilterParser.Parse(
            " /ietf-interfaces:interfaces / interface[name = \"it's 0/1\"][type='x']/ietf-ip:ipv4/address[ip='10.0.0.1'] ", out var error));

        Assert.Null(error);
        Assert.Equal(["ietf-interfaces:interfaces", ":interface", "ietf-ip:ipv4", ":address"], path.Steps.Select(s => s.Module + ":" + s.Name));
        Assert.Equal(["it's 0/1", "x"], path.Steps[1].Predicates.Select(p => p.Value));
    }

    [Theory]
    [InlineData("/a:b | /a:c")]
    [InlineData("//a:b")]
    [InlineData("/a:b[position() < 3]")]
    [InlineData("/a:b[contains(a:c, 'x:y')]")]
    [InlineData("/a:b/*")]
    public void Parse_OtherXPath_IsGeneral(string text) =>
        Assert.Equal(["a"], Assert.IsType<GeneralXPath>(PathFilterParser.Parse(text, out _)).Prefixes.Keys);

    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 0)]
    [InlineData("a", 1)]
    [InlineData("/a:b[", 6)]
    [InlineData("/a:b[c='x]", 8)]
    [InlineData("/a:b]", 5)]
    [InlineData("/a:", 4)]
    [InlineData("/a:b[c='x'", 11)]
    public void Parse_Malformed_PointsAtThePlace(string text, int position)
    {
        Assert.Null(PathFilterParser.Parse(text, out var error));
        Assert.Equal(position, error!.Position);
    }

    [Fact]
    public void Parse_TenMegabytes_IsRefused()
    {
        Assert.Null(PathFilterParser.Parse("/" + new string('a', 10_000_000), out var error));
        Assert.Contains("longer than", error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a xmlns='u'/>", true)]
    [InlineData("<a xmlns='u'/><b xmlns='v'/>", true)]
    [InlineData("<a/>", false)]
    [InlineData("<a xmlns='u'>", false)]
    [InlineData("<a xmlns='u'/>text", false)]
    [InlineData("<?xml version='1.0'?><a xmlns='u'/>", false)]
    [InlineData("<!DOCTYPE a><a xmlns='u'/>", false)]
    [InlineData("<a xmlns='u'>&x;</a>", false)]
    public void Parse_Subtree_TakesElementsOnly(string xml, bool taken) => Assert.Equal(taken, PathFilterParser.Parse(xml, out _) is SubtreeXml);

    [Fact]
    public async Task Build_PathForAnXPathDevice_PrefixesEveryStep() => Assert.Equal(
        "/ietf-interfaces:interfaces/ietf-interfaces:interface[ietf-interfaces:name='a\"b']/ietf-ip:ipv4/ietf-ip:mtu",
        await SelectAsync("/ietf-interfaces:interfaces/interface[name='a\"b']/ietf-ip:ipv4/mtu", XPathNames.Declared));

    [Fact]
    public async Task Build_PathForASubtreeDevice_NestsElements() => Assert.Contains(
        "<interfaces xmlns=\"urn:if\"><interface><name>&lt;x&gt;</name><ipv4 xmlns=\"urn:ip\"><mtu",
        await BuildAsync("/ietf-interfaces:interfaces/interface[name='<x>']/ietf-ip:ipv4/mtu", XPathNames.None), StringComparison.Ordinal);

    [Theory]
    [InlineData("//ietf-ip:*", "//*[namespace-uri()='urn:ip']")]
    [InlineData("/ietf-interfaces:a/*", "/a[namespace-uri()='urn:if']/*")]
    [InlineData("//ietf-ip:a[2]", "//a[namespace-uri()='urn:ip'][2]")]
    [InlineData("/ietf-interfaces:a/*[ietf-ip:b='ietf-ip:x']", "/a[namespace-uri()='urn:if']/*[b[namespace-uri()='urn:ip']='ietf-ip:x']")]
    [InlineData("//ietf-ip:a | /child::ietf-interfaces:b.c-d", "//a[namespace-uri()='urn:ip'] | /child::b.c-d[namespace-uri()='urn:if']")]
    [InlineData("//ietf-ip:div div ietf-ip:*", "//div[namespace-uri()='urn:ip'] div *[namespace-uri()='urn:ip']")]
    [InlineData("//odd:x", "//x[namespace-uri()=\"urn:it's\"]")]
    public async Task Build_GeneralForADeviceWithoutPrefixes_TestsTheNamespaceInstead(string text, string expected) =>
        Assert.Equal(expected, await SelectAsync(text, XPathNames.Unprefixed));

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    public async Task Build_PathWithAValueThatNoContentMatchIsOf_IsAnXPath(string value) => Assert.Equal(
        $"/interfaces[namespace-uri()='urn:if']/interface[namespace-uri()='urn:if'][name[namespace-uri()='urn:if']='{value}']",
        await SelectAsync($"/ietf-interfaces:interfaces/interface[name='{value}']", XPathNames.Unprefixed));

    [Theory]
    [InlineData("/ietf-interface:interfaces", (int)XPathNames.Declared, "At character 2: This device has no module 'ietf-interface'. Did you mean 'ietf-interfaces'?")]
    [InlineData("/ietf-interfaces:interfaces/other:x", (int)XPathNames.None, "At character 29: This device has no module 'other'.")]
    [InlineData("//ietf-ipp:x", (int)XPathNames.Declared, "Did you mean 'ietf-ip'?")]
    [InlineData("//ietf-ip:x", (int)XPathNames.None, "takes no XPath filters")]
    [InlineData("//never:x", (int)XPathNames.Unprefixed, "use a subtree filter")]
    [InlineData("/interfaces", (int)XPathNames.Declared, "needs its module's name")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='']", (int)XPathNames.None, "At character 39: This device takes no XPath filters, and a subtree filter cannot ask for a value that is empty")]
    public void Build_Impossible_SaysWhy(string text, int names, string expected)
    {
        Assert.Null(FilterBuilder.Build(PathFilterParser.Parse(text, out _)!, Modules, (XPathNames)names, out var error));
        Assert.Contains(expected, error!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> SelectAsync(string text, XPathNames names) =>
        XElement.Parse(await BuildAsync(text, names)).Descendants().Single(e => e.Name.LocalName == "filter").Attribute("select")!.Value;

    private static Task<string> BuildAsync(string text, XPathNames names) =>
        WrittenFilter.OfAsync(FilterBuilder.Build(PathFilterParser.Parse(text, out _)!, Modules, names, out _)!);
}
