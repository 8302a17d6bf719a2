using FsCheck;
using FsCheck.Fluent;
using NetMcp.Core.Access;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Tests.Chains;

/// <summary>Chains of real signatures against a naive judgement of the words that they were made of.</summary>
public sealed class AttenuationProperties : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private readonly SigningKey _authority = SigningKey.Create();
    private readonly SigningKey[] _holders = [.. Enumerable.Range(0, ChainLimits.MaxDepth).Select(_ => SigningKey.Create())];

    public void Dispose()
    {
        _authority.Dispose();
        Array.ForEach(_holders, holder => holder.Dispose());
    }

    [Fact]
    public void Decide_OfAnyChain_IsWhatAllGrantsSayTogether() => ForAll((grants, request) =>
    {
        var decision = Verify(Write(grants), grants.Length).Value!.Decide(request.ToRequest(), Now);
        var seen = GrantGenerator.Leaves.Where(leaf => GrantSpec.IsAtOrBelow(leaf, request.Path)).ToList();
        var shown = seen.Count(leaf => grants.All(grant => grant.Shows(leaf)));
        var access = Assert.Single(decision.Paths);

        // The rules may say "partly" of what two of them close between them; never "allowed" or "denied" of what is not.
        Assert.Equal(shown == seen.Count, access == PathAccess.Allowed);
        Assert.True(access != PathAccess.Denied || shown == 0);
        var wide = grants.All(grant => grant.Allows(request));
        Assert.Equal(wide && (access == PathAccess.Allowed || (access == PathAccess.Partly && request.Operation == "read")), decision.IsAllowed);
    });

    [Fact]
    public void Decide_WithALinkMore_AllowsNothingNew() => ForAll((grants, request) =>
    {
        var verdicts = Enumerable.Range(1, grants.Length).Select(depth => Verify(Write(grants[..depth]), depth).Value!.Decide(request.ToRequest(), Now)).ToList();
        for (var i = 1; i < verdicts.Count; i++)
        {
            Assert.True(verdicts[i - 1].IsAllowed || !verdicts[i].IsAllowed);
            Assert.True(verdicts[i].Paths[0] <= verdicts[i - 1].Paths[0]);
        }
    });

    [Fact]
    public void Verify_WithLinksTakenAwayReorderedOrSwapped_IsRefused() => ForAll((grants, _) =>
    {
        var links = Write(grants).Split(ChainLimits.Separator);
        var others = Write(grants).Split(ChainLimits.Separator);
        for (var i = 0; i < links.Length; i++)
        {
            var without = links.Where((_, at) => at != i).ToArray();
            Assert.Null(Verify(string.Join(ChainLimits.Separator, without), links.Length).Value);
            for (var j = 0; j < i; j++)
            {
                var reordered = links.ToArray();
                (reordered[i], reordered[j]) = (reordered[j], reordered[i]);
                Assert.Null(Verify(string.Join(ChainLimits.Separator, reordered), links.Length).Value);
            }

            // The same link made a second time, with another jti: by the keys it fits, by the hash it does not, but for the last.
            var swapped = links.ToArray();
            swapped[i] = others[i];
            Assert.Equal(links.Length == 1, Verify(string.Join(ChainLimits.Separator, swapped), links.Length).Value is not null);
        }
    });

    private static void ForAll(Action<GrantSpec[], SpecRequest> check)
    {
        var grants = from count in Gen.Choose(1, ChainLimits.MaxDepth) from specs in GrantGenerator.Grant().ListOf(count) select specs.ToArray();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(grants.ToArbitrary(), GrantGenerator.Request().ToArbitrary(), check));
    }

    private string Write(GrantSpec[] grants)
    {
        var text = TokenIssuer.Issue(Claims(grants[0].Read(isLink: false), 0) with { Issuer = HandMadeChain.Issuer, Audience = HandMadeChain.Audience }, _authority).Value!;
        for (var i = 1; i < grants.Length; i++)
        {
            text = Attenuator.Attenuate(text, _holders[i - 1], Claims(grants[i].Read(isLink: true), i)).Value!;
        }

        return text;
    }

    private TokenClaims Claims(NetworkGrant grant, int holder) => new()
    {
        Subject = "holder " + holder,
        IssuedAt = Now,
        NotBefore = Now,
        ExpiresAt = Now.AddHours(1),
        Id = TokenIds.Create(),
        KeyThumbprint = _holders[holder].Public.Thumbprint,
        Grant = grant,
    };

    private Checked<VerifiedChain> Verify(string text, int depth) =>
        new ChainVerifier(new ChainVerifierOptions { Issuer = HandMadeChain.Issuer, Audience = HandMadeChain.Audience, Patterns = [DeploymentPattern.Gateway] }, NoRevocations.Instance)
            .Verify(text, KeySet.Of([_authority.Public]), _holders[depth - 1].Public.Thumbprint, Now);
}
