using NetMcp.Devices.Inventory;
using NetMcp.Trust.Proofs;
using NetMcp.Trust.Refusals;

namespace NetMcp.Server.Authorization;

/// <summary>The DPoP proofs of requests (RFC 9449 section 7): checked before the token, and used up once that is good.</summary>
internal sealed class PossessionProof
{
    private const string Header = "DPoP";
    private const string NonceHeader = "DPoP-Nonce";

    private readonly DpopVerifier _verifier;
    private readonly PublicUrls _urls;
    private readonly bool _wantsNonce;

    public PossessionProof(AuthorizationSettings settings, PublicUrls urls, TimeProvider time)
    {
        _urls = urls;
        _wantsNonce = settings.DpopNonce;
        _verifier = new DpopVerifier(time, new DpopOptions { RequireNonce = _wantsNonce });
    }

    /// <summary>Checks all of a request's proof but whether it was used before: null and the proof, or the refusal.</summary>
    public GateRefusal? Check(HttpRequest request, string credential, out DpopProof? proof)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return CheckFor(request, credential, out proof);
    }

    /// <summary>The same for a request that presents no token in its header: one that asks for a token (RFC 9449 section 5).</summary>
    public GateRefusal? CheckWithoutToken(HttpRequest request, out DpopProof? proof) => CheckFor(request, null, out proof);

    /// <summary>Whether a request has a proof at all.</summary>
    public static bool IsIn(HttpRequest request) => request.Headers.ContainsKey(Header);

    private GateRefusal? CheckFor(HttpRequest request, string? credential, out DpopProof? proof)
    {
        proof = null;
        var values = request.Headers[Header];
        if (values.Count != 1)
        {
            return GateRefusal.Unauthorized("invalid_dpop_proof", "One DPoP header is needed.", values.Count == 0 ? "No proof." : "More than one proof.");
        }

        return _verifier.Check(values[0] ?? string.Empty, new DpopRequest(request.Method, _urls.Of(request), credential)).TryGet(out proof, out var refusals)
            ? null
            : Refuse(refusals);
    }

    /// <summary>Remembers a proof, so that it is good for this one request: null, or the refusal.</summary>
    public GateRefusal? Use(DpopProof proof) => _verifier.Use(proof) is not { } refusal ? null
        : refusal.Code == RefusalCode.Capacity ? GateRefusal.Unavailable(refusal.ToString()) with { Description = refusal.Message }
        : Refuse([refusal]);

    /// <summary>Puts a nonce for the next request into a response, where one is needed (RFC 9449 section 8.2).</summary>
    public void SendNonce(HttpResponse response)
    {
        if (_wantsNonce)
        {
            response.Headers[NonceHeader] = _verifier.Nonces.Create();
            response.Headers.CacheControl = "no-store";
        }
    }

    // What is the matter with a proof its sender knows already: it made it. Nothing of the token was looked at yet.
    private static GateRefusal Refuse(IReadOnlyList<Refusal> refusals)
    {
        var text = string.Join(' ', refusals);
        var nonce = refusals.All(refusal => refusal.Code == RefusalCode.Nonce);
        return GateRefusal.Unauthorized(nonce ? "use_dpop_nonce" : "invalid_dpop_proof", text, text);
    }
}
