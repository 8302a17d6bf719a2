using System.Text.Json;
using NetMcp.Server.Hosting;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Plans as questions about what is hidden, changes of others, and changes that are larger than granted.</summary>
[Collection(AttackCollection.Name)]
public sealed class ChangeAttackTests(AttackLab lab)
{
    private const string Hostname = "{\"device\":\"edge-1\",\"path\":\"/ietf-system:system/hostname\",\"value\":\"x\"}";

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("/ietf-system:system/authentication/user[name='canary-user']/password", "\"$0$x\"", "merge")]
    [InlineData("/ietf-system:system/authentication/user[name='canary-user']", null, "delete")]
    [InlineData("/ietf-system:system/authentication/user[name='canary-user']", null, "remove")]
    [InlineData("/ietf-system:system/authentication", null, "remove")]
    [InlineData("/ietf-system:system/contact", "\"canary-contact 1\"", "create")]
    [InlineData("/ietf-system:system/contact", null, "delete")]
    [InlineData("/ietf-system:system", "{\"hostname\":\"x\"}", "replace")]
    [InlineData("/ietf-system:system", "{\"authentication\":{\"user\":[{\"name\":\"mallory\",\"password\":\"$0$x\"}]}}", "merge")]
    [InlineData("/ietf-system:system", null, "delete")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth1']", null, "delete")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth1']", "{\"name\":\"eth1\",\"type\":\"iana-if-type:ethernetCsmacd\"}", "replace")]
    [InlineData("/ietf-interfaces:interfaces/interface[description='canary-line 1, first circuit']/enabled", "false", "merge")]
    [InlineData("/ietf-interfaces:interfaces", null, "remove")]
    public async Task Plan_OfWhatIsDenied_IsNoOracle(string path, string? value, string operation)
    {
        var mallory = lab.Issue();
        var attack = await lab.BeginAsync();

        var (one, two) = (await PlanAsync("edge-1"), await PlanAsync("edge-2"));

        attack.Silent(one, path + value);
        Assert.Equal(Comparable(two), Comparable(one));
        if (one.Body.Contains("\"isError\":true", StringComparison.Ordinal))
        {
            await attack.RefusedAsync(one, path + value, "mallory");
        }
        else
        {
            // A plan with a mistake in it is kept, and says that it is none: what was refused must not begin.
            Assert.False(one.Result.GetProperty("structuredContent").GetProperty("can_be_applied").GetBoolean(), one.Body);
            attack = await lab.BeginAsync();
            var apply = await lab.Client.CallAsync(mallory, "network.change.apply", $$"""{"change":"{{Change(one)}}"}""");
            Assert.DoesNotContain(attack.Since(), record => record.GetProperty("kind").GetString() == "change-step");
            await attack.RefusedAsync(apply, path + value, "mallory");
        }

        Task<GateAnswer> PlanAsync(string device) => lab.Client.CallAsync(
            mallory, "network.change.plan", $$"""{"edits":[{"device":"{{device}}","operation":"{{operation}}","path":"{{path}}"{{(value is null ? "" : ",\"value\":" + value)}}}]}""");
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("/ietf-system:system/contact", "\"canary-contact 1\"")]
    [InlineData("/ietf-system:system/contact", "\"canary-contact 7\"")]
    [InlineData("/ietf-system:system/authentication/user[name='canary-user']/name", "\"canary-user\"")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth1']/description", "\"canary-line 1, first circuit\"")]
    [InlineData("/ietf-system:system[contact='canary-contact 1']/hostname", "\"edge-1\"")]
    public async Task Check_OfWhatIsDenied_IsNoOracle(string path, string equals)
    {
        var mallory = lab.Issue();
        var attack = await lab.BeginAsync();

        var answer = await lab.Client.CallAsync(mallory, "network.change.plan", $$"""{"edits":[{{Hostname}}],"checks":[{"kind":"value","path":"{{path}}","equals":{{equals}}}]}""");

        attack.Silent(answer, path + equals);
        if (answer.Body.Contains("\"isError\":true", StringComparison.Ordinal))
        {
            await attack.RefusedAsync(answer, path + equals, "mallory");
        }
        else
        {
            Assert.False(answer.Result.GetProperty("structuredContent").GetProperty("can_be_applied").GetBoolean(), answer.Body);
        }
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Plan_SameOfDevicesThatDifferInWhatIsDenied_IsTheSame()
    {
        var mallory = lab.Issue();
        var attack = await lab.BeginAsync();
        var answers = new List<string>();
        foreach (var device in new[] { "edge-1", "edge-2" })
        {
            var answer = await lab.Client.CallAsync(mallory, "network.change.plan", $$"""{"edits":[{"device":"{{device}}","path":"/ietf-system:system/hostname","value":"same"}]}""");
            attack.Silent(answer);
            var status = await lab.Client.CallAsync(mallory, "network.change.status", $$"""{"change":"{{Change(answer)}}","plan":true}""");
            attack.Silent(status);
            answers.Add(Comparable(answer) + Comparable(status));
        }

        Assert.Equal(answers[1], answers[0]);
        Assert.DoesNotMatch("[0-9a-f]{64}", answers[0]);
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Change_OfAnotherThatTouchesWhatIsDenied_IsAnsweredAsMissing()
    {
        var owner = lab.Issue(AttackLab.Whole, "owner");
        var plan = await lab.DoneAsync(owner, "network.change.plan", """{"edits":[{"device":"edge-1","path":"/ietf-system:system/contact","value":"canary-contact new"}],"comment":"canary-contact"}""");
        var change = plan.GetProperty("change").GetString()!;
        var missing = change[..^1] + (change[^1] == 'a' ? 'b' : 'a');
        var mallory = lab.Issue();
        foreach (var tool in new[] { "network.change.status", "network.change.apply", "network.change.confirm", "network.change.rollback", "network.commit" })
        {
            var attack = await lab.BeginAsync();
            var answer = await lab.Client.CallAsync(mallory, tool, $$"""{"change":"{{change}}"}""");
            await attack.RefusedAsync(answer, principal: "mallory");
            var other = await lab.Client.CallAsync(mallory, tool, $$"""{"change":"{{missing}}"}""");
            Assert.Equal(other.Body.Replace(missing, change, StringComparison.Ordinal), answer.Body);
        }

        Assert.DoesNotContain(change, (await lab.Client.CallAsync(mallory, "network.change.list")).Body, StringComparison.Ordinal);
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Change_OfMoreDevicesThanGranted_IsRefused()
    {
        var mallory = lab.Issue();
        var attack = await lab.BeginAsync();

        var answer = await lab.Client.CallAsync(mallory, "network.change.plan", $$"""{"edits":[{{Hostname}},{{Hostname.Replace("edge-1", "edge-2", StringComparison.Ordinal)}}]}""");

        await attack.RefusedAsync(answer, principal: "mallory");
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Apply_WithoutTheOperation_IsAnsweredAsNoTool()
    {
        var planner = lab.Issue().Narrow("\"operations\":[\"plan\"]");
        var plan = await lab.DoneAsync(planner, "network.change.plan", $$"""{"edits":[{{Hostname}}]}""");
        var attack = await lab.BeginAsync();

        var answer = await lab.Client.CallAsync(planner, "network.change.apply", $$"""{"change":"{{plan.GetProperty("change").GetString()}}"}""");

        await attack.RefusedAsync(answer, principal: "mallory");
        Assert.Contains("Unknown tool", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Budget_RacedFor_IsNotOverdrawn()
    {
        const int Budget = 5;
        var holder = lab.Issue(AttackLab.Agent.Replace("\"pattern\"", $"\"budgets\":{{\"calls_per_minute\":{Budget}}},\"pattern\"", StringComparison.Ordinal), "spender");
        var (first, second) = (holder.Narrow(""), holder.Narrow(""));
        var attack = await lab.BeginAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => lab.Client.CallAsync((i % 3) switch { 0 => holder, 1 => first, _ => second }, "network.devices.list")));

        var refused = answers.Where(answer => answer.Body.Contains("\"isError\":true", StringComparison.Ordinal)).ToList();
        Assert.Equal(answers.Length - Budget, refused.Count);
        await attack.RefusedAsync(refused[0], principal: "spender");
        await Task.Delay(200);
        Assert.Equal(refused.Count, attack.Since().Count(record => record.TryGetProperty("code", out var code) && code.GetString() == "budget"));
    }

    /// <summary>Three plans raced for the one change that is left, by the holder and by whom it handed a part to; and bytes likewise.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Budget_OfChangesOrBytesRacedFor_IsNotOverdrawn()
    {
        var grant = AttackLab.RacedWhole.Replace("\"pattern\"", "\"budgets\":{\"changes_per_hour\":1,\"bytes_per_hour\":400000},\"pattern\"", StringComparison.Ordinal);
        var holder = lab.Issue(grant, "spender-2");
        var helper = holder.Narrow("");
        var changes = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            changes.Add(Change(await lab.Client.CallAsync(holder, "network.change.plan", $$"""{"edits":[{"device":"{{AttackLab.Raced}}","path":"/ietf-system:system/contact","value":"budget-{{i}}"}]}""")));
        }

        var attack = await lab.BeginAsync();
        var applies = await Task.WhenAll(changes.SelectMany(change => new[] { holder, helper }.Select(who => lab.Client.CallAsync(who, "network.change.apply", $$"""{"change":"{{change}}"}"""))));
        Assert.Single(applies, answer => !answer.Body.Contains("\"isError\":true", StringComparison.Ordinal));
        await attack.RefusedAsync(applies.First(answer => answer.Body.Contains("changes_per_hour", StringComparison.Ordinal)), principal: "spender-2");
        var begun = attack.Since().Where(record => record.GetProperty("kind").GetString() == "change-step").Select(record => record.GetProperty("change").GetString()!).Distinct().ToList();
        Assert.Single(begun);

        var reads = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => lab.Client.CallAsync(
            i % 2 == 0 ? holder : helper, "network.yang.get", $$"""{"devices":["{{AttackLab.Raced}}"],"path":"/ietf-system:system","max_bytes":100000}""")));
        Assert.Contains(reads, answer => answer.Body.Contains("bytes_per_hour", StringComparison.Ordinal));

        await lab.EndAsync(lab.Issue(AttackLab.RacedWhole, "watcher"), begun[0]);
    }

    internal static string Change(GateAnswer answer) => answer.Result.GetProperty("structuredContent").GetProperty("change").GetString()!;

    // Names of changes are random, and times pass.
    private static string Comparable(GateAnswer answer) => System.Text.RegularExpressions.Regex.Replace(
        answer.Body.Replace("edge-2", "edge-1", StringComparison.Ordinal), @"c-[0-9a-z]{32}|\d{4}-\d\d-\d\dT[0-9:.+Z-]+|\d\d:\d\d:\d\d", "_");
}
