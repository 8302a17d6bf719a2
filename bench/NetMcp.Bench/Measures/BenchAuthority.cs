using System.Text;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Proofs;
using NetMcp.Trust.Tokens;

namespace NetMcp.Bench.Measures;

/// <summary>A token authority of the bench's own, with holders of tokens and of chains.</summary>
internal sealed class BenchAuthority
{
    public const string Issuer = "https://authority.bench";
    public const string Resource = "https://gateway.bench/mcp";

    private const string Grant =
        """{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["*"],"operations":["read"],"datastores":["operational","running"]}""";

    private readonly string _keys;

    public BenchAuthority(string folder)
    {
        Folder = folder;
        _keys = Path.Combine(folder, "keys");
        KeyRing.Rotate(_keys, TimeProvider.System.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromDays(1));
    }

    public string Folder { get; }

    /// <summary>The section of a gateway's configuration.</summary>
    public string Section => $"authorization: {{authority: '{Folder}', issuer: '{Issuer}', resource: '{Resource}'}}\n";

    public KeySet Published()
    {
        using var ring = KeyRing.Open(_keys);
        return ring.PublishedAt(TimeProvider.System.GetUtcNow());
    }

    /// <summary>A holder of a chain of that depth.</summary>
    public (string Chain, SigningKey Key) Issue(int depth)
    {
        var key = SigningKey.Create();
        using var ring = KeyRing.Open(_keys);
        var chain = TokenIssuer.Issue(Claims(key, isLink: false), ring.SignerAt(TimeProvider.System.GetUtcNow())).Value!;
        for (var link = 1; link < depth; link++)
        {
            var next = SigningKey.Create();
            chain = Attenuator.Attenuate(chain, key, Claims(next, isLink: true)).Value!;
            key = next;
        }

        return (chain, key);
    }

    /// <summary>A proof for one POST.</summary>
    public static string Prove(SigningKey key, string chain) => DpopProofWriter.Write(key, new DpopRequest("POST", new Uri(Resource), chain), TimeProvider.System.GetUtcNow());

    private static TokenClaims Claims(SigningKey key, bool isLink)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new TokenClaims
        {
            Issuer = isLink ? null : Issuer,
            Audience = isLink ? null : Resource,
            Subject = "bench",
            IssuedAt = now,
            NotBefore = now,
            ExpiresAt = now + TimeSpan.FromHours(1),
            Id = TokenIds.Create(),
            KeyThumbprint = key.Public.Thumbprint,
            Grant = GrantReader.Read(Encoding.UTF8.GetBytes(Grant), isLink).Value!,
        };
    }
}
