using NetMcp.Core.Access;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;

namespace NetMcp.Trust.Tests.Chains;

/// <summary>Tricks with the links of a chain, by their names.</summary>
public sealed class ChainAttackTests : IDisposable
{
    private readonly HandMadeChain _hand = new();

    public void Dispose() => _hand.Dispose();

    [Fact]
    public void Honest_Chain_AllowsWhatAllLinksAllow()
    {
        var token = _hand.Token();
        var chain = _hand.Verify(token + "~" + _hand.Link(token), _hand.Bob).Value!;

        Assert.Equal(["token-0001", "token-0001/link-0001"], chain.Links.Select(link => link.Id));
        Assert.Equal("alice", chain.Principal);
        Assert.True(chain.Decide(HandMadeChain.Request(), HandMadeChain.Now).IsAllowed);
        Assert.Equal(RefusalCode.Operation, Assert.Single(chain.Decide(HandMadeChain.Request(GrantOperation.Apply), HandMadeChain.Now).Refusals).Code);
    }

    [Fact]
    public void Widened_LinkOverANarrowToken_AllowsNoMore()
    {
        var token = _hand.Token(HandMadeChain.TokenClaims.Replace("[\"read\",\"plan\",\"apply\",\"approve\"]", "[\"read\"]", StringComparison.Ordinal));
        var wide = HandMadeChain.LinkClaims.Replace("[\"read\"]", "[\"read\",\"measure\",\"plan\",\"apply\"]", StringComparison.Ordinal);
        var chain = _hand.Verify(token + "~" + _hand.Link(token, wide), _hand.Bob).Value!;

        foreach (var operation in new[] { GrantOperation.Measure, GrantOperation.Plan, GrantOperation.Apply, GrantOperation.Approve })
        {
            Assert.False(chain.Decide(HandMadeChain.Request(operation), HandMadeChain.Now).IsAllowed);
        }
    }

    [Fact]
    public void HandedOn_ApproveIsNot()
    {
        var token = _hand.Token();
        var unnarrowed = HandMadeChain.LinkClaims.Replace(",\"operations\":[\"read\"]", "", StringComparison.Ordinal);
        var chain = _hand.Verify(token + "~" + _hand.Link(token, unnarrowed), _hand.Bob).Value!;

        Assert.True(_hand.Verify(token, _hand.Alice).Value!.Decide(HandMadeChain.Request(GrantOperation.Approve), HandMadeChain.Now).IsAllowed);
        Assert.True(chain.Decide(HandMadeChain.Request(GrantOperation.Apply), HandMadeChain.Now).IsAllowed);
        Assert.Equal(RefusalCode.Operation, Assert.Single(chain.Decide(HandMadeChain.Request(GrantOperation.Approve), HandMadeChain.Now).Refusals).Code);
    }

    [Fact]
    public void Stripped_OfItsLastLink_IsRefusedBecauseTheHolderHasAnotherKey() => Refused(RefusalCode.Possession, _hand.Token(), _hand.Bob);

    [Fact]
    public void Stripped_OfALinkBetween_IsRefused()
    {
        var token = _hand.Token();
        var first = _hand.Link(token);
        var second = Second(first, _hand.Bob);

        Assert.NotNull(_hand.Verify($"{token}~{first}~{second}", _hand.Mallory).Value);
        Refused(RefusalCode.Key, $"{token}~{second}", _hand.Mallory);
    }

    [Fact]
    public void Stripped_WhereOneHolderSignedBothLinks_IsRefusedByTheHash()
    {
        // Alice narrows for herself and then again: leaving out the first would fit by keys.
        var token = _hand.Token();
        var first = _hand.Link(token, HandMadeChain.LinkClaims.Replace("BOB", "ALICE", StringComparison.Ordinal));
        var second = Second(first, _hand.Alice);

        Assert.NotNull(_hand.Verify($"{token}~{first}~{second}", _hand.Mallory).Value);
        Refused(RefusalCode.Chain, $"{token}~{second}", _hand.Mallory);
        Refused(RefusalCode.Chain, $"{token}~{second}~{first}", _hand.Alice);
    }

    [Fact]
    public void Replaced_TokenUnderALink_IsRefused()
    {
        var token = _hand.Token();
        var wider = _hand.Token(HandMadeChain.TokenClaims.Replace("token-0001", "token-0002", StringComparison.Ordinal));

        Refused(RefusalCode.Chain, wider + "~" + _hand.Link(token), _hand.Bob);
    }

