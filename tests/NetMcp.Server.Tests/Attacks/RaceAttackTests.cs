using System.Net;
using System.Text.Json;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Calls that are made at the same moment, so that more comes about than was approved or each learns something else.</summary>
[Collection(AttackCollection.Name)]
public sealed class RaceAttackTests(AttackLab lab) : IDisposable
{
    private readonly ApprovalCalls _approvals = new(lab, AttackLab.Raced, AttackLab.RacedWhole);

    public void Dispose() => _approvals.Dispose();

    /// <summary>Counted by the device itself.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Applies_ByOneAndByMany_MakeOneChangeOnTheDevice()
    {
        var agent = lab.Issue(AttackLab.RacedWhole, "agent");
        var (change, id, hash) = await _approvals.AskAsync(agent, "raced-once");
        Assert.Equal(HttpStatusCode.OK, (await _approvals.DecideAsync("nina", id, hash, "approve")).Status);
        Holder[] callers = [agent, agent, agent, agent, lab.Issue(AttackLab.RacedWhole, "agent"), agent.Narrow(""), lab.Issue(AttackLab.RacedWhole, "other"), lab.Issue(AttackLab.RacedWhole, "third")];
        var (before, attack) = (DeviceEdits(), await lab.BeginAsync());

        var answers = await Task.WhenAll(callers.SelectMany((caller, i) => new[]
        {
            lab.Client.CallAsync(caller, "network.change.apply", $$"""{"change":"{{change}}"}"""),
            lab.Client.CallAsync(caller, "network.change.apply", $$"""{"change":"{{change}}","idempotency_key":"k{{i}}"}"""),
        }));

        Assert.Equal("confirmed", await lab.EndAsync(agent, change));
        Assert.Equal("raced-once", await LocationAsync(agent));
        Assert.Equal(1, DeviceEdits() - before);
        Assert.All(answers, answer => Assert.True(IsOf(answer, change), answer.Body));
        Assert.Single(attack.Since(), record => Text(record, "kind") == "approval-used");
        Assert.Single(attack.Since().Where(record => Text(record, "kind") == "change-step").GroupBy(record => Text(record, "change")));

        // Once more, now that it has ended: told how it stands.
        Assert.Equal("confirmed", (await lab.DoneAsync(agent, "network.change.apply", $$"""{"change":"{{change}}"}""")).GetProperty("state").GetString());
        Assert.Equal(1, DeviceEdits() - before);
    }

    /// <summary>Whoever decides first has decided: the device and the state that everybody is told agree.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task ConfirmsAndRollbacks_AtOnce_HaveOneOutcome()
    {
        var (agent, other) = (lab.Issue(AttackLab.RacedWhole, "agent"), lab.Issue(AttackLab.RacedWhole, "other"));
        for (var round = 0; round < 2; round++)
        {
            var before = await LocationAsync(agent, "contact");
            var plan = await lab.DoneAsync(agent, "network.change.plan", $$"""{"edits":[{"device":"{{AttackLab.Raced}}","path":"/ietf-system:system/contact","value":"canary-contact round {{round}}"}],"requester_confirms":true}""");
            var change = plan.GetProperty("change").GetString()!;
            await lab.DoneAsync(agent, "network.change.apply", $$"""{"change":"{{change}}"}""");
            await UntilAsync(agent, change, "awaiting_confirmation");

            var attack = await lab.BeginAsync();
            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => lab.Client.CallAsync(
                i % 3 == 0 ? other : agent, (i + round) % 2 == 0 ? "network.change.confirm" : "network.change.rollback", $$"""{"change":"{{change}}"}""")));

            var end = await lab.EndAsync(agent, change);
            Assert.Contains(end, new[] { "confirmed", "rolled_back" });
            Assert.All(answers, answer => Assert.True(IsOf(answer, change), answer.Body));

            // A rollback that came after the end is a change of its own, whose end is awaited too; then the device has what one of the two says.
            foreach (var undone in answers.Select(OtherChange).OfType<string>().Where(other => other != change).Distinct())
            {
                end = await lab.EndAsync(agent, undone) == "confirmed" ? "rolled_back" : end;
            }

