using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Tests.Chains;

public sealed class AttenuatorTests : IDisposable
{
    private readonly HandMadeChain _hand = new();
    private readonly SigningKey _stranger = SigningKey.Create();

    public void Dispose()
    {
        _hand.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public void Attenuate_WithAnotherKeyThanTheConfirmed_IsRefused() =>
        Assert.Equal(RefusalCode.Key, Assert.Single(Attenuator.Attenuate(_hand.Token(), _stranger, Claims()).Refusals).Code);

    [Fact]
    public void Attenuate_WithClaimsThatAVerifierWouldRefuse_IsRefusedHere()
    {
        var token = _hand.Token(HandMadeChain.TokenClaims.Replace("ALICE", _stranger.Public.Thumbprint, StringComparison.Ordinal));
        var refusals = Attenuator.Attenuate(token, _stranger, Claims() with { KeyThumbprint = null, Id = "short", ExpiresAt = HandMadeChain.Now }).Refusals;

        Assert.Equal(["jti", "cnf", "exp"], refusals.Select(refusal => refusal.Where));
        Assert.Equal(RefusalCode.Pattern, Assert.Single(Attenuator.Attenuate(token, _stranger, Claims() with { Grant = new NetworkGrant { Pattern = DeploymentPattern.Controller } }).Refusals).Code);
        Assert.NotNull(Attenuator.Attenuate(token, _stranger, Claims()).Value);
    }

    [Fact]
    public void Attenuate_OfALinkAlone_IsRefused() =>
        Assert.Equal(RefusalCode.Type, Assert.Single(Attenuator.Attenuate(_hand.Link(_hand.Token()), _stranger, Claims()).Refusals).Code);

    private TokenClaims Claims() => new()
    {
        Subject = "helper",
        IssuedAt = HandMadeChain.Now,
        NotBefore = HandMadeChain.Now,
        ExpiresAt = HandMadeChain.Now.AddMinutes(5),
        Id = TokenIds.Create(),
        KeyThumbprint = _stranger.Public.Thumbprint,
        Grant = new NetworkGrant { Pattern = DeploymentPattern.Gateway },
    };
}
