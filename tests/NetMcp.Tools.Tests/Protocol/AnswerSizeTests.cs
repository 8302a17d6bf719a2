using System.Text;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Protocol;

/// <summary><c>max_bytes</c> holds for the data of the whole answer, wherever in it they stand.</summary>
public sealed partial class AnswerSizeTests
{
    private const int MaxBytes = 8192;
    private const string Entry = "<e>0123456789</e>";

    [Theory]
    [InlineData("2024-11-05", false)]
    [InlineData("2025-03-26", false)]
    [InlineData("2025-06-18", true)]
    [InlineData("2025-11-25", true)]
    [InlineData("2026-07-28", true)]
    public async Task Read_OfMoreThanMaxBytes_FillsTheWholeAnswerToThatAndNoFurther(string revision, bool structured)
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = device => Task.FromResult<Outcome<DeviceDocument>>(Large(device.Value));
        await using var connection = await InMemoryConnection.OpenAsync(toolbox, revision);
        var result = await connection.Client.CallToolAsync(
            "network.yang.get", new Dictionary<string, object?> { ["devices"] = new[] { "edge-1", "edge-2" }, ["path"] = "/a:a", ["max_bytes"] = MaxBytes });
        AssertFilled(result, structured);
    }

    [Theory]
    [InlineData("2025-03-26", false)]
    [InlineData("2025-11-25", true)]
    [InlineData("2026-07-28", true)]
    public async Task Rpc_OfMoreThanMaxBytes_FillsTheWholeAnswerToThatAndNoFurther(string revision, bool structured)
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Rpc = _ => Large("edge-1");
        await using var connection = await InMemoryConnection.OpenAsync(toolbox, revision);
        var result = await connection.Client.CallToolAsync(
            "network.rpc", new Dictionary<string, object?> { ["device"] = "edge-1", ["rpc"] = "<show xmlns='urn:x'/>", ["max_bytes"] = MaxBytes });
        AssertFilled(result, structured);
        Assert.Equal(structured ? MaxBytes / 2 : MaxBytes, toolbox.Reader.RpcMaxBytes);
    }

    [Fact]
    public async Task Failure_ToAClientWithoutStructuredContent_KeepsItsCode()
    {
        using var toolbox = new Toolbox();
        await using var connection = await InMemoryConnection.OpenAsync(toolbox, "2025-03-26");
        var result = await connection.Client.CallToolAsync("network.yang.get", new Dictionary<string, object?> { ["devices"] = "edge-9", ["path"] = "/a:a" });
        Assert.True(result.IsError);
        Assert.Equal(-32602, result.StructuredContent!.Value.GetProperty("code").GetInt32());
    }

    private static DeviceDocument Large(string device) => new() { Text = $"<a><d>{device}</d>{string.Concat(Enumerable.Repeat(Entry, 2000))}</a>" };

    // The entries are all that there is much of, so they are the data; what else there is, is the same at any size.
    private static void AssertFilled(CallToolResult result, bool structured)
    {
        Assert.NotEqual(true, result.IsError);
        var text = Toolbox.Text(result);
        var json = result.StructuredContent?.GetRawText() ?? string.Empty;
        var (inText, inJson) = (Entries().Count(text), Entries().Count(json));
        Assert.Equal(structured ? inText : 0, inJson);
        Assert.InRange((inText + inJson) * Entry.Length, MaxBytes * 9 / 10, MaxBytes);
        var overhead = Encoding.UTF8.GetByteCount(Entries().Replace(text, string.Empty) + Entries().Replace(json, string.Empty));
        Assert.InRange(overhead, 1, 2048);
    }

    // As it is, or as JSON may escape it.
    [GeneratedRegex(@"(<|\\u003[cC])e(>|\\u003[eE])0123456789(<|\\u003[cC])/e(>|\\u003[eE])")]
    private static partial Regex Entries();
}
