using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Changes.Approvals;

namespace NetMcp.Server.Approvals;

/// <summary>
/// An announcement: who asks for what approval of which devices, and where to look. No comment, difference or value: it goes to where chats are read. Signed as the
/// Standard Webhooks specification has it: an HMAC-SHA256 over id, time and body.
/// </summary>
internal static class WebhookMessage
{
    /// <summary>The least length of a key, in bytes.</summary>
    public const int LeastKeyBytes = 24;

    private const string EncodedKey = "whsec_";

    /// <summary>The body.</summary>
    public static byte[] Body(ApprovalRequest request, Uri? link) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = "approval.requested",
        ["timestamp"] = request.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["data"] = new JsonObject
        {
            ["approval"] = request.Id,
            ["change"] = request.Change.Value,
            ["requester"] = request.RequestedBy.Name,
            ["devices"] = new JsonArray([.. request.Devices.Select(device => (JsonNode)device.Value)]),
            ["needs"] = new JsonArray([.. request.Needs.Select(need => (JsonNode)new JsonObject { ["count"] = need.Count, ["group"] = need.Group })]),
            ["expires_at"] = request.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["link"] = link is null ? null : new Uri(link, $"{ApprovalEndpoints.Path}/{request.Id}").AbsoluteUri,
        },
    }.ToJsonString());

    /// <summary>The request.</summary>
    /// <param name="url">Where.</param>
    /// <param name="id">Stays the same when it is sent again.</param>
    /// <param name="at">The time of this sending.</param>
    /// <param name="body">The body.</param>
    /// <param name="key">The key.</param>
    public static HttpRequestMessage Sign(Uri url, string id, DateTimeOffset at, byte[] body, byte[] key)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{id}.{time}."), .. body];
        var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        message.Headers.Add("webhook-id", id);
        message.Headers.Add("webhook-timestamp", time);
        message.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
        return message;
    }

    /// <summary>The key that a file holds: one line of text, or <c>whsec_</c> and base64.</summary>
    /// <exception cref="InvalidDataException">It is too short, or not base64.</exception>
    public static byte[] ReadKey(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file).Trim();
        try
        {
            var key = text.StartsWith(EncodedKey, StringComparison.Ordinal) ? Convert.FromBase64String(text[EncodedKey.Length..]) : Encoding.UTF8.GetBytes(text);
            return key.Length >= LeastKeyBytes ? key : throw new InvalidDataException($"The key has less than {LeastKeyBytes} bytes.");
        }
        catch (FormatException e)
        {
            throw new InvalidDataException("The key after whsec_ is not base64.", e);
        }
    }
}
