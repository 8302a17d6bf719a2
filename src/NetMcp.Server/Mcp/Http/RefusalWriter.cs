using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>Writes a <see cref="Refusal"/> as a JSON-RPC error response.</summary>
internal static class RefusalWriter
{
    /// <summary>Writes the refusal; an unknown id is written as null (JSON-RPC 2.0 section 5).</summary>
    public static async Task WriteAsync(HttpContext http, RequestId? id, Refusal refusal)
    {
        // For whoever keeps the audit log.
        http.Features.Set(refusal);
        http.Response.StatusCode = refusal.Status;
        http.Response.ContentType = "application/json";
        if (refusal.Allow is { } allow)
        {
            http.Response.Headers.Allow = allow;
        }

        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WritePropertyName("id");
        WriteId(writer, id);
        writer.WriteStartObject("error");
        writer.WriteNumber("code", refusal.Code);
        writer.WriteString("message", refusal.Message);
        if (refusal.Data is { } data)
        {
            writer.WritePropertyName("data");
            data.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
    }

    private static void WriteId(Utf8JsonWriter writer, RequestId? id)
    {
        switch (id?.Id)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
