using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Reading;

/// <summary><c>network.yang.get</c> in JSON, and what goes on behind a cut.</summary>
public sealed class YangGetJsonTests
{
    private const string Read = """{"devices":["edge-1"],"path":"/m:top"}""";

    [Fact]
    public async Task Get_ByDefault_AsksForJsonAndGivesItAsAnObjectAndAsText()
    {
        using var toolbox = Answering(entries: 3);
        var result = await toolbox.InvokeAsync("network.yang.get", Read);
        var found = Toolbox.Content(result)["results"]![0]!;
        Assert.Equal("json", (string?)found["format"]);
        Assert.Equal([0, 1, 2], Numbers(found));
        Assert.Contains("""{"m:top":{"n":[0,1,2]}}""", Toolbox.Text(result), StringComparison.Ordinal);
        Assert.Equal(DataFormat.Json, toolbox.Reader.Reads.Single().Request.Format);
    }

    [Fact]
    public async Task Get_WithAllThatNarrows_PassesItOn()
    {
        using var toolbox = Answering(entries: 1);
        await toolbox.InvokeAsync("network.yang.get", """{"devices":"edge-1","path":"/m:top","fields":"a;b/c","depth":3,"content":"state"}""");
        var request = toolbox.Reader.Reads.Single().Request;
        Assert.Equal(("a;b/c", 3, DataContent.State), (request.Fields, request.Depth, request.Content));
    }

    [Fact]
    public async Task Get_TooLong_IsCutAndItsCursorsGiveTheWhole()
    {
        using var toolbox = Answering(entries: 600);
        var numbers = new List<int>();
        var arguments = """{"devices":["edge-1"],"path":"/m:top","max_bytes":1024}""";
        for (var calls = 0; arguments is not null; calls++)
        {
            Assert.True(calls < 50);
            var found = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", arguments))["results"]![0]!;
            Assert.InRange(Encoding.UTF8.GetByteCount(found["data"]!.ToJsonString()), 1, 512);
            numbers.AddRange(Numbers(found));
            var cursor = (string?)found["cursor"];
            Assert.Equal(cursor is not null, (bool?)found["truncated"] ?? false);
            arguments = cursor is null ? null : $$"""{"cursor":"{{cursor}}","max_bytes":1024}""";
        }

        Assert.Equal(Enumerable.Range(0, 600), numbers);
        Assert.Single(toolbox.Reader.Reads);
    }

