using System.Text.Json;
using System.Xml.Linq;
using ModelContextProtocol.Protocol;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>Reads a tool's answer as a client does.</summary>
internal static class Answer
{
    /// <summary>The structured content of a call that did not fail as a whole.</summary>
    public static JsonElement Of(CallToolResult result)
    {
        Assert.False(result.IsError == true, Text(result));
        return result.StructuredContent!.Value;
    }

    /// <summary>The structured content of a call that failed.</summary>
    public static JsonElement FailureOf(CallToolResult result)
    {
        Assert.True(result.IsError, Text(result));
        return result.StructuredContent!.Value;
    }

    /// <summary>The document of a device, in a root element of ours.</summary>
    public static XElement Document(JsonElement content, string device)
    {
        var found = content.GetProperty("results").EnumerateArray().Single(result => Names(result).Contains(device));
        return XElement.Parse("<data>" + found.GetProperty("data").GetString() + "</data>");
    }

    /// <summary>The devices of one result.</summary>
    public static IReadOnlyList<string> Names(JsonElement result) => [.. result.GetProperty("devices").EnumerateArray().Select(name => name.GetString()!)];

    /// <summary>Everything that a model could read of a result.</summary>
    public static string Text(CallToolResult result) =>
        result.StructuredContent?.GetRawText() + "\n" + string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
