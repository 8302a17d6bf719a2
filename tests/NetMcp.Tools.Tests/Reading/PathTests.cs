using System.Text.Json;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Reading;

public sealed class PathTests
{
    private const string NotXPath = "'path' is not XPath 1.0. Write for example /ietf-interfaces:interfaces/interface[name='eth0'].";

    [Theory]
    [InlineData("/a:b[c='d'", "'path' is not XPath: '[' at position 5 has no counterpart.")]
    [InlineData("/a:b[c='d]", "'path' is not XPath: ''' at position 8 has no counterpart.")]
    [InlineData("/a:b]", "'path' is not XPath: ']' at position 5 has no counterpart.")]
    [InlineData("/a:b[(c])", "'path' is not XPath: ']' at position 8 has no counterpart.")]
    [InlineData("/a:b[]", NotXPath)]
    [InlineData("/a:b//", NotXPath)]
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
    [InlineData("<a xmlns='urn:a'/>")]
    [InlineData("<a xmlns='urn:a'>\n\t<b/>\n</a><c xmlns='urn:c'/>")]
    public async Task Path_ThatIsWellFormed_GoesToTheDeviceAsItIs(string path)
    {
        using var toolbox = new Toolbox();
        await toolbox.InvokeAsync("network.yang.get", Arguments(path));
        Assert.Equal(path, Assert.Single(toolbox.Reader.Reads).Request.Path);
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
