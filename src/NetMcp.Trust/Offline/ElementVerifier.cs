using NetMcp.Core.Devices;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;

namespace NetMcp.Trust.Offline;

/// <summary>
/// Verifies element-to-element tokens on the element that is asked, with nothing but bytes that it has: no network, no disk. It knows of no revocation but
/// those that it is given, so what it takes should not live long.
/// </summary>
public sealed class ElementVerifier
{
    private readonly KeySet _keys;
    private readonly DeviceFacts _element;
    private readonly ChainVerifier _chains;

    private ElementVerifier(KeySet keys, DeviceName element, ChainVerifier chains)
    {
        _keys = keys;
        _element = new DeviceFacts(element, [], null);
        _chains = chains;
    }

    /// <summary>Makes a verifier.</summary>
    /// <param name="jwks">The authority's key set (RFC 7517 section 5), as JSON in UTF-8.</param>
    /// <param name="issuer">The authority: the exact <c>iss</c>.</param>
    /// <param name="audience">This element: the exact <c>aud</c>.</param>
    /// <param name="element">The name that this element has in grants.</param>
    /// <param name="maxLifetime">The longest lifetime of a token that is taken.</param>
    /// <param name="revocations">The revocations that it was told of; null for none.</param>
    /// <returns>The verifier, or what is wrong with the key set.</returns>
    public static Checked<ElementVerifier> Create(
        ReadOnlyMemory<byte> jwks, string issuer, string audience, DeviceName element, TimeSpan maxLifetime, IRevocations? revocations = null)
    {
        if (!KeySet.Read(jwks).TryGet(out var keys, out var refusals))
        {
            return refusals.ToList();
        }

        var options = new ChainVerifierOptions { Issuer = issuer, Audience = audience, Patterns = [DeploymentPattern.ElementToElement], MaxLifetime = maxLifetime };
        return new ElementVerifier(keys, element, new ChainVerifier(options, revocations ?? NoRevocations.Instance));
    }

    /// <summary>Decides a request.</summary>
    /// <param name="chain">The token, or the chain with its <c>~</c>.</param>
    /// <param name="presenterThumbprint">
    /// The thumbprint (RFC 7638) of the key that the peer has proved to hold: by a DPoP proof (<see cref="Proofs.DpopVerifier"/>), or by whatever
    /// the elements authenticate each other with.
    /// </param>
    /// <param name="request">The request; pattern and device are filled in.</param>
    /// <param name="now">The time.</param>
    public AccessDecision Decide(string chain, string presenterThumbprint, AccessRequest request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _chains.Verify(chain, _keys, presenterThumbprint, now).TryGet(out var verified, out var refusals)
            ? verified.Decide(request with { Pattern = DeploymentPattern.ElementToElement, Device = _element }, now)
            : new AccessDecision(refusals, [], []);
    }
}
