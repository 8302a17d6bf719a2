using System.Text;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Proofs;
using NetMcp.Trust.Tokens;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>Somebody with a key and a token for it.</summary>
internal sealed class Holder(SigningKey key, string chain, DateTimeOffset now)
{
    public SigningKey Key => key;

    public string Chain => chain;

    /// <summary>Hands a narrower chain to a new holder.</summary>
    public Holder Narrow(string members, string name = "helper", TimeSpan? lifetime = null, string pattern = "gateway")
    {
        var next = SigningKey.Create();
        var claims = Claims(name, $$"""{"type":"network","pattern":"{{pattern}}"{{(members.Length > 0 ? "," : "")}}{{members}}}""", next, now, lifetime, isLink: true);
        return new Holder(next, Attenuator.Attenuate(chain, key, claims).Value!, now);
    }

    /// <summary>The two headers of a request.</summary>
    public (string Name, string Value)[] Headers(DateTimeOffset at, string method = "POST", string? url = null, string? nonce = null) =>
    [
        ("Authorization", "DPoP " + chain),
        ("DPoP", DpopProofWriter.Write(key, new DpopRequest(method, new Uri(url ?? GuardedGateway.Resource), chain), at, nonce)),
    ];

    public static TokenClaims Claims(string subject, string grant, SigningKey? key, DateTimeOffset now, TimeSpan? lifetime, bool isLink) => new()
    {
        Issuer = isLink ? null : GuardedGateway.Issuer,
        Audience = isLink ? null : GuardedGateway.Resource,
        Subject = subject,
        IssuedAt = now,
        NotBefore = now,
        ExpiresAt = now + (lifetime ?? TimeSpan.FromHours(1)),
        Id = TokenIds.Create(),
        KeyThumbprint = key?.Public.Thumbprint,
        Grant = GrantReader.Read(Encoding.UTF8.GetBytes(grant), isLink).Value ?? throw new ArgumentException(grant),
    };
}
