using System.Text.Json;
using NetMcp.Trust.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.AccessTokens;

/// <summary>Reads the claims of an access token whose signature was verified, all mistakes at once (RFC 9068 section 2.2).</summary>
internal static class AccessTokenClaims
{
    private const int MaxAudiences = 32;
    private const int MaxScope = 4096;

    /// <summary>Reads them. Claims that are not known are passed over: they are the authorization server's own (RFC 7519 section 4).</summary>
    public static Checked<AccessToken> Read(byte[] payload, AccessTokenRules rules)
    {
        using var document = StrictJson.ReadObject(payload);
        if (document is null)
        {
            return new Refusal(RefusalCode.Malformed, "", "The claims are not a JSON object with each member once, or they are nested too deep.");
        }

        var found = new List<Refusal>();
        var claims = new MemberReader(document.RootElement, "", found);
        var token = new AccessToken
        {
            Issuer = claims.Text("iss", AccessToken.MaxName) ?? "",
            Subject = claims.Text("sub", AccessToken.MaxName) ?? "",
            ClientId = claims.Text("client_id", AccessToken.MaxName) ?? "",
            Id = claims.Text("jti", AccessToken.MaxName) ?? "",
            IssuedAt = claims.Time("iat") ?? default,
            ExpiresAt = claims.Time("exp") ?? default,
            NotBefore = claims.Time("nbf", required: false) ?? default,
            KeyThumbprint = ReadThumbprint(claims),
            Scopes = ReadScopes(claims),
            Claims = document.RootElement.Clone(),
        };
        CheckAudience(document.RootElement, rules.Audience, found);
        if (found.Count > 0)
        {
            return found;
        }

        token = token.NotBefore == default ? token with { NotBefore = token.IssuedAt } : token;
        if (token.Issuer != rules.Issuer)
        {
            found.Add(new Refusal(RefusalCode.Issuer, "iss", "It is from another issuer."));
        }

        if (token.Principal.Length > AccessToken.MaxName)
        {
            found.Add(new Refusal(RefusalCode.TooLarge, "sub", $"'iss' and 'sub' together have more than {AccessToken.MaxName - 1} characters."));
        }

        if (token.ExpiresAt <= token.NotBefore || token.ExpiresAt <= token.IssuedAt)
        {
            found.Add(new Refusal(RefusalCode.Claim, "exp", "must be after 'nbf' and 'iat'."));
        }

        if (token.ExpiresAt - token.IssuedAt > rules.MaxLifetime)
        {
            found.Add(new Refusal(RefusalCode.Claim, "exp", $"It was issued for longer than {rules.MaxLifetime.TotalMinutes:0} minutes."));
        }

        return found.Count > 0 ? found : token;
    }

    private static string[] ReadScopes(MemberReader claims) =>
        claims.Text("scope", MaxScope, required: false)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string? ReadThumbprint(MemberReader claims)
    {
        if (claims.Object("cnf", required: false) is not { } confirmation)
        {
            return null;
        }

        // A confirmation by anything else (a certificate, RFC 8705) is not checked here, so a token with it cannot be taken as if it had none.
        var thumbprint = confirmation.Text("jkt", 43);
        confirmation.RefuseOthers();
        if (thumbprint is not null && Base64UrlText.Read(thumbprint)?.Length != 32)
        {
            confirmation.Mistake("jkt", "must be a SHA-256 in base64url.");
        }

        return thumbprint;
    }

    /// <summary><c>aud</c> is a string or several (RFC 7519 section 4.1.3).</summary>
    private static void CheckAudience(JsonElement claims, string audience, List<Refusal> found)
    {
        if (!claims.TryGetProperty("aud", out var value))
        {
            found.Add(new Refusal(RefusalCode.Claim, "aud", "is missing."));
            return;
        }

        var one = value.ValueKind == JsonValueKind.String;
        var several = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= MaxAudiences && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);
        if (!one && !several)
        {
            found.Add(new Refusal(RefusalCode.Claim, "aud", $"must be a string or 1 to {MaxAudiences} of them."));
        }
        else if (one ? !value.ValueEquals(audience) : !value.EnumerateArray().Any(item => item.ValueEquals(audience)))
        {
            found.Add(new Refusal(RefusalCode.Audience, "aud", "It is for another audience."));
        }
    }
}
