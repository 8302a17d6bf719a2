using System.Security.Cryptography;
using System.Text;
using NetMcp.Trust.Json;

namespace NetMcp.Trust.Tokens;

/// <summary>
/// Values for <c>jti</c>. What somebody with an access token of an identity provider uses, by that token or by one that it was exchanged for, is named after
/// the principal first, so that it is counted together: to get another token gives no budget anew.
/// </summary>
public static class TokenIds
{
    private const string Prefix = "x-";
    private const int Part = 22;
    private const int Whole = 2 + Part + 1 + Part;

    /// <summary>128 random bits, base64url, 22 characters.</summary>
    public static string Create() => Base64UrlText.Write(RandomNumberGenerator.GetBytes(16));

    /// <summary>A new one for a token that a principal gets by exchange.</summary>
    public static string CreateFor(string principal) => Prefix + Short(principal) + "-" + Create();

    /// <summary>The name, in the same form, of a principal's access token.</summary>
    public static string NameOf(string principal, string jti) => Prefix + Short(principal) + "-" + Short(principal + "|" + jti);

    /// <summary>The name under which the budgets of a link are counted: the link's own, but for the part that tells tokens of one principal apart.</summary>
    /// <param name="linkId">The name of a token or link.</param>
    public static string CountedAs(string linkId)
    {
        ArgumentNullException.ThrowIfNull(linkId);
        var end = linkId.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? slash : linkId.Length;
        return end == Whole && linkId.StartsWith(Prefix, StringComparison.Ordinal) && linkId[Prefix.Length + Part] == '-' ? string.Concat(linkId.AsSpan(0, Prefix.Length + Part), linkId.AsSpan(end)) : linkId;
    }

    private static string Short(string text) => Base64UrlText.Write(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
