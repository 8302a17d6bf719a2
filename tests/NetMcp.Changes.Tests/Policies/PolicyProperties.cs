using FsCheck;
using FsCheck.Fluent;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Core.Access;
using Xunit;

namespace NetMcp.Changes.Tests.Policies;

/// <summary>The judge against a naive reading of the words that a policy is made of.</summary>
public sealed class PolicyProperties
{
    private static readonly string[] RulePaths = ["/", "/m:a", "/m:a/b", "/m:l", "/m:l[k='1']", "/m:l[k='1']/x", "/m:l/x", "/n:a"];
    private static readonly string[] Touched = ["/m:a/b", "/m:a/c", "/m:l[k='1']/x", "/m:l[k='2']/x", "/m:l/x", "/m:l[k='1']/k", "/n:a/b", "/o:z"];
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly PolicyWindow[] Windows =
    [
        new() { Name = "day", Zone = TimeZoneInfo.Utc, From = new TimeOnly(8, 0), To = new TimeOnly(18, 0) },
        new() { Name = "night", Zone = TimeZoneInfo.Utc, From = new TimeOnly(18, 0), To = new TimeOnly(8, 0) },
    ];

    [Fact]
    public void Judge_OfAnyPolicy_IsTheStrictestThatANaiveReadingFinds() => ForAll((policy, ask) =>
    {
        var verdict = PolicyJudge.Judge(Policy(policy), Question(ask));
        var effects = ask.Touches.Select(touch => Naive(policy, ask, touch)).ToList();

        Assert.Equal(effects.SelectMany(each => each).Select(Strictness).DefaultIfEmpty(0).Max(), (int)verdict.Kind);
        IEnumerable<string> needs = verdict.Kind == PolicyEffectKind.Approve
            ? effects.SelectMany(each => each).Where(word => word.StartsWith("approve", StringComparison.Ordinal)).Select(word => word["approve ".Length..].Split(' '))
                .GroupBy(need => need[1]).Select(same => $"{same.Max(need => int.Parse(need[0], null))} of {same.Key}").Order()
            : [];
        Assert.Equal(needs, verdict.Needs.Select(need => need.ToString()).Order());
        Assert.Equal(ask.Touches.Length, verdict.Findings.Count);
    });

    [Fact]
    public void Judge_WithAnotherOrderOfRules_SaysTheSame() => ForAll((policy, ask) =>
    {
        var backwards = policy with { Rules = [.. policy.Rules.Reverse()] };
        var (one, other) = (PolicyJudge.Judge(Policy(policy), Question(ask)), PolicyJudge.Judge(Policy(backwards), Question(ask)));

        Assert.Equal(one.Kind, other.Kind);
        Assert.Equal(one.Needs, other.Needs);
    });

    [Fact]
    public void Judge_WithADenyMore_NeverAllowsMore() => ForAll((policy, ask) =>
    {
        var stricter = policy with { Rules = [.. policy.Rules, policy.Rules[0] with { Effect = "deny" }] };

        // But for the default: what a rule is met by is not left to it.
        var (before, after) = (PolicyJudge.Judge(Policy(policy), Question(ask)), PolicyJudge.Judge(Policy(stricter), Question(ask)));
        Assert.True(after.Kind >= before.Kind);
    });

    private static List<string> Naive(PolicySpec policy, Ask ask, string touch)
    {
        var met = policy.Rules.Where(rule =>
            Hit(rule.Devices, device => device == "*" || device == ask.Device || (device.EndsWith('*') && ask.Device.StartsWith(device[..^1], StringComparison.Ordinal)))
            && Hit(rule.Tags, ask.Tags.Contains)
            && Hit(rule.Sites, site => site == ask.Site)
            && Hit(rule.Principals, name => name == ask.Principal)
            && Hit(rule.Operations, word => word == ask.Operation || (word == "merge" && ask.Operation is "create" or "replace"))
            && Hit(rule.Paths, path => IsAtOrBelow(touch, path))
            && Hit(rule.During, name => name == "day" == ask.At.Hour is >= 8 and < 18)
            && (rule.Rollback is null || rule.Rollback == ask.IsRollback)
            && ask.Edits >= rule.LeastEdits && ask.DeviceCount >= rule.LeastDevices).Select(rule => rule.Effect).ToList();
        return met.Count > 0 ? met : [policy.Default];
    }

    private static bool IsAtOrBelow(string touch, string rule)
    {
        if (rule == "/")
        {
            return true;
        }

        var (below, above) = (touch.Split('/'), rule.Split('/'));
        return above.Length <= below.Length && above.Zip(below).All(pair =>
            pair.First == pair.Second || (pair.First.Split('[')[0] == pair.Second.Split('[')[0] && !(pair.First.Contains('[') && pair.Second.Contains('['))));
    }

    private static bool Hit(string[] list, Func<string, bool> isHit) => list.Length == 0 || list.Any(isHit);

    private static int Strictness(string effect) => effect.Split(' ')[0] switch { "allow" => 0, "approve" => 1, _ => 2 };

