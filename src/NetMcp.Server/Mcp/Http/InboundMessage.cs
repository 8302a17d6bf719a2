using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>A parsed message with the few parts of it that admission looks at.</summary>
internal sealed class InboundMessage
{
    private InboundMessage(JsonRpcMessage message, RequestId? id, string? method, JsonObject? parameters)
    {
        Message = message;
        Id = id;
        Method = method;
        Parameters = parameters;
        Meta = parameters?["_meta"] as JsonObject;
    }

    /// <summary>The message.</summary>
    public JsonRpcMessage Message { get; }

    /// <summary>The id that an error echoes: that of a request, else null.</summary>
    public RequestId? Id { get; }

    /// <summary>The method of a request or notification; null for a response.</summary>
    public string? Method { get; }

    /// <summary>The params, where they are an object.</summary>
    public JsonObject? Parameters { get; }

    /// <summary>The params' <c>_meta</c>, where it is an object.</summary>
    public JsonObject? Meta { get; }

    /// <summary>Whether an answer is expected.</summary>
    public bool IsRequest => Message is JsonRpcRequest;

    /// <summary>Looks at a message.</summary>
    public static InboundMessage From(JsonRpcMessage message) => message switch
    {
        JsonRpcRequest request => new(message, request.Id, request.Method, request.Params as JsonObject),
        JsonRpcNotification notification => new(message, null, notification.Method, notification.Params as JsonObject),
        _ => new(message, null, null, null),
    };

    /// <summary>A string of the params, or null where it is missing or something else.</summary>
    public string? ParameterText(string name) => Text(Parameters, name);

    /// <summary>A string of the params' <c>_meta</c>, or null where it is missing or something else.</summary>
    public string? MetaText(string name) => Text(Meta, name);

    private static string? Text(JsonObject? parent, string name) =>
        parent?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
