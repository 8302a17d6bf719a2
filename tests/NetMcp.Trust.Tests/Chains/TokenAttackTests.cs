using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.Chains;

/// <summary>Tricks with a token of the authority, by their names.</summary>
public sealed class TokenAttackTests : IDisposable
{
    private readonly HandMadeChain _hand = new();

    public void Dispose() => _hand.Dispose();

    [Fact]
    public void Honest_Token_IsTakenFromItsHolder()
    {
        var chain = _hand.Verify(_hand.Token(), _hand.Alice).Value;

        Assert.Equal("alice", chain!.Principal);
        Assert.Equal("token-0001", Assert.Single(chain.Links).Id);
        Assert.True(chain.Decide(HandMadeChain.Request(), HandMadeChain.Now).IsAllowed);
    }

    [Fact]
    public void Forged_ByAnotherKeyUnderTheAuthoritysName_IsRefused() => Refused(RefusalCode.Signature, _hand.Token(signer: _hand.Mallory));

    [Fact]
    public void Forged_UnderAKeyOfItsOwn_IsRefused() =>
        Refused(RefusalCode.Key, _hand.Token(header: HandMadeChain.TokenHeader.Replace("KID", "MALLORY", StringComparison.Ordinal), signer: _hand.Mallory));

    [Fact]
    public void Forged_WithTheKeyInTheHeader_IsRefused() =>
        Refused(RefusalCode.Header, _hand.Token(header: $$"""{"alg":"ES256","typ":"network-capability+jwt","jwk":{{_hand.Mallory.Jwk}}}""", signer: _hand.Mallory));

    [Fact]
    public void Forged_ByChangingTheClaims_IsRefused()
    {
        var parts = _hand.Token().Split('.');
        parts[1] = RawJws.Encode(HandMadeChain.TokenClaims.Replace("ALICE", _hand.Mallory.Thumbprint, StringComparison.Ordinal));

        Refused(RefusalCode.Signature, string.Join('.', parts), _hand.Mallory);
    }

    [Fact]
    public void TypeConfusion_OfALinkForAToken_IsRefused() => Refused(RefusalCode.Type, _hand.Link(_hand.Token(), signer: _hand.Alice));

    [Theory]
    [InlineData(3600, true)]
    [InlineData(3629, true)]
    [InlineData(3630, false)]
    [InlineData(1_000_000, false)]
    public void Expired_IsRefusedPastTheSkew(int secondsAfter, bool taken) => Timed(RefusalCode.Expired, secondsAfter, taken);

    [Theory]
    [InlineData(-1030, true)]
    [InlineData(-1031, false)]
    [InlineData(-1_000_000, false)]
    public void NotYetValid_IsRefusedBeforeTheSkew(int secondsAfter, bool taken) => Timed(RefusalCode.NotYetValid, secondsAfter, taken);

    [Fact]
    public void Expired_SinceItWasVerified_AllowsNothing()
    {
        var chain = _hand.Verify(_hand.Token(), _hand.Alice).Value!;

        Assert.Equal(RefusalCode.Expired, Assert.Single(chain.Decide(HandMadeChain.Request(), HandMadeChain.Now.AddHours(2)).Refusals).Code);
    }