            Assert.Equal(end == "confirmed" ? $"canary-contact round {round}" : before, await LocationAsync(agent, "contact"));
            Assert.Contains(attack.Since(), record => Text(record, "tool") == "network.change.confirm");
        }
    }

    /// <summary>An approval and a rejection at once: one of them counts, and applying goes by that.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task ApproveAndReject_AtOnce_OneCounts()
    {
        for (var round = 0; round < 3; round++)
        {
            var agent = lab.Issue(AttackLab.RacedWhole, "agent");
            var (change, id, hash) = await _approvals.AskAsync(agent, $"decided-{round}");
            var attack = await lab.BeginAsync();

            var answers = await Task.WhenAll(
                _approvals.DecideAsync("nina", id, hash, round == 1 ? "reject" : "approve"),
                _approvals.DecideAsync("nils", id, hash, round == 1 ? "approve" : "reject"),
                _approvals.DecideAsync("nina", id, hash, round == 1 ? "reject" : "approve"),
                _approvals.DecideAsync("nils", id, hash, round == 1 ? "approve" : "reject"));

            var state = (await _approvals.ShowAsync(id)).GetProperty("state").GetString();
            var rejected = answers.Any(answer => answer.Status == HttpStatusCode.OK && Text(answer.Message, "state") == "rejected");
            Assert.Equal(rejected ? "rejected" : "approved", state);
            Assert.Equal(rejected ? 1 : 0, attack.Since().Count(record => Text(record, "kind") == "approval-rejected" && Text(record, "outcome") == "succeeded"));
            var apply = await lab.Client.CallAsync(agent, "network.change.apply", $$"""{"change":"{{change}}"}""");
            if (rejected)
            {
                await attack.RefusedAsync(apply, "canary-contact", "agent");
                Assert.DoesNotContain(attack.Since(), record => Text(record, "kind") is "change-step" or "approval-used");
            }
            else
            {
                Assert.Equal("confirmed", await lab.EndAsync(agent, change));
            }
        }
    }

    /// <summary>Two plans of the same node, one approved while both are applied: one of them comes about, and the other is stale and changes nothing.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Approve_WhileThePlanGoesStale_BeginsNothingOnAnotherBase()
    {
        var agent = lab.Issue(AttackLab.RacedWhole, "agent");
        var (one, oneId, oneHash) = await _approvals.AskAsync(agent, "value-of-one");
        var (two, twoId, twoHash) = await _approvals.AskAsync(agent, "value-of-two");
        Assert.Equal(HttpStatusCode.OK, (await _approvals.DecideAsync("nina", oneId, oneHash, "approve")).Status);

        var attack = await lab.BeginAsync();
        var answers = await Task.WhenAll(
            lab.Client.CallAsync(agent, "network.change.apply", $$"""{"change":"{{one}}"}"""),
            _approvals.DecideAsync("nina", twoId, twoHash, "approve"),
            lab.Client.CallAsync(agent, "network.change.apply", $$"""{"change":"{{two}}"}"""));
        var ends = await ApplyToTheEndAsync(agent, one, two);

        Assert.All(answers, answer => attack.Silent(answer, "canary"));
        Assert.Equal(["confirmed", "stale"], new[] { ends.One, ends.Two }.Order(StringComparer.Ordinal));
        Assert.Equal(ends.One == "confirmed" ? "value-of-one" : "value-of-two", await LocationAsync(agent));
    }

    private static string? Text(JsonElement record, string name) => record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // How the change stands, or a refusal with a code and words.
    private static bool IsOf(GateAnswer answer, string change)
    {
        var content = answer.Result.GetProperty("structuredContent");
        return answer.Result.TryGetProperty("isError", out var error) && error.GetBoolean()
            ? Text(content, "name")?.StartsWith("Network.", StringComparison.Ordinal) == true && Text(content, "message") is { Length: > 0 }
            : Text(content, "state") is { Length: > 0 } && (Text(content, "change") == change || Text(content, "change") is { Length: > 0 });
    }

    private static string? OtherChange(GateAnswer answer) => Text(answer.Result.GetProperty("structuredContent"), "change");

    // In the device's own words, which it writes down for every change of what runs.
    private int DeviceEdits() => System.Text.RegularExpressions.Regex.Count(lab.RacedDevice.NetconfdLog, @"edit-transaction \d+:[^\n]*\n[^\n]*on target 'running'");

    // Whichever found the device held by the other, or no approval yet, has begun nothing and is applied once more.
    private async Task<(string? One, string? Two)> ApplyToTheEndAsync(Holder holder, string one, string two)
    {
        using var patience = new CancellationTokenSource(Guard.Timeout);
        var ends = new Dictionary<string, string?>();
        while (ends.Count < 2)
        {
            foreach (var change in new[] { one, two }.Except(ends.Keys).ToList())
            {
                var status = await lab.DoneAsync(holder, "network.change.status", $$"""{"change":"{{change}}"}""");
                Assert.False(patience.IsCancellationRequested, status.GetRawText());
                if (status.GetProperty("ended").GetBoolean())
                {
                    ends[change] = Text(status, "state");
                }
                else if (Text(status, "state") == "planned")
                {
                    var again = await lab.Client.CallAsync(holder, "network.change.apply", $$"""{"change":"{{change}}"}""");
                    Assert.True(IsOf(again, change), again.Body);
                }
            }

            await Task.Delay(20);
        }

        return (ends[one], ends[two]);
    }

    private async Task UntilAsync(Holder holder, string change, string state)
    {
        using var patience = new CancellationTokenSource(Guard.Timeout);
        while ((await lab.DoneAsync(holder, "network.change.status", $$"""{"change":"{{change}}"}""")).GetProperty("state").GetString() is var now && now != state)
        {
            Assert.False(patience.IsCancellationRequested, now);
            await Task.Delay(20);
        }
    }

    private async Task<string?> LocationAsync(Holder holder, string leaf = "location")
    {
        var read = await lab.DoneAsync(holder, "network.yang.get", $$"""{"devices":["{{AttackLab.Raced}}"],"path":"/ietf-system:system/{{leaf}}","datastore":"running"}""");
        return read.GetProperty("results")[0].GetProperty("data").GetProperty("ietf-system:system").GetProperty(leaf).GetString();
    }
}
