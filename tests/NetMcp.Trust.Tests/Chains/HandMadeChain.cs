using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;

namespace NetMcp.Trust.Tests.Chains;

/// <summary>An authority, two holders and a verifier, with tokens and links written by hand.</summary>
internal sealed class HandMadeChain : IDisposable
{
    public const string Issuer = "https://authority.example";
    public const string Audience = "https://gateway.example/mcp";

    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    public const string TokenHeader = """{"alg":"ES256","typ":"network-capability+jwt","kid":"KID"}""";
    public const string LinkHeader = """{"alg":"ES256","typ":"network-capability-link+jwt","jwk":JWK}""";

    public const string Grant = """{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["*"],"operations":["read","plan","apply","approve"],"datastores":["running","operational"]}""";

    public RawJws Authority { get; } = new();

    public RawJws Alice { get; } = new();

    public RawJws Bob { get; } = new();

    public RawJws Mallory { get; } = new();

    public static string TokenClaims { get; } = $$"""
        {"iss":"{{Issuer}}","sub":"alice","aud":"{{Audience}}","iat":1799999000,"nbf":1799999000,"exp":1800003600,"jti":"token-0001","cnf":{"jkt":"ALICE"},"authorization_details":[{{Grant}}]}
        """;

    public static string LinkClaims { get; } =
        """{"sub":"bob","iat":1799999500,"nbf":1799999500,"exp":1800003000,"jti":"link-0001","cnf":{"jkt":"BOB"},"parent":"PARENT","authorization_details":[{"type":"network","pattern":"gateway","operations":["read"]}]}""";

    public string Token(string? claims = null, string? header = null, RawJws? signer = null) => (signer ?? Authority).Write(Fill(header ?? TokenHeader), Fill(claims ?? TokenClaims));

    public string Link(string parent, string? claims = null, RawJws? signer = null, RawJws? shown = null)
    {
        signer ??= Alice;
        var header = LinkHeader.Replace("JWK", (shown ?? signer).Jwk, StringComparison.Ordinal);
        return signer.Write(header, Fill(claims ?? LinkClaims).Replace("PARENT", Hash(parent), StringComparison.Ordinal));
    }

    public static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    public KeySet Keys() => KeySet.Read(Encoding.UTF8.GetBytes(Authority.Jwks)).Value!;

    public Checked<VerifiedChain> Verify(string text, RawJws? presenter, DateTimeOffset? now = null, IRevocations? revocations = null, Func<ChainVerifierOptions, ChainVerifierOptions>? change = null)
    {
        var options = new ChainVerifierOptions { Issuer = Issuer, Audience = Audience, Patterns = [DeploymentPattern.Gateway] };
        return new ChainVerifier(change?.Invoke(options) ?? options, revocations ?? NoRevocations.Instance).Verify(text, Keys(), presenter?.Thumbprint, now ?? Now);
    }

    public static AccessRequest Request(GrantOperation operation = GrantOperation.Read, params string[] paths) => new()
    {
        Pattern = DeploymentPattern.Gateway,
        Operation = operation,
        Tool = "network.yang.get",
        Device = new DeviceFacts(DeviceName.Parse("edge-1"), ["core"], "fra"),
        Datastore = Datastore.Running,
        Paths = [.. paths.Select(NodePath.Parse)],
    };

    public void Dispose()
    {
        Authority.Dispose();
        Alice.Dispose();
        Bob.Dispose();
        Mallory.Dispose();
    }

    private string Fill(string text) => text
        .Replace("KID", Authority.Thumbprint, StringComparison.Ordinal)
        .Replace("ALICE", Alice.Thumbprint, StringComparison.Ordinal)
        .Replace("BOB", Bob.Thumbprint, StringComparison.Ordinal)
        .Replace("MALLORY", Mallory.Thumbprint, StringComparison.Ordinal);
}
