using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetMcp.Trust.Json;
using NetMcp.Trust.Keys;

namespace NetMcp.Trust.Jose;

/// <summary>Signs a payload as a JWS in compact form (RFC 7515 section 7.1).</summary>
internal static class JwsWriter
{
    // Nothing of it is ever put into HTML, and the escapes of the default encoder for + and ' are six characters each.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a JWS of the kind that the profile says.</summary>
    public static string Write(JsonObject payload, JwsProfile profile, SigningKey key)
    {
        var header = new JsonObject { ["alg"] = "ES256", ["typ"] = profile.Type };
        if (profile.Key == JwsKeySource.Kid)
        {
            header["kid"] = key.Public.Thumbprint;
        }
        else
        {
            header["jwk"] = key.Public.ToJwk();
        }

        var input = Part(header) + "." + Part(payload);
        return input + "." + Base64UrlText.Write(key.Sign(Encoding.ASCII.GetBytes(input)));
    }

    private static string Part(JsonObject content) => Base64UrlText.Write(JsonSerializer.SerializeToUtf8Bytes(content, Plain));
}
