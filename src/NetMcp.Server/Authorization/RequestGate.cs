using System.Text.Json.Nodes;
using ModelContextProtocol;
using NetMcp.Core.Access;
using NetMcp.Server.Mcp.Http;
using NetMcp.Server.Mcp.Protocol;
using NetMcp.Trust.Proofs;

namespace NetMcp.Server.Authorization;

/// <summary>
/// Lets a request in, with its caller as the request's user, or answers it. In this order: the proof is checked, the credential is judged with the key that
/// the proof shows, and only then is the proof remembered, so that nobody without a good token fills that memory.
/// </summary>
internal sealed class RequestGate
{
    private const string InsufficientScope = "insufficient_scope";

    private readonly IReadOnlyList<ICredentialVerifier> _verifiers;
    private readonly PossessionProof _proofs;
    private readonly Challenge _challenge;
    private readonly RefusalAudit _audit;

    public RequestGate(IEnumerable<ICredentialVerifier> verifiers, PossessionProof proofs, Challenge challenge, RefusalAudit audit)
    {
        _verifiers = [.. verifiers];
        _proofs = proofs;
        _challenge = challenge;
        _audit = audit;
    }

    /// <summary>True when the request may go on; false when it was answered.</summary>
    public async ValueTask<bool> AdmitAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (caller, refusal) = await JudgeAsync(http);
        _proofs.SendNonce(http.Response);
        if (refusal is null)
        {
            http.User = new CallerPrincipal(caller!);
            return true;
        }

        _challenge.Add(http.Response, refusal);
        await _audit.WriteAsync(http, refusal);
        await RefusalWriter.WriteAsync(http, null, new Refusal(refusal.Status, Code(refusal), refusal.Description)
        {
            Data = refusal.Error is { } error ? new JsonObject { ["error"] = error } : null,
        });
        return false;
    }

    private async ValueTask<(ICaller? Caller, GateRefusal? Refusal)> JudgeAsync(HttpContext http)
    {
        if (AuthorizationHeader.Read(http.Request, out var scheme, out var credential) is { } unreadable)
        {
            return (null, unreadable);
        }

        DpopProof? proof = null;
        if (scheme == AuthorizationHeader.Dpop && _proofs.Check(http.Request, credential, out proof) is { } unproved)
        {
            return (null, unproved);
        }

        var (caller, refusal) = Read(await VerifyAsync(new PresentedCredential(scheme, credential, proof?.Key.Thumbprint), http.RequestAborted));
        return refusal is null && proof is not null && _proofs.Use(proof) is { } used ? (null, used) : (caller, refusal);
    }

    private static (ICaller? Caller, GateRefusal? Refusal) Read(CredentialVerdict verdict) => verdict switch
    {
        CredentialVerdict.Accepted accepted => (accepted.Caller, null),
        CredentialVerdict.Refused { Error: InsufficientScope } refused => (null, GateRefusal.Forbidden(InsufficientScope, refused.Description, refused.Reason)),
        CredentialVerdict.Refused refused => (null, GateRefusal.Unauthorized(refused.Error, refused.Description, refused.Reason)),
        CredentialVerdict.Unavailable unavailable => (null, GateRefusal.Unavailable(unavailable.Reason)),
        _ => (null, GateRefusal.Unauthorized("invalid_token", "The token is not good here.", "No kind of token that is taken here.")),
    };

    private async ValueTask<CredentialVerdict> VerifyAsync(PresentedCredential credential, CancellationToken cancellationToken)
    {
        foreach (var verifier in _verifiers)
        {
            if (await verifier.VerifyAsync(credential, cancellationToken) is not CredentialVerdict.NotMine and var verdict)
            {
                return verdict;
            }
        }

        return new CredentialVerdict.NotMine();
    }

    private static int Code(GateRefusal refusal) =>
        refusal.Status == StatusCodes.Status503ServiceUnavailable ? WireErrors.Unavailable : (int)McpErrorCode.InvalidRequest;
}