    [Fact]
    public void Forged_LinkOfAStranger_IsRefused()
    {
        var token = _hand.Token();

        Refused(RefusalCode.Key, token + "~" + _hand.Link(token, HandMadeChain.LinkClaims.Replace("BOB", "MALLORY", StringComparison.Ordinal), _hand.Mallory), _hand.Mallory);
        Refused(RefusalCode.Signature, token + "~" + _hand.Link(token, HandMadeChain.LinkClaims.Replace("BOB", "MALLORY", StringComparison.Ordinal), _hand.Mallory, shown: _hand.Alice), _hand.Mallory);
    }

    [Fact]
    public void Forged_LinkOnABearerToken_IsRefused()
    {
        var bearer = _hand.Token(HandMadeChain.TokenClaims.Replace("\"cnf\":{\"jkt\":\"ALICE\"},", "", StringComparison.Ordinal));

        Assert.Equal(RefusalCode.Key, Assert.Single(_hand.Verify(bearer + "~" + _hand.Link(bearer), _hand.Bob, change: options => options with { AllowBearer = true }).Refusals).Code);
    }

    [Fact]
    public void Reordered_OrTwice_IsRefused()
    {
        var token = _hand.Token();
        var link = _hand.Link(token);

        Refused(RefusalCode.Type, link + "~" + token, _hand.Bob);
        Refused(RefusalCode.Key, $"{token}~{link}~{link}", _hand.Bob);
        Refused(RefusalCode.Type, $"{token}~{token}", _hand.Alice);
        Refused(RefusalCode.Malformed, $"{token}~", _hand.Alice);
    }

    [Fact]
    public void RePatterned_ByALink_IsRefused()
    {
        var token = _hand.Token();
        var link = HandMadeChain.LinkClaims.Replace("\"pattern\":\"gateway\"", "\"pattern\":\"element-to-element\"", StringComparison.Ordinal);

        Refused(RefusalCode.Pattern, token + "~" + _hand.Link(token, link), _hand.Bob);
    }

    [Theory]
    [InlineData("\"exp\":1800003000", "\"exp\":1799999999", RefusalCode.Expired, 31)]
    [InlineData("\"nbf\":1799999500", "\"nbf\":1800000100", RefusalCode.NotYetValid, 0)]
    public void Expired_OrEarlyLink_IsRefused(string old, string @new, RefusalCode code, int seconds)
    {
        var token = _hand.Token();
        var chain = token + "~" + _hand.Link(token, HandMadeChain.LinkClaims.Replace(old, @new, StringComparison.Ordinal));

        Assert.Equal(code, Assert.Single(_hand.Verify(chain, _hand.Bob, HandMadeChain.Now.AddSeconds(seconds)).Refusals).Code);
    }

