using System.Security.Cryptography;
using NetMcp.Trust.Json;

namespace NetMcp.Trust.Tokens;

/// <summary>New values for <c>jti</c>.</summary>
public static class TokenIds
{
    /// <summary>128 random bits, base64url, 22 characters.</summary>
    public static string Create() => Base64UrlText.Write(RandomNumberGenerator.GetBytes(16));
}
