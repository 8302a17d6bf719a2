using FsCheck;
using FsCheck.Fluent;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Changes.Tests.Plans;
using NetMcp.Core.Access;
using NetMcp.Trust.Paths;
using Xunit;

namespace NetMcp.Changes.Tests.Callers;

/// <summary>What a caller with path rules may plan, and what it learns by planning.</summary>
public sealed class PlanAccessProperties
{
    private static readonly string[] Refusals = ["there is no such node", "not all that it touches is yours"];

    [Fact]
    public void Edit_OfAnyPathUnderAnyRules_IsTakenExactlyWhenEachNodeThatItTouchesIsAllowed() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var rules = Rules(random);
            var bed = new PlanBed();
            var running = Running(random, _ => true);
            bed.Network.Add("r1", PlanBed.Schema, running);
            var edits = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Edit(random)).ToList();

            var planned = Planned(bed, new FakeCaller("agent") { Rules = rules }, edits);

            var refused = planned.Messages.Where(message => Refusals.Any(text => message.Text.Contains(text, StringComparison.Ordinal))).Select(message => message.Text.Split(' ', ':')[1]);
            var wanted = edits.Index().Where(edit => !NaiveRules.TouchedBy(edit.Item.Path).All(leaf => NaiveRules.Allows(rules, leaf))).Select(edit => $"{edit.Index + 1}");
            Assert.Equal(wanted, rules.AreLimiting ? refused : wanted);
            foreach (var device in planned.CanBeApplied ? planned.Devices : [])
            {
                // On the device there is all that the caller does not see.
                PlanBed.HoldsToItsEdit(device, running);
            }
        }));

    [Fact]
    public void Plans_OnDevicesThatDifferInHiddenNodesOnly_SayTheSame() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var rules = Rules(random);
            var shared = random.Next();
            var edits = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Edit(random)).ToList();
            var plans = new[] { random.Next(), random.Next() }.Select(hidden =>
            {
                // What is seen comes from one source of chance, what is hidden from another for each device.
                var seen = new Random(shared);
                var other = new Random(hidden);
                var bed = new PlanBed();
                bed.Network.Add("r1", PlanBed.Schema, Running(seen, leaf => NaiveRules.Allows(rules, leaf), other));
                return Planned(bed, new FakeCaller("agent") { Rules = rules }, edits);
            }).ToList();

            var shown = string.Join(", ", edits) + " under deny " + string.Join(", ", rules.Deny) + " allow " + string.Join(", ", rules.Allow ?? []);
            Assert.True(plans[0].Messages.SequenceEqual(plans[1].Messages), shown + "\n" + string.Join('\n', plans[0].Messages) + "\n--\n" + string.Join('\n', plans[1].Messages));
            Assert.Equal(plans[0].Devices.Select(Told), plans[1].Devices.Select(Told));
            Assert.Equal(plans[0].CanBeApplied, plans[1].CanBeApplied);
        }));

    [Theory]
    [InlineData("/box:box/rule[id='1']", "rule[id='4']/do", "\"y\"")]
    [InlineData("/box:box/rule[id='1']/do", "rule[id='4']/do", "\"y\"")]
    [InlineData("/box:box/port[name='p1']", "port[name='p2']/mtu", "100")]
    public void Plan_ThatMakesAnEntryOnItsWay_HoldsBesideEntriesThatTheCallerDoesNotSee(string denied, string path, string value)
    {
        const string Running = "<port><name>p1</name><mtu>100</mtu></port><rule><id>1</id><do>x</do></rule><rule><id>2</id></rule>";
        var bed = new PlanBed();
        bed.Network.Add("r1", PlanBed.Schema, PlanBed.Box(Running));
        var caller = new FakeCaller("agent") { Rules = new PathRules(null, [NodePath.Parse(denied)]) };

        var plan = Planned(bed, caller, [PlanBed.Edit("Merge", "/box:box/" + path, value)]);

        PlanBed.HoldsToItsEdit(Assert.Single(plan.Devices), PlanBed.Box(Running));
    }

    [Fact]
    public async Task Plans_OfOneContentAtOneInstant_HaveHandlesThatTellNothing()
    {
        var bed = new PlanBed();
        bed.Network.Add("r1", PlanBed.Schema, PlanBed.Box("<name>a</name>"));
        var first = (await bed.PlanAsync(PlanBed.Edit("Merge", "/box:box/name", "\"b\""))).Value;
        var second = (await bed.PlanAsync(PlanBed.Edit("Merge", "/box:box/name", "\"b\""))).Value;
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Devices[0].BaseHash, second.Devices[0].BaseHash);
    }

    private static (string, string, int, string, string) Told(DevicePlan plan) => (plan.Difference, plan.EditXml, plan.EditCount, plan.BaseHash, plan.TargetHash);

    private static ChangePlan Planned(PlanBed bed, ICaller caller, IReadOnlyList<RequestedEdit> edits)
    {
        var outcome = bed.Planner.PlanAsync(new PlanRequest { Caller = caller, Edits = edits }, default).GetAwaiter().GetResult();
        return outcome.TryGet(out var plan, out var failure) ? plan : throw new InvalidOperationException(failure.Message);
    }

    private static PathRules Rules(Random random)
    {
        IReadOnlyList<NodePath> Some(int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => NodePath.Parse(NaiveRules.Subjects[random.Next(NaiveRules.Subjects.Count)]))];
        return new PathRules(random.Next(3) == 0 ? [NodePath.Parse("/box:box/port"), .. Some(3)] : null, Some(4));
    }

    private static RequestedEdit Edit(Random random)
    {
        var operation = (EditOperation)random.Next(5);
        var n = random.Next(1, 5);
        var value = random.Next(100, 104);
        var (path, json) = random.Next(9) switch
        {
            0 => ("/box:box/name", $"\"v{value}\""),
            1 => ($"/box:box/port[name='p{n}']", $$"""{"role":"core","mtu":{{value}}}"""),
            2 => ($"/box:box/port[name='p{n}']/mtu", $"{value}"),
            3 => ($"/box:box/port[name='p{n}']/tag[.='t{value}']", $"\"t{value}\""),
            4 => ($"/box:box/rule[id='{n}']", $$"""{"do":"{{value}}"}"""),
            5 => ($"/box:box/rule[id='{n}']/do", $"\"{value}\""),
            6 => ("/box:box/on/level", $"{value}"),
            7 => ("/box:box/first", $"\"{value}\""),
            _ => ("/box:box/second/z", $"\"{value}\""),
        };
        return PlanBed.Edit(operation.ToString(), path, operation is EditOperation.Delete or EditOperation.Remove ? null : json);
    }

    // A configuration of some of the leafs; those that are not of the first kind are chosen, and valued, by the other source.
    private static string Running(Random random, Func<string, bool> isOf, Random? other = null)
    {
        var config = FakeConfig.Parse("");
        var isSecond = random.Next(2) == 0;

        // An entry of which something is seen is seen: it is there on both devices or on none.
        var entries = NaiveRules.Leafs.Where(leaf => leaf.Contains('[', StringComparison.Ordinal)).GroupBy(Entry)
            .ToDictionary(entry => entry.Key, entry => (entry.Any(isOf) ? random : other!).Next(3) > 0);

        // Their order is seen too, so it rests on nothing that is hidden.
        foreach (var entry in entries.Where(entry => entry.Value).Select(entry => entry.Key))
        {
            var xml = entry.Contains("/port[", StringComparison.Ordinal) ? $"<port><name>{Key(entry)}</name></port>" : $"<rule><id>{Key(entry)}</id></rule>";
            config = FakeConfig.Edit(config, PlanBed.Box(xml), PlanBed.Schema, "merge").Config!;
        }

        foreach (var leaf in NaiveRules.Leafs)
        {
            var chance = isOf(leaf) ? random : other!;
            var (take, value) = (chance.Next(2) == 0, chance.Next(100, 104));
            var name = leaf[(leaf.LastIndexOf('/') + 1)..];
            if (!take || (leaf.Contains('[', StringComparison.Ordinal) && !entries[Entry(leaf)]) || name is "kind" or "peer" || (name is "first" or "extra-secret" && isSecond) || (name is "z" && !isSecond))
            {
                continue;
            }

            var text = name switch { "role" => "edge", "name" => leaf.Contains("[name='", StringComparison.Ordinal) ? Key(leaf) : "n" + value, "id" => Key(leaf), "level" or "size" or "mtu" => $"{value}", _ => "x" + value };
            var element = name.StartsWith("tag[", StringComparison.Ordinal) ? $"<tag>{Key(leaf[leaf.IndexOf("/tag", StringComparison.Ordinal)..])}</tag>" : $"<{name}>{text}</{name}>";
            var xml = leaf switch
            {
                _ when leaf.Contains("/port[", StringComparison.Ordinal) => $"<port><name>{Key(leaf)}</name>{(name == "name" ? "" : element)}</port>",
                _ when leaf.Contains("/rule[", StringComparison.Ordinal) => $"<rule><id>{Key(leaf)}</id>{(name == "id" ? "" : element)}</rule>",
                _ when name == "level" => $"<on>{element}</on>",
                _ when name == "z" => $"<second>{element}</second>",
                _ => element,
            };
            config = FakeConfig.Edit(config, PlanBed.Box(xml), PlanBed.Schema, "merge").Config ?? throw new InvalidOperationException(xml);
        }

        return string.Concat(config.Elements());
    }

    private static string Entry(string leaf) => leaf[..(leaf.IndexOf(']', StringComparison.Ordinal) + 1)];

    private static string Key(string leaf) => leaf.Split('\'')[1];
}
