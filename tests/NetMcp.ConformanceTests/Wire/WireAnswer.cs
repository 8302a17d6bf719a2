using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record WireAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Body)
{
    /// <summary>The JSON-RPC message: the body, or the last event's data that is not empty.</summary>
    public JsonElement Message => JsonElement.Parse(
        ContentHeaders.ContentType?.MediaType == "text/event-stream"
            ? Body.Split('\n').Last(line => line.StartsWith("data: {", StringComparison.Ordinal))["data: ".Length..]
            : Body);

    /// <summary>The error's code.</summary>
    public int ErrorCode => Message.GetProperty("error").GetProperty("code").GetInt32();

    /// <summary>The error's data.</summary>
    public JsonElement ErrorData => Message.GetProperty("error").GetProperty("data");

    /// <summary>The result.</summary>
    public JsonElement Result => Message.GetProperty("result");

    /// <summary>The text of a tool's result.</summary>
    public string ToolText => Result.GetProperty("content")[0].GetProperty("text").GetString()!;
}