    [Theory]
    [InlineData(HandMadeChain.Audience, "https://gateway.example/mcp/", RefusalCode.Audience)]
    [InlineData(HandMadeChain.Audience, "https://other.example/mcp", RefusalCode.Audience)]
    [InlineData(HandMadeChain.Issuer, "https://authority.example.evil", RefusalCode.Issuer)]
    [InlineData("\"exp\":1800003600", "\"exp\":1900003600", RefusalCode.Claim)]
    public void ReAudienced_OrFromElsewhere_IsRefused(string old, string @new, RefusalCode code) =>
        Refused(code, _hand.Token(HandMadeChain.TokenClaims.Replace(old, @new, StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"aud\":\"https://gateway.example/mcp\"", "\"aud\":[\"https://gateway.example/mcp\",\"https://other.example\"]")]
    [InlineData("\"exp\":1800003600", "\"exp\":\"1800003600\"")]
    [InlineData("\"exp\":1800003600", "\"exp\":1.8e99")]
    [InlineData("\"exp\":1800003600,", "")]
    [InlineData("\"nbf\":1799999000,", "")]
    [InlineData("\"iat\":1799999000,", "")]
    [InlineData("\"jti\":\"token-0001\",", "")]
    [InlineData("token-0001", "a/b-0001")]
    [InlineData("\"sub\":\"alice\"", "\"sub\":\"ali\\u0000ce\"")]
    [InlineData("\"sub\":\"alice\"", "\"sub\":\"alice\",\"scope\":\"admin\"")]
    [InlineData("\"sub\":\"alice\"", "\"sub\":\"alice\",\"parent\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"")]
    [InlineData("\"jkt\":\"ALICE\"", "\"jkt\":\"ALICE\",\"x5t\":\"A\"")]
    [InlineData("\"jkt\":\"ALICE\"", "\"jwk\":{}")]
    public void OddClaims_UnderAGoodSignature_AreRefused(string old, string @new) =>
        Refused(RefusalCode.Claim, _hand.Token(HandMadeChain.TokenClaims.Replace(old, @new, StringComparison.Ordinal)));

    [Fact]
    public void DuplicateMembers_InTheClaims_AreRefused()
    {
        Refused(RefusalCode.Malformed, _hand.Token(HandMadeChain.TokenClaims.Replace("\"sub\":\"alice\"", "\"sub\":\"alice\",\"sub\":\"root\"", StringComparison.Ordinal)));
        Refused(RefusalCode.Malformed, _hand.Token(HandMadeChain.TokenClaims.Replace("\"all\":true", "\"all\":true,\"\\u0061ll\":true", StringComparison.Ordinal)));
    }

    [Fact]
    public void Deep_Claims_AreRefused() => Refused(
        RefusalCode.Malformed,
        _hand.Token(HandMadeChain.TokenClaims.Replace("\"sub\":\"alice\"", "\"sub\":" + new string('[', 2000) + new string(']', 2000), StringComparison.Ordinal)));

    [Fact]
    public void Huge_TokensAndChains_AreRefused()
    {
        Refused(RefusalCode.TooLarge, _hand.Token(HandMadeChain.TokenClaims.Replace("\"alice\"", "\"" + new string('a', 12 * 1024) + "\"", StringComparison.Ordinal)));
        Refused(RefusalCode.TooLarge, new string('~', ChainLimits.MaxLength + 1));
        Refused(RefusalCode.TooLarge, new string('~', ChainLimits.MaxDepth));
    }

    [Theory]
    [InlineData(Grants.GrantReaderTests.Controller, RefusalCode.Pattern)]
    [InlineData(Grants.GrantReaderTests.Element, RefusalCode.Pattern)]
    public void RePatterned_IsRefusedHere(string grant, RefusalCode code) =>
        Refused(code, _hand.Token(HandMadeChain.TokenClaims.Replace(HandMadeChain.Grant, grant, StringComparison.Ordinal)));

    [Fact]
    public void RePatterned_RequestOfAnotherPattern_IsRefused()
    {
        var chain = _hand.Verify(_hand.Token(), _hand.Alice).Value!;
        var decision = chain.Decide(HandMadeChain.Request() with { Pattern = DeploymentPattern.Controller }, HandMadeChain.Now);

        Assert.Equal(RefusalCode.Pattern, Assert.Single(decision.Refusals).Code);
    }

    [Fact]
    public void Stolen_WithoutTheHoldersKey_IsRefused()
    {
        Refused(RefusalCode.Possession, _hand.Token(), _hand.Mallory);
        Assert.Equal(RefusalCode.Possession, Assert.Single(_hand.Verify(_hand.Token(), null).Refusals).Code);
    }

    [Fact]
    public void Bearer_IsTakenOnlyWhereItIsConfigured_AndNeverOfAConfirmedKey()
    {
        var bearer = _hand.Token(HandMadeChain.TokenClaims.Replace("\"cnf\":{\"jkt\":\"ALICE\"},", "", StringComparison.Ordinal));

        Assert.Equal(RefusalCode.Possession, Assert.Single(_hand.Verify(bearer, null).Refusals).Code);
        Assert.NotNull(_hand.Verify(bearer, null, change: options => options with { AllowBearer = true }).Value);
        Assert.Equal(RefusalCode.Possession, Assert.Single(_hand.Verify(_hand.Token(), null, change: options => options with { AllowBearer = true }).Refusals).Code);
    }

    [Fact]
    public void SeveralMistakes_UnderAGoodSignature_AreAllSaid()
    {
        var text = _hand.Token(HandMadeChain.TokenClaims.Replace(HandMadeChain.Audience, "https://x", StringComparison.Ordinal).Replace(HandMadeChain.Issuer, "https://y", StringComparison.Ordinal));

        Assert.Equal([RefusalCode.Expired, RefusalCode.Issuer, RefusalCode.Audience, RefusalCode.Possession], _hand.Verify(text, null, HandMadeChain.Now.AddDays(1)).Refusals.Select(refusal => refusal.Code));
    }

    private void Timed(RefusalCode code, int seconds, bool taken)
    {
        var result = _hand.Verify(_hand.Token(), _hand.Alice, HandMadeChain.Now.AddSeconds(seconds));
        Assert.Equal(taken ? [] : [code], result.Refusals.Select(refusal => refusal.Code));
    }

    private void Refused(RefusalCode code, string text, RawJws? presenter = null)
    {
        var result = _hand.Verify(text, presenter ?? _hand.Alice);
        Assert.Null(result.Value);
        Assert.Contains(code, result.Refusals.Select(refusal => refusal.Code));
    }
}