    [Fact]
    public async Task Get_CutForAnotherDevicesShare_HasACursorToo()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = device => Task.FromResult<Outcome<DeviceDocument>>(Document(device.Value == "edge-1" ? 90 : 100));
        var results = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", """{"devices":["edge-1","edge-2"],"path":"/m:top","max_bytes":1024}"""))["results"]!.AsArray();
        Assert.Equal(2, results.Count);
        Assert.True(results.Sum(found => (int)found!["bytes"]!) <= 512);
        Assert.All(results, found => Assert.NotNull(found!["cursor"]));
    }

    [Fact]
    public async Task Get_NoRoomForTheRest_SaysSo()
    {
        using var toolbox = Answering(entries: 600);
        toolbox.Cursors.IsFull = true;
        var found = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", """{"devices":"edge-1","path":"/m:top","max_bytes":1024}"""))["results"]![0]!;
        Assert.Null(found["cursor"]);
        Assert.Contains("not kept", (string?)found["narrow"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"cursor":"c9"}""", "not valid")]
    [InlineData("""{"cursor":"c1","devices":["edge-1"],"depth":1}""", "'devices' does not go with 'cursor'")]
    [InlineData("""{"cursor":"c1","depth":1}""", "'depth' does not go with 'cursor'")]
    [InlineData("""{"cursor":7}""", "must be a string")]
    public async Task Get_BadCursor_FailsTyped(string arguments, string expected)
    {
        using var toolbox = Answering(entries: 600);
        await toolbox.InvokeAsync("network.yang.get", """{"devices":"edge-1","path":"/m:top","max_bytes":1024}""");
        var failure = await toolbox.FailAsync("network.yang.get", arguments);
        Assert.Equal(-32602, (int)failure["code"]!);
        Assert.Contains(expected, (string?)failure["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CursorWhoseTimeEndsMeanwhile_FailsTyped()
    {
        using var toolbox = new Toolbox();
        var document = Document(600);
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(document);
        await toolbox.InvokeAsync("network.yang.get", """{"devices":"edge-1","path":"/m:top","max_bytes":1024}""");
        ((FakePages)document.Pages!).IsGone = true;
        Assert.Contains("not kept any more", (string?)(await toolbox.FailAsync("network.yang.get", """{"cursor":"c1"}"""))["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"devices":"edge-1","path":"/m:a","format":"xml","depth":2}""", "format=json only")]
    [InlineData("""{"devices":"edge-1","path":"/m:a","datastore":"running","content":"state"}""", "operational")]
    [InlineData("""{"devices":"edge-1","path":"/m:a","depth":0}""", "'depth'")]
    [InlineData("""{"devices":"edge-1","path":"/m:a","content":"both"}""", "'content'")]
    public async Task Get_ArgumentsThatDoNotGoTogether_AreRefusedUnsent(string arguments, string expected)
    {
        using var toolbox = Answering(entries: 1);
        Assert.Contains(expected, (string?)(await toolbox.FailAsync("network.yang.get", arguments))["message"], StringComparison.Ordinal);
        Assert.Empty(toolbox.Reader.Reads);
    }

    [Fact]
    public async Task Get_XmlInstead_SaysWhy()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = "<a/>", Note = "XML, for this device has no usable schema now." });
        var result = await toolbox.InvokeAsync("network.yang.get", Read);
        var found = Toolbox.Content(result)["results"]![0]!;
        Assert.Equal(("xml", "<a/>"), ((string?)found["format"], (string?)found["data"]));
        Assert.Contains("no usable schema", (string?)found["note"], StringComparison.Ordinal);
        Assert.Contains("no usable schema", Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhatIsNotInTheAnswer_IsTold()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(
            Document(2) with { DepthCut = true, UnknownNodes = 3, MaskedValues = 1, LeftOut = ["/m:top/big"], MixedConfigAndState = true });
        var found = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", Read))["results"]![0]!;
        Assert.Equal((true, 3, 1, true), ((bool)found["depthCut"]!, (int)found["unknownNodes"]!, (int)found["masked"]!, (bool)found["mixedConfigAndState"]!));
        Assert.Equal("/m:top/big", (string?)found["leftOut"]![0]);
    }

    [Fact]
    public async Task Get_DeeperThanJsonReadersGo_IsText()
    {
        using var toolbox = new Toolbox();
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 80)) + "1" + new string('}', 80);
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = deep, Format = DataFormat.Json });
        var found = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", Read))["results"]![0]!;
        Assert.Equal(deep, (string?)found["data"]);
    }

    [Fact]
    public async Task Get_Nothing_SaysThatItIsNoError()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = "{}", Format = DataFormat.Json });
        Assert.Contains("Nothing matched", (string?)Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", Read))["results"]![0]!["note"], StringComparison.Ordinal);
    }

    private static Toolbox Answering(int entries)
    {
        var toolbox = new Toolbox();
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(Document(entries));
        return toolbox;
    }

    private static DeviceDocument Document(int entries)
    {
        var pages = new FakePages(entries);
        var page = pages.Read(null, 512);
        return new DeviceDocument { Text = page.Text, Format = DataFormat.Json, Pages = pages, Next = page.Next, CutAt = page.CutAt, Truncated = page.Next is not null };
    }

    private static IEnumerable<int> Numbers(JsonNode found) => found["data"]!["m:top"]!["n"]!.AsArray().Select(number => (int)number!);
}
