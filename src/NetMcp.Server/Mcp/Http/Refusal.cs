using System.Text.Json.Nodes;
using ModelContextProtocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>A request that is answered before the protocol layer sees it: an HTTP status and a JSON-RPC error.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Code">The JSON-RPC error code.</param>
/// <param name="Message">What is wrong, safe to show to a model.</param>
internal sealed record Refusal(int Status, int Code, string Message)
{
    /// <summary>The error's <c>data</c>, if any.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>The value of an <c>Allow</c> header, for 405.</summary>
    public string? Allow { get; init; }

    /// <summary>400 with -32600.</summary>
    public static Refusal InvalidRequest(string message) => new(StatusCodes.Status400BadRequest, (int)McpErrorCode.InvalidRequest, message);

    /// <summary>400 with -32602.</summary>
    public static Refusal InvalidParams(string message) => new(StatusCodes.Status400BadRequest, (int)McpErrorCode.InvalidParams, message);

    /// <summary>400 with -32020: a header says something else than the body.</summary>
    public static Refusal HeaderMismatch(string message) => new(StatusCodes.Status400BadRequest, (int)McpErrorCode.HeaderMismatch, message);
}
