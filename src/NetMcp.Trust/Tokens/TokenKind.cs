using System.Text.Json;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Jose;
using NetMcp.Trust.Json;

namespace NetMcp.Trust.Tokens;

/// <summary>Tells a capability token from other credentials by its header's <c>typ</c> (RFC 8725 section 3.11). Says nothing about whether it is good.</summary>
public static class TokenKind
{
    /// <summary>Whether a credential says of itself that it is a capability token or a chain that begins with one.</summary>
    public static bool IsCapability(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains(ChainLimits.Separator, StringComparison.Ordinal))
        {
            return true;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot > 2 * JwsReader.MaxHeaderBytes || Base64UrlText.Read(text.AsSpan(0, dot)) is not { } header)
        {
            return false;
        }

        using var document = StrictJson.ReadObject(header);
        return document is not null && document.RootElement.TryGetProperty("typ", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals(TokenProfiles.Token.Type);
    }
}
