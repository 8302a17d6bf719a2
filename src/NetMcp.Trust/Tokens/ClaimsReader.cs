using System.Buffers;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tokens;

/// <summary>
/// Reads the claims of a token or a link, all mistakes at once. A claim that is not known is a mistake: every token here is from our own authority,
/// and what might narrow it must not be passed over.
/// </summary>
internal static class ClaimsReader
{
    public const int LeastId = 8;
    public const int MostId = 64;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Reads the payload of a JWS whose signature was verified.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="isLink">Whether it is a link's.</param>
    /// <param name="where">What comes before each place in a refusal.</param>
    public static Checked<TokenClaims> Read(byte[] payload, bool isLink, string where)
    {
        using var document = StrictJson.ReadObject(payload);
        if (document is null)
        {
            return new Refusal(RefusalCode.Malformed, where, "The claims are not a JSON object with each member once, or they are nested too deep.");
        }

        var mistakes = new List<Refusal>();
        var claims = new MemberReader(document.RootElement, where, mistakes);
        var (issuer, audience) = isLink ? (null, null) : (claims.Text("iss", TokenClaims.MaxName), claims.Text("aud", TokenClaims.MaxName));
        var subject = claims.Text("sub", TokenClaims.MaxName);
        var (issuedAt, notBefore, expiresAt) = (claims.Time("iat"), claims.Time("nbf"), claims.Time("exp"));
        var id = ReadId(claims);
        var grant = claims.OnlyObject("authorization_details") is { } detail ? GrantReader.Read(detail, isLink) : null;
        var thumbprint = ReadThumbprint(claims, required: isLink || grant is { Pattern: not DeploymentPattern.Gateway });
        var parent = isLink ? ReadHash(claims, "parent") : null;
        claims.RefuseOthers();
        if (expiresAt <= notBefore || expiresAt <= issuedAt)
        {
            claims.Mistake("exp", "must be after 'nbf' and 'iat'.");
        }

        return mistakes.Count > 0
            ? mistakes
            : new TokenClaims
            {
                Issuer = issuer,
                Subject = subject!,
                Audience = audience,
                IssuedAt = issuedAt!.Value,
                NotBefore = notBefore!.Value,
                ExpiresAt = expiresAt!.Value,
                Id = id!,
                KeyThumbprint = thumbprint,
                ParentHash = parent,
                Grant = grant!,
            };
    }

    /// <summary>Whether a text can be a <c>jti</c>. No slash: the names of links are made of them.</summary>
    public static bool IsId(string text) => text.Length is >= LeastId and <= MostId && !text.AsSpan().ContainsAnyExcept(IdCharacters);

    private static string? ReadId(MemberReader claims)
    {
        var id = claims.Text("jti", MostId);
        if (id is not null && !IsId(id))
        {
            claims.Mistake("jti", $"must be {LeastId} to {MostId} of A-Z a-z 0-9 - _.");
        }

        return id;
    }

    private static string? ReadThumbprint(MemberReader claims, bool required)
    {
        if (claims.Object("cnf", required) is not { } confirmation)
        {
            return null;
        }

        var thumbprint = ReadHash(confirmation, "jkt");
        confirmation.RefuseOthers();
        return thumbprint;
    }

    private static string? ReadHash(MemberReader members, string name)
    {
        var text = members.Text(name, 43);
        if (text is not null && Base64UrlText.Read(text)?.Length != 32)
        {
            members.Mistake(name, "must be a SHA-256 in base64url.");
        }

        return text;
    }
}
