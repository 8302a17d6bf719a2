using NetMcp.Devices.Inventory;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;
using NetMcp.Trust.Tokens;

namespace NetMcp.Server.Authorization;

/// <summary>
/// Capability tokens of the gateway and the controller pattern, and chains that narrow them. Those of the controller pattern are taken while the inventory
/// mounts some device: else there is nothing that they could be for.
/// </summary>
internal sealed class CapabilityTokenVerifier : ICredentialVerifier
{
    private const string InvalidToken = "invalid_token";

    private readonly TokenAuthority _authority;
    private readonly ChainVerifierOptions _options;
    private readonly MountedDevices _mounted;
    private readonly TimeProvider _time;
    private readonly ILogger<CapabilityTokenVerifier> _log;
    private readonly VerifiedCredentials<ChainIdentity> _verified = new();
    private ChainVerifier? _verifier;

    public CapabilityTokenVerifier(AuthorizationSettings settings, TokenAuthority authority, MountedDevices mounted, TimeProvider time, ILogger<CapabilityTokenVerifier> log)
    {
        _authority = authority;
        _mounted = mounted;
        _time = time;
        _log = log;
        _options = new ChainVerifierOptions
        {
            Issuer = settings.Issuer!,
            Audience = settings.Audience!,
            Patterns = [DeploymentPattern.Gateway, DeploymentPattern.Controller],
            ClockSkew = settings.ClockSkew,
            MaxLifetime = settings.MaxLifetime,
            AllowBearer = settings.Bearer,
        };
    }

    /// <inheritdoc/>
    public ValueTask<CredentialVerdict> VerifyAsync(PresentedCredential credential, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return ValueTask.FromResult(TokenKind.IsCapability(credential.Text) ? Judge(credential) : new CredentialVerdict.NotMine());
    }

    private CredentialVerdict Judge(PresentedCredential credential)
    {
        try
        {
            var keys = _authority.Published();
            var (text, thumbprint) = (credential.Text, credential.ProofThumbprint);
            if (_verified.Find(text, thumbprint, keys) is { } known)
            {
                var faults = known.Chain.StandingAt(_time.GetUtcNow());
                return faults.Count == 0 ? Accept(known) : Refuse(faults);
            }

            _verifier ??= new ChainVerifier(_options, _authority.Revocations);
            if (!_verifier.Verify(text, keys, thumbprint, _time.GetUtcNow()).TryGet(out var chain, out var refusals))
            {
                return Refuse(refusals);
            }

            var identity = ChainIdentity.Of(chain, thumbprint);
            _verified.Add(text, thumbprint, keys, identity);
            return Accept(identity);
        }
        catch (Exception e) when (e is KeyFileException or RevocationFileException)
        {
            return new CredentialVerdict.Unavailable(e.Message);
        }
    }

    // Asked at each use: an inventory is reloaded, and a chain stays verified.
    private CredentialVerdict Accept(ChainIdentity identity) => _mounted.Serve(identity.Chain.Token.Grant)
        ? new CredentialVerdict.Accepted(new TokenCaller(identity, _mounted, _time, _log))
        : Refuse([new Refusal(RefusalCode.Pattern, "", "A token of the pattern 'controller' is not taken here.")]);

    private static CredentialVerdict.Refused Refuse(IReadOnlyList<Refusal> refusals) =>
        new(InvalidToken, Describe(refusals), string.Join(' ', refusals.Select(refusal => $"{refusal.Code}: {refusal}")));

    // Whoever holds the key, and a token that the authority has signed, may know what is the matter with it; nobody else learns anything.
    private static string Describe(IReadOnlyList<Refusal> refusals)
    {
        var isHolder = refusals.All(refusal => refusal.Code is RefusalCode.Expired or RefusalCode.NotYetValid or RefusalCode.Revoked or RefusalCode.Audience or RefusalCode.Pattern);
        return isHolder ? string.Join(' ', refusals.Select(refusal => refusal.Message).Distinct(StringComparer.Ordinal)) : "The token is not good here.";
    }
}
