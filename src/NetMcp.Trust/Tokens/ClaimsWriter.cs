using System.Text.Json.Nodes;
using NetMcp.Trust.Grants;

namespace NetMcp.Trust.Tokens;

/// <summary>Writes the claims of a token or a link.</summary>
internal static class ClaimsWriter
{
    public static JsonObject Write(TokenClaims claims)
    {
        var json = new JsonObject();
        Add(json, "iss", claims.Issuer);
        Add(json, "sub", claims.Subject);
        Add(json, "aud", claims.Audience);
        json["iat"] = claims.IssuedAt.ToUnixTimeSeconds();
        json["nbf"] = claims.NotBefore.ToUnixTimeSeconds();
        json["exp"] = claims.ExpiresAt.ToUnixTimeSeconds();
        json["jti"] = claims.Id;
        if (claims.KeyThumbprint is { } thumbprint)
        {
            json["cnf"] = new JsonObject { ["jkt"] = thumbprint };
        }

        Add(json, "parent", claims.ParentHash);
        json["authorization_details"] = new JsonArray(GrantWriter.Write(claims.Grant));
        return json;
    }

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
