using FsCheck;
using FsCheck.Fluent;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using Xunit;

namespace NetMcp.Changes.Tests.Plans;

/// <summary>A plan of edits in any order does in one edit-config what a device does when it is given them one by one.</summary>
public sealed class RandomEditTests
{
    private const string Nc = "xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0'";

    [Fact]
    public void Plan_OfRandomEdits_DoesWhatADeviceDoesWithThem() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(ArbMap.Default.ArbFor<int>(), Holds));

    private static void Holds(int seed)
    {
        var random = new Random(seed);
        var running = PlanBed.Box(string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Node(random).Xml("")).DistinctBy(xml => xml[..Math.Min(xml.Length, 26)])));
        var bed = new PlanBed();
        var start = FakeConfig.Edit(FakeConfig.Parse(""), running, PlanBed.Schema, "merge").Config!;
        bed.Network.Add("r1", PlanBed.Schema, string.Concat(start.Elements()));
        var steps = Enumerable.Range(0, random.Next(1, 6)).Select(_ => (Operation: (EditOperation)random.Next(5), Node: Node(random))).ToList();

        var wanted = start;
        var refused = new List<string>();
        foreach (var (operation, node) in steps)
        {
            var isRemoval = operation is EditOperation.Delete or EditOperation.Remove;
            var (after, tag, _) = FakeConfig.Edit(wanted, PlanBed.Box(node.Xml($" {Nc} nc:operation='{operation.ToString().ToLowerInvariant()}'")), PlanBed.Schema, isRemoval ? "none" : "merge");
            if (after is not null)
            {
                wanted = after;
            }
            else if (operation != EditOperation.Remove)
            {
                refused.Add(tag!);
            }
        }

        var plan = bed.PlanAsync([.. steps.Select(step =>
            PlanBed.Edit(step.Operation.ToString(), step.Node.Path, step.Operation is EditOperation.Delete or EditOperation.Remove ? null : step.Node.Json))]).GetAwaiter().GetResult().Value;

        Assert.Equal(refused, plan.Messages.Where(message => message.Text.Contains("data-", StringComparison.Ordinal)).Select(message => message.Text.Split(' ')[2].TrimEnd(':')));
        if (refused.Count > 0)
        {
            Assert.False(plan.CanBeApplied);
            return;
        }

        var device = Assert.Single(plan.Devices);
        var (made, error, about) = FakeConfig.Edit(start, device.EditXml, PlanBed.Schema, "merge");
        Assert.True(made is not null, $"{error} at {about}");
        Assert.Equal(Hash(wanted), Hash(made));
        PlanBed.HoldsToItsEdit(device, string.Concat(start.Elements()));
        var back = FakeConfig.Edit(made, device.InverseXml, PlanBed.Schema, "merge").Config!;
        Assert.Equal(Hash(start), Hash(back));
    }

    private static string Hash(System.Xml.Linq.XElement config) => CanonicalHash.Of(XmlDataReader.Read(string.Concat(config.Elements()), PlanBed.Schema).Tree!);

    private static Subject Node(Random random)
    {
        var n = random.Next(1, 4);
        var value = random.Next(100, 104);
        return random.Next(9) switch
        {
            0 => new("/box:box/name", $"\"v{value}\"", at => $"<name{at}>v{value}</name>"),
            1 => new($"/box:box/port[name='p{n}']", $$"""{"role":"core","mtu":{{value}}}""", at => $"<port{at}><name>p{n}</name><role>core</role><mtu>{value}</mtu></port>"),
            2 => new($"/box:box/port[name='p{n}']/mtu", $"{value}", at => $"<port><name>p{n}</name><mtu{at}>{value}</mtu></port>"),
            3 => new($"/box:box/port[name='p{n}']/tag[.='t{value}']", null, at => $"<port><name>p{n}</name><tag{at}>t{value}</tag></port>"),
            4 => new($"/box:box/rule[id='{n}']", $$"""{"do":"{{value}}"}""", at => $"<rule{at}><id>{n}</id><do>{value}</do></rule>"),
            5 => new("/box:box/on", "{}", at => $"<on{at}/>"),
            6 => new("/box:box/on/level", $"{value}", at => $"<on><level{at}>{value}</level></on>"),
            7 => new("/box:box/first", $"\"{value}\"", at => $"<first{at}>{value}</first>"),
            _ => new("/box:box/second/z", $"\"{value}\"", at => $"<second><z{at}>{value}</z></second>"),
        };
    }

    private sealed record Subject(string Path, string? Json, Func<string, string> Xml);
}