    private static void ForAll(Action<PolicySpec, Ask> check) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Policies().ToArbitrary(), Asks().ToArbitrary(), check));

    private static Gen<PolicySpec> Policies() =>
        from otherwise in Effects()
        from count in Gen.Choose(1, 5)
        from rules in Rules().ListOf(count)
        select new PolicySpec(otherwise, [.. rules]);

    private static Gen<string> Effects() => Gen.Elements("allow", "deny", "approve 1 noc", "approve 2 noc", "approve 1 security");

    private static Gen<RuleSpec> Rules() =>
        from effect in Effects()
        from devices in Some("*", "core-*", "edge-1")
        from tags in Some("core", "lab")
        from sites in Some("fra", "ber")
        from principals in Some("agent-7", "bob")
        from operations in Some("create", "replace", "delete", "merge")
        from paths in Some(RulePaths)
        from during in Some("day", "night")
        from rollback in Gen.Elements<bool?>(null, null, true, false)
        from edits in Gen.Elements(0, 0, 5)
        from least in Gen.Elements(0, 0, 2)
        select new RuleSpec(effect, devices, tags, sites, principals, operations, paths, during, rollback, edits, least);

    private static Gen<string[]> Some(params string[] words) =>
        from given in Gen.Choose(0, 4)
        from some in Gen.Elements(words).ListOf(2)
        select given < 3 ? [] : some.Distinct().ToArray();

    private static Gen<Ask> Asks() =>
        from device in Gen.Elements("core-1", "edge-1", "edge-2")
        from tags in Gen.Elements<string[]>([], ["core"], ["core", "lab"])
        from site in Gen.Elements("fra", "ber")
        from principal in Gen.Elements("agent-7", "alice")
        from operation in Gen.Elements("create", "replace", "delete")
        from touches in Gen.Elements(Touched).ListOf(2)
        from hours in Gen.Choose(0, 23)
        from rollback in Gen.Elements(true, false)
        from edits in Gen.Choose(1, 8)
        from devices in Gen.Choose(1, 3)
        select new Ask(device, tags, site, principal, operation, [.. touches.Distinct()], Noon.AddHours(hours), rollback, edits, devices);

    private static ChangePolicy Policy(PolicySpec spec) => new()
    {
        Id = "test",
        Default = Effect(spec.Default),
        Rules = [.. spec.Rules.Select((rule, i) => new PolicyRule
        {
            Name = "r" + i,
            Effect = Effect(rule.Effect),
            Devices = rule.Devices,
            Tags = rule.Tags,
            Sites = rule.Sites,
            Principals = rule.Principals,
            Operations = rule.Operations.SelectMany(word => PolicyWords.Operations[word]).ToHashSet(),
            Paths = [.. rule.Paths.Select(NodePath.Parse)],
            During = [.. rule.During.Select(name => Windows.Single(window => window.Name == name))],
            Rollback = rule.Rollback,
            LeastEdits = rule.LeastEdits,
            LeastDevices = rule.LeastDevices,
        })],
    };

    private static PolicyEffect Effect(string words) => words.Split(' ') switch
    {
        ["allow"] => PolicyEffect.Allow,
        ["deny"] => PolicyEffect.Deny,
        [_, var count, var group] => PolicyEffect.Approve(int.Parse(count, null), group),
        _ => throw new ArgumentException(words),
    };

    /// <summary>To a device the two are one neighbour; what is let through is so in the spelling of the rule alone.</summary>
    [Theory]
    [InlineData("deny", "allow", PolicyEffectKind.Deny)]
    [InlineData("allow", "deny", PolicyEffectKind.Deny)]
    public void Judge_OfAnAddressInAnotherSpelling_MeetsWhatLimitsAndNotWhatAllows(string rule, string other, PolicyEffectKind expected)
    {
        var policy = new ChangePolicy
        {
            Id = "p",
            Default = Effect(other),
            Rules = [new PolicyRule { Name = "peer", Effect = Effect(rule), Paths = [NodePath.Parse("/m:peer[address='2001:db8::1']")] }],
        };
        var touch = new NodeTouch("/m:peer[address='2001:DB8:0::1']/as", TouchKind.Replace);

        Assert.Equal(expected, PolicyJudge.Judge(policy, new PolicyQuestion
        {
            Principal = "p",
            At = Noon,
            Edits = 1,
            DeviceCount = 1,
            Devices = [new JudgedDevice("edge-1", [], null, [touch])],
        }).Kind);
    }

    private static PolicyQuestion Question(Ask ask) => new()
    {
        Principal = ask.Principal,
        At = ask.At,
        Edits = ask.Edits,
        DeviceCount = ask.DeviceCount,
        IsRollback = ask.IsRollback,
        Devices = [new JudgedDevice(ask.Device, ask.Tags, ask.Site, [.. ask.Touches.Select(path => new NodeTouch(path, Enum.Parse<TouchKind>(ask.Operation, ignoreCase: true)))])],
    };

    private sealed record PolicySpec(string Default, RuleSpec[] Rules);

    private sealed record RuleSpec(
        string Effect, string[] Devices, string[] Tags, string[] Sites, string[] Principals, string[] Operations, string[] Paths, string[] During, bool? Rollback, int LeastEdits, int LeastDevices);

    private sealed record Ask(
        string Device, string[] Tags, string Site, string Principal, string Operation, string[] Touches, DateTimeOffset At, bool IsRollback, int Edits, int DeviceCount);
}
