using System.Text.Json;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Reading;

public sealed class PathTests
{
    private const string NotXPath = "'path' is not XPath 1.0. Write for example /ietf-interfaces:interfaces/interface[name='eth0'].";

    private const string NoModule = "'path' names no module. Write /module:container, for example /ietf-interfaces:interfaces; network.device.describe lists the modules.";

    [Theory]
    [InlineData("/a:b[c='d'", "'path' is not XPath: '[' at position 5 has no counterpart.")]
    [InlineData("/a:b[c='d]", "'path' is not XPath: ''' at position 8 has no counterpart.")]
    [InlineData("/a:b]", "'path' is not XPath: ']' at position 5 has no counterpart.")]
    [InlineData("/a:b[(c])", "'path' is not XPath: ']' at position 8 has no counterpart.")]
    [InlineData("/a:b[]", NotXPath)]
    [InlineData("/a:b//", NotXPath)]
    [InlineData("/a:b[unknown-fn(c)]", "'path' calls 'unknown-fn()', which is no function of XPath 1.0 or YANG.")]
    [InlineData("/a:b[document ('file:///etc/passwd')]", "'path' calls 'document()', which is no function of XPath 1.0 or YANG.")]
    [InlineData("/a:b[x:contains(c, 'd')]", "'path' calls 'x:contains()', which is no function of XPath 1.0 or YANG.")]
    [InlineData("/a:b[c=$d]", "'path' has a variable; write its value.")]
    [InlineData("/*", NoModule)]
    [InlineData("//*", NoModule)]
    [InlineData("/.", NoModule)]
    [InlineData("/descendant::node()", NoModule)]
    [InlineData("/interfaces", NoModule)]
    [InlineData("/interfaces[name='a:b']", NoModule)]
    [InlineData("/a:b = 1", "'path' must select nodes; it is an expression with another result.")]
    [InlineData("a:b", "'path' must be an absolute XPath such as /ietf-interfaces:interfaces, or a subtree filter such as <interfaces xmlns=\"...\"/>.")]
    [InlineData("<a><b></a>", "'path' is not well-formed XML at line 1, position 9.")]
    [InlineData("<a", "'path' is not well-formed XML at line 1, position 1.")]
    [InlineData("<a/>text", "'path' has text outside of any element.")]
    [InlineData("<!-- only a comment -->", "'path' has no element.")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "'path' has a document type declaration; DTDs and entities are not allowed.")]
    [InlineData("<a>&undeclared;</a>", "'path' is not well-formed XML at line 1, position 5.")]
    public async Task Path_ThatIsMalformed_IsRefusedWithItsPlace(string path, string expected)
    {
        using var toolbox = new Toolbox();
        var content = await toolbox.FailAsync("network.yang.get", Arguments(path));
        Assert.Equal(expected, (string?)content["message"]);
        Assert.Empty(toolbox.Reader.Reads);
    }

    [Fact]
    public async Task Path_NestedTooDeep_IsRefused()
    {
        using var toolbox = new Toolbox();
        var content = await toolbox.FailAsync("network.yang.get", Arguments(string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100))));
        Assert.Equal("'path' nests elements deeper than 64.", (string?)content["message"]);
        content = await toolbox.FailAsync("network.yang.get", Arguments("/a[" + new string('(', 5000) + "b" + new string(')', 5000) + "]"));
        Assert.Equal(NotXPath, (string?)content["message"]);
    }

    [Theory]
    [InlineData("/ietf-interfaces:interfaces")]
    [InlineData("/a:b/c[d='e'][f=\"g\"]/h | /a:x")]
    [InlineData("/a:b[contains(c, ']')]")]
    [InlineData("//a:b")]
    [InlineData("/a:b[not(c) and (d or (e))]/text()")]
    [InlineData("/a:b[c='unknown-fn() costs $5']")]
    [InlineData("/a:b[derived-from-or-self(c, 'd:e')][re-match(f, 'g')]")]
    [InlineData("<a xmlns='urn:a'/>")]
    [InlineData("<a xmlns='urn:a'>\n\t<b/>\n</a><c xmlns='urn:c'/>")]
    public async Task Path_ThatIsWellFormed_GoesToTheDeviceAsItIs(string path)
    {
        using var toolbox = new Toolbox();
        await toolbox.InvokeAsync("network.yang.get", Arguments(path));
        Assert.Equal(path, Assert.Single(toolbox.Reader.Reads).Request.Path);
    }

    [Theory]
    [InlineData("/a:b[", "c", "]")]
    [InlineData("/a:b[", "c ", "]")]
    [InlineData("/a:", "b", "")]
    [InlineData("/a:b[c='", "(", "']")]
    public async Task Path_AtTheLimitOfItsLength_IsReadInOnePass(string begin, string part, string end)
    {
        using var toolbox = new Toolbox();
        var path = begin + string.Concat(Enumerable.Repeat(part, (16_000 - begin.Length) / part.Length)) + end;
        await toolbox.InvokeAsync("network.yang.get", Arguments(path)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("""{"devices":"edge-1"}""")]
    [InlineData("""{"devices":"edge-1","path":"/"}""")]
    [InlineData("""{"devices":"edge-1","path":"  "}""")]
    public async Task Path_AbsentFromAnOperationalRead_IsRefusedWithAdvice(string arguments)
    {
        using var toolbox = new Toolbox();
        var content = await toolbox.FailAsync("network.yang.get", arguments);
        Assert.Contains("give a 'path'", (string?)content["message"], StringComparison.Ordinal);
        Assert.Contains("network.device.describe", (string?)content["message"], StringComparison.Ordinal);
        Assert.Empty(toolbox.Reader.Reads);
    }

    [Fact]
    public async Task Path_AbsentFromAConfigurationRead_ReadsEverything()
    {
        using var toolbox = new Toolbox();
        await toolbox.InvokeAsync("network.yang.get", """{"devices":"edge-1","datastore":"running"}""");
        Assert.Null(Assert.Single(toolbox.Reader.Reads).Request.Path);
    }

    private static string Arguments(string path) => JsonSerializer.Serialize(new { devices = "edge-1", path });
}
