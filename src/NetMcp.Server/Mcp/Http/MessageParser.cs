using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>
/// Turns bytes into one JSON-RPC message. Stricter than the serializer: invalid UTF-8, lone surrogates and repeated property names
/// are refused here, because <c>JsonNode</c> would accept them now and throw at whatever later place reads them, and because two
/// readers of a repeated name may pick different values (a header check one, the tool the other).
/// </summary>
internal sealed class MessageParser
{
    private static readonly JsonTypeInfo<JsonRpcMessage> MessageType =
        McpJsonUtilities.GetTypeInfo<JsonRpcMessage>(McpJsonUtilities.DefaultOptions);

    private readonly JsonDocumentOptions _documentOptions;
    private readonly JsonReaderOptions _readerOptions;

    public MessageParser(IOptions<McpEndpointOptions> options)
    {
        var depth = options.Value.MaxJsonDepth;
        _documentOptions = new JsonDocumentOptions { MaxDepth = depth, AllowDuplicateProperties = false };
        _readerOptions = new JsonReaderOptions { MaxDepth = depth };
    }

    /// <summary>Parses the whole of the bytes as one message.</summary>
    public BodyReading Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            if (!Utf8.IsValid(json.Span))
            {
                return NotAMessage("The body is not valid UTF-8.");
            }

            using var document = JsonDocument.Parse(json, _documentOptions);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array)
            {
                return NotAMessage("The body must be one JSON-RPC message; batches are not accepted.");
            }

            if (root.ValueKind != JsonValueKind.Object || (root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Null))
            {
                return NotAMessage("The body must be one JSON-RPC message, and an id must not be null.");
            }

            UnescapeEveryString(json.Span);
            return root.Deserialize(MessageType) is { } message
                ? new BodyReading.Parsed(InboundMessage.From(message))
                : NotAMessage("The body must be one JSON-RPC message.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // The exception's text quotes the input's surroundings; the client knows its own input.
            return NotAMessage("The body is not one valid JSON-RPC message.");
        }
    }

    private static BodyReading.Refused NotAMessage(string message) => new(Refusal.InvalidRequest(message));

    // Throws InvalidOperationException for "\ud800" without its other half; only escapes can hold one after the UTF-8 check.
    private void UnescapeEveryString(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(json, _readerOptions);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }
}
