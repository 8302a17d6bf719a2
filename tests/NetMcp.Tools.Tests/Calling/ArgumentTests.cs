using System.Text.Json;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Calling;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("""{}""", "'devices' is required.")]
    [InlineData("""{"devices":null,"path":"/a:b"}""", "'devices' is required.")]
    [InlineData("""{"devices":[],"path":"/a:b"}""", "'devices' is empty; give at least one.")]
    [InlineData("""{"devices":7,"path":"/a:b"}""", "'devices' must be a string or an array of strings, not a number.")]
    [InlineData("""{"devices":["edge-1",{}],"path":"/a:b"}""", "'devices[1]' must be a string, not an object.")]
    [InlineData("""{"devices":["edge-1","EDGE-1"],"path":"/a:b"}""", "'devices' names 'edge-1' 2 times; name each device once.")]
    [InlineData("""{"devices":"edge-1","path":["/a:b"]}""", "'path' must be a string, not an array.")]
    [InlineData("""{"devices":"edge-1","path":"/a:b\u0000"}""", "'path' has the control character U+0000 at position 5.")]
    [InlineData("""{"devices":"edge\u001b-1","path":"/a:b"}""", "'devices' has the control character U+001B at position 5.")]
    [InlineData("""{"devices":"edge-1","pth":"/a:b","datastore":"running"}""", "There is no argument 'pth'; did you mean 'path'?")]
    [InlineData("""{"devices":"edge-1","path":"/a:b","withDefaults":"trim"}""", "There is no argument 'withDefaults'; did you mean 'with_defaults'?")]
    [InlineData("""{"devices":"edge-1","path":"/a:b","qqqqqqqqqqqq":1}""", "There is no argument 'qqqqqqqqqqqq'; the arguments are devices, path, fields, depth, content, datastore, with_defaults, format, max_bytes, cursor.")]
    [InlineData("""{"devices":"edge-1","path":"/a:b","datastore":"runing"}""", "'datastore' is 'runing'; it must be one of operational, running, candidate, startup, intended.")]
    [InlineData("""{"devices":"edge-1","path":"/a:b","with_defaults":true}""", "'with_defaults' must be a string, not true or false.")]
    [InlineData("""{"devices":"edge-1","path":"/a:b","format":"text"}""", "'format' is 'text'; it must be one of json, xml.")]
    [InlineData("""{"devices":"edge-1","path":"/a:b","max_bytes":0}""", "'max_bytes' must be a whole number from 1024 to 1048576.")]
    [InlineData("""{"devices":"edge-1","path":"/a:b","max_bytes":2000.5}""", "'max_bytes' must be a whole number from 1024 to 1048576.")]
    [InlineData("""{"devices":"edge-1","path":"/a:b","max_bytes":1e99}""", "'max_bytes' must be a whole number from 1024 to 1048576.")]
    [InlineData("""{"devices":"edge-1","path":"/a:b","max_bytes":"32768"}""", "'max_bytes' must be a whole number, not a string.")]
    public async Task Read_WithAWrongArgument_SaysWhichAndWhy(string arguments, string expected)
    {
        using var toolbox = new Toolbox();
        var content = await toolbox.FailAsync("network.yang.get", arguments);
        Assert.Equal(expected, (string?)content["message"]);
        Assert.Equal(-32602, (int)content["code"]!);
        Assert.Equal("Network.InvalidArgument", (string?)content["name"]);
        Assert.Equal("not-sent", (string?)content["outcome"]);
        Assert.False((bool)content["retryable"]!);
        Assert.Empty(toolbox.Reader.Reads);
    }

    [Fact]
    public async Task Read_WithSeveralMistakes_TellsAllAtOnce()
    {
        using var toolbox = new Toolbox();
        var message = (string?)(await toolbox.FailAsync("network.yang.get", """{"max_bytes":0,"datastore":"x"}"""))["message"];
        Assert.Contains("'devices' is required.", message, StringComparison.Ordinal);
        Assert.Contains("'datastore'", message, StringComparison.Ordinal);
        Assert.Contains("'max_bytes'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network.yang.get", "path", 16384)]
    [InlineData("network.yang.get", "devices", 126)]
    [InlineData("network.rpc", "rpc", 65536)]
    [InlineData("network.devices.list", "tag", 128)]
    [InlineData("network.device.describe", "device", 126)]
    public async Task AnyTool_WithTenMegabytesInAnArgument_AnswersWithTheLimit(string tool, string argument, int limit)
    {
        using var toolbox = new Toolbox();
        var arguments = new Dictionary<string, JsonElement>
        {
            [argument] = JsonSerializer.SerializeToElement(new string('x', 10 * 1024 * 1024)),
        };
        var result = await toolbox.InvokeAsync(tool, arguments);
        Assert.True(result.IsError);
        var content = Toolbox.Content(result);
        Assert.Contains($"'{argument}' has 10485760 characters; the limit is {limit}.", (string?)content["message"], StringComparison.Ordinal);
        Assert.InRange(content.ToJsonString().Length, 1, 2000);
    }

    [Fact]
    public async Task Read_OfTooManyDevices_AnswersWithTheLimit()
    {
        using var toolbox = new Toolbox();
        var names = JsonSerializer.Serialize(Enumerable.Range(0, 65).Select(i => $"d{i}"));
        var content = await toolbox.FailAsync("network.yang.get", $$"""{"devices":{{names}},"path":"/a:b"}""");
        Assert.Equal(-32013, (int)content["code"]!);
        Assert.Equal("'devices' has 65 entries; the limit is 64 a call.", (string?)content["message"]);
    }

    [Fact]
    public async Task AnyTool_WithAHugeArgumentName_AnswersShortly()
    {
        using var toolbox = new Toolbox();
        var content = await toolbox.FailAsync("network.devices.list", $$"""{"{{new string('n', 100_000)}}":1}""");
        Assert.InRange(content.ToJsonString().Length, 1, 1000);
    }

    [Theory]
    [InlineData("edge-3", "edge-1")]
    [InlineData("eg-1", "edge-1")]
    [InlineData("core1", "core-1")]
    [InlineData("Core", "core-1")]
    public async Task AnyTool_WithAnUnknownDevice_NamesTheNearest(string given, string nearest)
    {
        using var toolbox = new Toolbox();
        var content = await toolbox.FailAsync("network.device.describe", $$"""{"device":"{{given}}"}""");
        Assert.Equal($"There is no device '{given}'. Did you mean '{nearest}'? network.devices.list gives the names.", (string?)content["message"]);
    }

    [Theory]
    [InlineData("zzzzzzzz")]
    [InlineData("../../etc/passwd")]
    [InlineData("10.0.0.1; reboot")]
    public async Task AnyTool_WithANameLikeNoOther_PointsToTheList(string given)
    {
        using var toolbox = new Toolbox();
        var content = await toolbox.FailAsync("network.device.describe", $$"""{"device":"{{given}}"}""");
        Assert.Equal($"There is no device '{given}'. network.devices.list gives the names.", (string?)content["message"]);
    }
}
