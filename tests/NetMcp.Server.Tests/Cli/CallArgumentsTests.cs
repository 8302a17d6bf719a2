using System.Text.Json;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Cli;
using NetMcp.Server.Cli.Client;
using Xunit;

namespace NetMcp.Server.Tests.Cli;

public sealed class CallArgumentsTests
{
    private const string Schema =
        """
        {"type":"object","properties":{
        "devices":{"type":"array","items":{"type":"string"},"description":"Names"},
        "path":{"type":"string"},"max_bytes":{"type":"integer","default":32768},"deep":{"type":"boolean"},"ratio":{"type":"number"},
        "datastore":{"enum":["running","operational"]},"filter":{"type":"object"},"edits":{"type":"array","items":{"type":"object"}}},"required":["devices"]}
        """;

    [Theory]
    [InlineData("--device edge-1 --path /a:b", """{"devices":["edge-1"],"path":"/a:b"}""")]
    [InlineData("--device edge-1 --device=edge-2", """{"devices":["edge-1","edge-2"]}""")]
    [InlineData("--devices edge-1", """{"devices":["edge-1"]}""")]
    [InlineData("--max-bytes 2048 --max_bytes", null)]
    [InlineData("--max-bytes 2048", """{"max_bytes":2048}""")]
    [InlineData("--max_bytes=-1", """{"max_bytes":-1}""")]
    [InlineData("--deep --path /x", """{"deep":true,"path":"/x"}""")]
    [InlineData("--deep=false", """{"deep":false}""")]
    [InlineData("--ratio 0.5", """{"ratio":0.5}""")]
    [InlineData("--path 17", """{"path":"17"}""")]
    [InlineData("--path --x", """{"path":"--x"}""")]
    [InlineData("--path=/a[b='c=d']", """{"path":"/a[b='c=d']"}""")]
    [InlineData("--datastore running", """{"datastore":"running"}""")]
    [InlineData("""--edit {"a":1} --edit {"b":2}""", """{"edits":[{"a":1},{"b":2}]}""")]
    [InlineData("""--filter {"a":1}""", """{"filter":{"a":1}}""")]
    public void Options_OfATool_BecomeItsArguments(string line, string? expected)
    {
        var tokens = line.Split(' ');
        if (expected is null)
        {
            Assert.Equal(CliExitCode.Usage, Assert.Throws<CliException>(() => Read(tokens)).ExitCode);
            return;
        }

        using var json = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(json.RootElement, JsonSerializer.SerializeToElement(Read(tokens))));
    }

    [Theory]
    [InlineData("--pth /a", "has no option --pth; it has --device, --path, --max-bytes, --deep, --ratio, --datastore, --filter, --edit.")]
    [InlineData("edge-1", "'edge-1' is no option; write --name value.")]
    [InlineData("--path", "--path needs a value.")]
    [InlineData("--path /a --path /b", "--path is given twice.")]
    [InlineData("--max-bytes many", "--max-bytes needs a whole number.")]
    [InlineData("--ratio NaN", "--ratio needs a number.")]
    [InlineData("--deep=perhaps", "--deep needs true or false.")]
    [InlineData("--edit x", "--edit needs a JSON object.")]
    [InlineData("--filter [1]", "--filter needs a JSON object.")]
    public void Options_ThatTheToolDoesNotTake_AreRefused(string line, string expected)
    {
        var exception = Assert.Throws<CliException>(() => Read(line.Split(' ')));
        Assert.Equal(CliExitCode.Usage, exception.ExitCode);
        Assert.EndsWith(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_BesideADocument_WinOverIt()
    {
        var arguments = CallArguments.Read(["--path", "/b"], """{"path":"/a","extra":1}""", Tool());
        Assert.Equal("/b", arguments["path"].GetString());
        Assert.Equal(1, arguments["extra"].GetInt32());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public void Document_ThatIsNoObject_IsRefused(string document) =>
        Assert.Equal(CliExitCode.Usage, Assert.Throws<CliException>(() => CallArguments.Read([], document, Tool())).ExitCode);

    [Fact]
    public void Describe_OfATool_TellsWhatEachOptionIs()
    {
        var options = CallArguments.Describe(Tool());
        Assert.Equal(("--device", "required; Names; may be repeated"), options[0]);
        Assert.Equal(("--max-bytes", "default 32768"), options[2]);
        Assert.Equal(("--datastore", "running | operational"), options[5]);
    }

    private static IDictionary<string, JsonElement> Read(string[] tokens) => CallArguments.Read(tokens, null, Tool());

    private static Tool Tool()
    {
        using var schema = JsonDocument.Parse(Schema);
        return new Tool { Name = "network.test", InputSchema = schema.RootElement.Clone() };
    }
}
