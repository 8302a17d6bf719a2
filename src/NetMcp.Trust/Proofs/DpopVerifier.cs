using NetMcp.Trust.Jose;
using NetMcp.Trust.Json;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Proofs;

/// <summary>
/// Verifies DPoP proofs (RFC 9449 section 4.3): that whoever sends a request holds a key, for this method, this URL and this token, now, and once. In two
/// steps, so that only the holder of a token that is good can have something remembered: <see cref="Check"/>, then the token with the key's
/// thumbprint, then <see cref="Use"/>.
/// </summary>
public sealed class DpopVerifier
{
    /// <summary>The most characters of a proof.</summary>
    public const int MaxLength = 4 * 1024;

    private const int MaxId = 256;

    private static readonly JwsProfile Profile = new() { Type = "dpop+jwt", Key = JwsKeySource.Jwk, MaxLength = MaxLength, TolerateKid = true };

    private readonly TimeProvider _time;
    private readonly DpopOptions _options;
    private readonly KeyCache _cache = new();
    private readonly ReplayMemory _memory;
    private readonly DateTimeOffset _start;

    /// <summary>Makes a verifier, which remembers the proofs that it has seen.</summary>
    public DpopVerifier(TimeProvider time, DpopOptions options)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(options);
        _time = time;
        _options = options;

        // What was seen before a restart is not known: proofs from before are refused, in whole seconds, as iat has them.
        _start = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        _memory = new ReplayMemory(options, _start);
        Nonces = new DpopNonces(time, options.NonceLifetime);
    }

    /// <summary>The nonces of this verifier.</summary>
    public DpopNonces Nonces { get; }

    /// <summary>Checks all of a proof but whether it was seen before.</summary>
    /// <param name="text">The content of the one <c>DPoP</c> header.</param>
    /// <param name="request">The request that it came with.</param>
    /// <returns>The proof, or every reason against it.</returns>
    public Checked<DpopProof> Check(string text, DpopRequest request)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(request);
        if (!JwsReader.Read(text, Profile, _cache).TryGet(out var jws, out var refusals))
        {
            return refusals.ToList();
        }

        if (!jws.IsSignedBy(jws.Key!))
        {
            return new Refusal(RefusalCode.Signature, "", "The proof's signature does not verify with the key in its header.");
        }

        using var document = StrictJson.ReadObject(jws.Payload);
        if (document is null)
        {
            return new Refusal(RefusalCode.Malformed, "", "The proof's claims are not a JSON object with each member once.");
        }

        // Members that are not known are passed over: proofs come from clients of all makes (RFC 9449 section 4.2).
        var found = new List<Refusal>();
        var claims = new MemberReader(document.RootElement, "", found);
        var id = claims.Text("jti", MaxId);
        var issuedAt = claims.Time("iat");
        CheckTarget(claims, request);
        CheckNonce(claims);
        if (issuedAt is { } time)
        {
            CheckTime(claims, time);
        }

        return found.Count > 0 ? found : new DpopProof(jws.Key!, id!, issuedAt!.Value);
    }

    /// <summary>Remembers a proof that was checked, for a token that is confirmed for its key; null, or why it is refused.</summary>
    public Refusal? Use(DpopProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);

        // Between the two steps time has passed; what would be forgotten again at once must not be taken.
        if (_memory.Latest(_time.GetUtcNow()) - proof.IssuedAt > _options.MaxAge)
        {
            return new Refusal(RefusalCode.Proof, "iat", "The proof is too old.");
        }

        _cache.Add(proof.Key);
        return _memory.Remember(proof.Key.Thumbprint, proof.Id, proof.IssuedAt);
    }

    private static void CheckTarget(MemberReader claims, DpopRequest request)
    {
        if (claims.Text("htm", 32) is { } method && method != request.Method)
        {
            claims.Mistake("htm", "The proof is for another method.", RefusalCode.Proof);
        }

        if (claims.Text("htu", 2048) is { } url && (!HttpTarget.TryNormalize(url, out var target) || target != HttpTarget.Normalize(request.Target)))
        {
            claims.Mistake("htu", "The proof is for another URL.", RefusalCode.Proof);
        }

        if (request.AccessToken is { } token && claims.Text("ath", 64) is { } hash && hash != Jws.HashOf(token))
        {
            claims.Mistake("ath", "The proof is for another token.", RefusalCode.Proof);
        }
    }

    private void CheckNonce(MemberReader claims)
    {
        var nonce = claims.Text("nonce", 64, required: false);
        if (_options.RequireNonce ? !Nonces.IsGood(nonce) : nonce is not null && !Nonces.IsGood(nonce))
        {
            claims.Mistake("nonce", "Use the nonce of the DPoP-Nonce header.", RefusalCode.Nonce);
        }
    }

    private void CheckTime(MemberReader claims, DateTimeOffset issuedAt)
    {
        var now = _memory.Latest(_time.GetUtcNow());
        if (now - issuedAt > _options.MaxAge || issuedAt < _start)
        {
            claims.Mistake("iat", "The proof is too old, or from before this server started.", RefusalCode.Proof);
        }
        else if (issuedAt - now > _options.ClockSkew)
        {
            claims.Mistake("iat", "The proof is from the future; look at the clock.", RefusalCode.Proof);
        }
    }
}
