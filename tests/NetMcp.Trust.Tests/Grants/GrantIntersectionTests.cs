using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Core.Access;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;
using NetMcp.Trust.Tests.Chains;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Tests.Grants;

/// <summary>One grant of two allows what both allow, and nothing else; where it cannot say that there is none.</summary>
public sealed class GrantIntersectionTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public void Of_AnyTwo_AllowsWhatBothAllow()
    {
        var made = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(GrantGenerator.Grant().Two().ToArbitrary(), GrantGenerator.Request().ListOf(20).ToArbitrary(), (specs, requests) =>
            {
                var (held, asked) = specs;
                if (GrantIntersection.Of(held.Read(isLink: false), asked.Read(isLink: true)).Value is not { } grant)
                {
                    return;
                }

                made++;
                foreach (var request in requests)
                {
                    var decision = Chain(grant).Decide(request.ToRequest(), Now);
                    var leaves = GrantGenerator.Leaves.Where(leaf => GrantSpec.IsAtOrBelow(leaf, request.Path)).ToList();
                    var shown = leaves.Count(leaf => held.Shows(leaf) && asked.Shows(leaf));
                    var access = Assert.Single(decision.Paths);
                    Assert.True(access != PathAccess.Allowed || shown == leaves.Count);
                    Assert.True(access != PathAccess.Denied || shown == 0);
                    var wide = held.Allows(request) && asked.Allows(request);
                    Assert.Equal(wide && (access == PathAccess.Allowed || (access == PathAccess.Partly && request.Operation == "read")), decision.IsAllowed);
                }
            }));
        Assert.True(made > 100, $"only {made} of 1000 pairs had a common grant");
    }

    /// <summary>The chain of the two is the referee: no node is seen that it does not show, and none is seen in full that it shows in part.</summary>
    [Fact]
    public void Of_AnyTwo_ShowsNoNodeThatTheChainOfBothDoesNot() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(GrantGenerator.Grant().Two().ToArbitrary(), GrantGenerator.Request().ToArbitrary(), (specs, request) =>
        {
            var (held, asked) = (specs.Item1.Read(isLink: false), specs.Item2.Read(isLink: true));
            if (GrantIntersection.Of(held, asked).Value is { } grant)
            {
                var path = NodePath.Parse(request.Path);
                Assert.True(Chain(grant).Access(path) <= Chain(held, asked).Access(path));
            }
        }));

    [Fact]
    public void Of_AGrantAndItself_IsThatGrantWithoutApproving()
    {
        var held = Read("""{"type":"network","pattern":"gateway","devices":{"names":["a","b"],"tags":["x","y"]},"tools":["network.yang.*","network.ping"],"operations":["read","approve"],"datastores":["running"],"paths":{"allow":["/m:a","/m:l[k='1']"],"deny":["/m:a/b"]},"budgets":{"calls_per_minute":5},"max_devices_per_change":3}""");

        Assert.Equal(GrantWriter.Write(held).ToJsonString().Replace(",\"approve\"", "", StringComparison.Ordinal), GrantWriter.Write(GrantIntersection.Of(held, held).Value!).ToJsonString());
    }

    [Theory]
    [InlineData("\"devices\":{\"tags\":[\"x\",\"z\"]}", "devices.tags")]
    [InlineData("\"devices\":{\"names\":[\"c\"]}", "devices.names")]
    [InlineData("\"tools\":[\"network.change.*\"]", "tools")]
    [InlineData("\"operations\":[\"apply\"]", "operations")]
    [InlineData("\"datastores\":[\"startup\"]", "datastores")]
    [InlineData("\"paths\":{\"allow\":[\"/m:z\",\"/m:l[k='2']\"]}", "paths")]
    public void Of_WhatHasNoCommonPartThatAGrantCanSay_IsRefusedWithItsPlace(string asked, string place)
    {
        var held = Read("""{"type":"network","pattern":"gateway","devices":{"names":["a"],"tags":["x","y"]},"tools":["network.yang.*"],"operations":["read","approve"],"datastores":["running"],"paths":{"allow":["/m:l[k='1']"]}}""");
        var narrower = GrantReader.Read(Encoding.UTF8.GetBytes("{\"type\":\"network\",\"pattern\":\"gateway\"," + asked + "}"), isLink: true).Value!;

        Assert.Equal(place, Assert.Single(GrantIntersection.Of(held, narrower).Refusals).Where);
    }

    [Fact]
    public void Of_ApproveAlone_LeavesNothing()
    {
        var held = Read("""{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["*"],"operations":["approve"],"datastores":["running"]}""");

        Assert.Equal(RefusalCode.Operation, Assert.Single(GrantIntersection.Of(held, held).Refusals).Code);
    }

    [Fact]
    public void Of_MoreRulesThanFit_IsRefused()
    {
        var all = string.Join(',', Enumerable.Range(0, 128).Select(i => $"\"/m:l[a='{i}']\""));
        var others = string.Join(',', Enumerable.Range(0, 128).Select(i => $"\"/m:l[b='{i}']\""));
        var held = Read($$"""{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["*"],"operations":["read"],"datastores":["running"],"paths":{"allow":[{{all}}] } }""");
        var asked = GrantReader.Read(Encoding.UTF8.GetBytes($$"""{"type":"network","pattern":"gateway","paths":{"allow":[{{others}}] } }"""), isLink: true).Value!;

        Assert.Equal(RefusalCode.Path, Assert.Single(GrantIntersection.Of(held, asked).Refusals).Code);
    }

    private static NetworkGrant Read(string json) => GrantReader.Read(Encoding.UTF8.GetBytes(json)).Value!;

    private static VerifiedChain Chain(params NetworkGrant[] grants) => new(
        [.. grants.Select((grant, i) => new ChainLink("link-" + i, new TokenClaims { Subject = "x", IssuedAt = Now, NotBefore = Now, ExpiresAt = Now.AddHours(1), Id = "identity" + i, Grant = grant }))],
        TimeSpan.Zero,
        NoRevocations.Instance);
}