    [Fact]
    public void LongLived_LinkToTheEndOfTheCalendar_LivesNoLongerThanItsToken()
    {
        var token = _hand.Token();
        var chain = token + "~" + _hand.Link(token, HandMadeChain.LinkClaims.Replace("\"exp\":1800003000", "\"exp\":253402300799", StringComparison.Ordinal));

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_800_003_600), _hand.Verify(chain, _hand.Bob).Value!.ExpiresAt);
        Refused(RefusalCode.Expired, chain, _hand.Bob, HandMadeChain.Now.AddDays(1));
    }

    [Theory]
    [InlineData("token-0001", null)]
    [InlineData("token-0001/link-0001", null)]
    [InlineData(null, "alice")]
    [InlineData(null, "bob")]
    public void Revoked_AnywhereInTheChain_EndsIt(string? id, string? subject)
    {
        var token = _hand.Token();
        var text = token + "~" + _hand.Link(token);
        var verified = _hand.Verify(text, _hand.Bob, revocations: new Revoked(null, null)).Value;

        Assert.NotNull(verified);
        Assert.Equal(RefusalCode.Revoked, Assert.Single(_hand.Verify(text, _hand.Bob, revocations: new Revoked(id, subject)).Refusals).Code);
    }

    [Fact]
    public void Revoked_LinkWithTheNameOfSomebodyElses_EndsOnlyItself()
    {
        // Who narrows a token chooses the jti; choosing that of another token must not end or debit that one.
        var token = _hand.Token();
        var link = HandMadeChain.LinkClaims.Replace("link-0001", "token-0002", StringComparison.Ordinal);

        Assert.NotNull(_hand.Verify(token + "~" + _hand.Link(token, link), _hand.Bob, revocations: new Revoked("token-0002", null)).Value);
    }

    [Fact]
    public void Deep_ChainPastTheLimit_IsRefused()
    {
        var text = _hand.Token();
        for (var i = 1; i < ChainLimits.MaxDepth; i++)
        {
            text += "~" + _hand.Link(text.Split('~')[^1], HandMadeChain.LinkClaims.Replace("BOB", "ALICE", StringComparison.Ordinal));
        }

        Assert.NotNull(_hand.Verify(text, _hand.Alice).Value);
        Refused(RefusalCode.TooLarge, text + "~" + _hand.Link(text.Split('~')[^1]), _hand.Bob);
    }

    [Fact]
    public void Shows_WhatEveryLinkHolds_AndNothingElse()
    {
        var token = _hand.Token(HandMadeChain.TokenClaims.Replace("[\"*\"]", "[\"network.yang.*\"]", StringComparison.Ordinal).Replace("\"all\":true", "\"tags\":[\"core\"]", StringComparison.Ordinal));
        var link = HandMadeChain.LinkClaims.Replace("\"operations\"", "\"tools\":[\"network.yang.get\",\"network.ping\"],\"devices\":{\"sites\":[\"fra\"]},\"operations\"", StringComparison.Ordinal);
        var chain = _hand.Verify(token + "~" + _hand.Link(token, link), _hand.Bob).Value!;
        DeviceFacts Device(string tag, string? site) => new(NetMcp.Core.Devices.DeviceName.Parse("edge-1"), [tag], site);

        Assert.Equal(["network.yang.get"], new[] { "network.yang.get", "network.yang.describe", "network.ping" }.Where(chain.Shows));
        Assert.True(chain.Shows(Device("core", "fra")));
        Assert.False(chain.Shows(Device("core", "ber")));
        Assert.False(chain.Shows(Device("core", null)));
        Assert.False(chain.Shows(Device("lab", "fra")));
        var missing = chain.Decide(HandMadeChain.Request() with { Device = Device("lab", "fra") }, HandMadeChain.Now);
        Assert.True(missing is { IsAllowed: false, LooksMissing: true });
        Assert.False(chain.Decide(HandMadeChain.Request(GrantOperation.Apply), HandMadeChain.Now).LooksMissing);
    }

    [Fact]
    public void Budgets_OfEveryLink_AreOwed()
    {
        var token = _hand.Token(HandMadeChain.TokenClaims.Replace("\"devices\"", "\"budgets\":{\"calls_per_minute\":9},\"devices\"", StringComparison.Ordinal));
        var link = HandMadeChain.LinkClaims.Replace("\"operations\"", "\"budgets\":{\"bytes_per_hour\":100},\"operations\"", StringComparison.Ordinal);
        var owed = _hand.Verify(token + "~" + _hand.Link(token, link), _hand.Bob).Value!.Decide(HandMadeChain.Request(), HandMadeChain.Now).Budgets;

        Assert.Equal(["token-0001", "token-0001/link-0001"], owed.Select(budget => budget.LinkId));
        Assert.Equal((9, 100), (owed[0].Budgets.CallsPerMinute!.Value, owed[1].Budgets.BytesPerHour!.Value));
    }

    private string Second(string parent, RawJws signer) =>
        _hand.Link(parent, HandMadeChain.LinkClaims.Replace("link-0001", "link-0002", StringComparison.Ordinal).Replace("BOB", "MALLORY", StringComparison.Ordinal), signer);

    private void Refused(RefusalCode code, string text, RawJws presenter, DateTimeOffset? now = null)
    {
        var result = _hand.Verify(text, presenter, now);
        Assert.Null(result.Value);
        Assert.Contains(code, result.Refusals.Select(refusal => refusal.Code));
    }

    private sealed class Revoked(string? id, string? subject) : IRevocations
    {
        public IReadOnlyList<int> FindRevoked(IReadOnlyList<(string Id, string Subject)> links, DateTimeOffset issuedAt) =>
            [.. links.Index().Where(link => link.Item.Id == id || link.Item.Subject == subject).Select(link => link.Index)];
    }
}
