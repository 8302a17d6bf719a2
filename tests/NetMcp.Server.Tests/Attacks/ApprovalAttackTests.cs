using System.Net;
using System.Text.Json;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Approving what one must not approve, and applying more often than was approved.</summary>
[Collection(AttackCollection.Name)]
public sealed class ApprovalAttackTests(AttackLab lab) : IDisposable
{
    private const string Api = ApprovalCalls.Api;

    private readonly ApprovalCalls _approvals = new(lab, "edge-1", AttackLab.Whole);

    public void Dispose() => _approvals.Dispose();

    [RequiresFact(AttackLab.Needs)]
    public async Task Approve_ByWhomeverMustNot_IsRefused()
    {
        var mallory = lab.Issue(AttackLab.Whole);
        var (_, id, hash) = await _approvals.AskAsync(mallory, "own");
        var body = ApprovalCalls.Body(hash);
        (Holder? Who, string? Name)[] tries =
        [
            (mallory, "mallory"),
            (lab.Issue(AttackLab.Whole), "mallory"),
            (mallory.Narrow("", "nina"), "mallory"),
            (lab.Issue(AttackLab.Whole, "nina").Narrow("", "mallory"), "nina"),
            (lab.Issue(AttackLab.Whole, "stranger"), "stranger"),
            (lab.Issue(AttackLab.Whole.Replace(",\"approve\"", "", StringComparison.Ordinal), "nina"), "nina"),
            (SameKey(mallory, "nina"), "nina"),
            (null, null),
        ];
        foreach (var (who, name) in tries)
        {
            var attack = await lab.BeginAsync();
            var answer = await _approvals.SendAsync(who, HttpMethod.Post, $"{Api}/{id}/approve", body);
            Assert.True(answer.Status >= HttpStatusCode.BadRequest, $"{name}: {answer.Body}");
            await attack.RefusedAsync(answer, principal: name);
        }

        Assert.Equal("waiting", (await _approvals.ShowAsync(id)).GetProperty("state").GetString());
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Approve_InAForeignWay_IsRefused()
    {
        var (_, id, hash) = await _approvals.AskAsync(lab.Issue(AttackLab.Whole), "ways");
        var nina = lab.Issue(AttackLab.Whole, "nina");
        (HttpMethod Method, string Path, string Body, string Type, (string, string)[] More)[] tries =
        [
            (HttpMethod.Post, $"{Api}/{id}/approve", ApprovalCalls.Body(hash), "text/plain", []),
            (HttpMethod.Post, $"{Api}/{id}/approve", $"plan_hash={hash}", "application/x-www-form-urlencoded", []),
            (HttpMethod.Post, $"{Api}/{id}/approve", ApprovalCalls.Body(hash), "multipart/form-data; boundary=x", []),
            (HttpMethod.Post, $"{Api}/{id}/approve", ApprovalCalls.Body(hash), "application/json", [("Origin", "https://evil.test")]),
            (HttpMethod.Post, $"{Api}/{id}/approve", ApprovalCalls.Body(hash), "application/json", [("Origin", "null")]),
            (HttpMethod.Post, $"{Api}/{id}/approve", ApprovalCalls.Body(hash), "application/json", [("Host", "evil.test")]),
            (HttpMethod.Post, $"{Api}/{id}/approve", ApprovalCalls.Body(new string('0', hash.Length)), "application/json", []),
            (HttpMethod.Post, $"{Api}/{id}/approve", $$"""{"plan_hash":"{{hash}}","plan_hash":"{{hash}}"}""", "application/json", []),
            (HttpMethod.Post, $"{Api}/{id}/approve", $$"""{"plan_hash":"{{hash}}","principal":"nils"}""", "application/json", []),
            (HttpMethod.Post, $"{Api}/{id}/approve", "{\"plan_hash\":" + new string('[', 500), "application/json", []),
            (HttpMethod.Post, $"{Api}/{id}/approve", new string(' ', 100_000) + ApprovalCalls.Body(hash), "application/json", []),
            (HttpMethod.Post, $"{Api}/a-{new string('0', 32)}/approve", ApprovalCalls.Body(hash), "application/json", []),
        ];
        foreach (var (method, path, body, type, more) in tries)
        {
            var attack = await lab.BeginAsync();
            var answer = await _approvals.SendAsync(nina, method, path, body, type, more);
            await attack.RefusedAsync(answer, principal: more.Length > 0 ? null : "nina");
        }

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
        {
            var answer = await _approvals.SendAsync(nina, method, $"{Api}/{id}/approve", null, more: [("X-HTTP-Method-Override", "POST")]);
            Assert.Contains(answer.Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        }

        Assert.Equal("waiting", (await _approvals.ShowAsync(id)).GetProperty("state").GetString());
    }

    /// <summary>A proof is for one request: the approver's own for something else, taken and sent again, approves nothing.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Approve_ByATakenProofOrForAnotherHash_IsRefused()
    {
        var (_, id, hash) = await _approvals.AskAsync(lab.Issue(AttackLab.Whole), "proofs");
        var (_, other, _) = await _approvals.AskAsync(lab.Issue(AttackLab.Whole), "proofs-other");
        var nina = lab.Issue(AttackLab.Whole, "nina");
        string Url(string path) => "https://gateway.test" + path;
        var used = nina.Headers(AttackLab.Now, "GET", Url($"{Api}/{id}"));
        Assert.Equal("waiting", State((await _approvals.SendAsync(null, HttpMethod.Get, $"{Api}/{id}", null, more: used)).Message));
        (string, string)[][] tries =
        [
            used,
            nina.Headers(AttackLab.Now, "GET", Url($"{Api}/{id}/approve")),
            nina.Headers(AttackLab.Now, "POST", Url($"{Api}/{other}/approve")),
            nina.Headers(AttackLab.Now, "POST", Url($"{Api}/{id}/reject")),
            nina.Headers(AttackLab.Now),
            [nina.Headers(AttackLab.Now)[0]],
            [("Authorization", "Bearer " + nina.Chain)],
            [("Cookie", "token=" + nina.Chain)],
        ];
        foreach (var headers in tries)
        {
            var attack = await lab.BeginAsync();
            var answer = await _approvals.SendAsync(null, HttpMethod.Post, $"{Api}/{id}/approve", ApprovalCalls.Body(hash), more: headers);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            await attack.RefusedAsync(answer);
        }

        foreach (var wrong in new[] { hash[..8], hash.ToUpperInvariant(), hash + " ", string.Empty, "*", hash[..^1] + (hash[^1] == '0' ? '1' : '0') })
        {
            var attack = await lab.BeginAsync();
            await attack.RefusedAsync(await _approvals.SendAsync(nina, HttpMethod.Post, $"{Api}/{id}/approve", ApprovalCalls.Body(wrong)), principal: "nina");
        }

        Assert.Equal("waiting", State(await _approvals.ShowAsync(id)));

        static string? State(JsonElement shown) => shown.GetProperty("state").GetString();
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Approval_UsedRacedForOrForAnotherPlan_BeginsOneChange()
    {
        var agent = lab.Issue(AttackLab.Whole, "agent");
        var (change, id, hash) = await _approvals.AskAsync(agent, "raced");
        var (other, _, _) = await _approvals.AskAsync(agent, "other");

        // Two approve at once, and each again: it is one approval by each.
        var (nina, nils) = (lab.Issue(AttackLab.Whole, "nina"), lab.Issue(AttackLab.Whole, "nils"));
        await Task.WhenAll(new[] { nina, nils, nina, nils }.Select(who => _approvals.SendAsync(who, HttpMethod.Post, $"{Api}/{id}/approve", ApprovalCalls.Body(hash))));

        var attack = await lab.BeginAsync();
        var racing = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => lab.Client.CallAsync(agent, "network.change.apply", $$"""{"change":"{{change}}","idempotency_key":"k{{i}}"}""")));
        await lab.EndAsync(agent, change);

        // Whoever comes later is told how the one that began stands, or that there is nothing to begin.
        Assert.All(racing, answer => Assert.Contains(change, answer.Body, StringComparison.Ordinal));
        await Task.Delay(200);
        foreach (var refused in racing)
        {
            attack.Silent(refused);
        }

        Assert.Single(attack.Since(), record => record.GetProperty("kind").GetString() == "approval-used");

        // What was approved for one plan is nothing to the other; and it is used.
        Assert.Equal("awaiting_approval", (await lab.DoneAsync(agent, "network.change.apply", $$"""{"change":"{{other}}"}""")).GetProperty("state").GetString());
        attack = await lab.BeginAsync();
        await attack.RefusedAsync(await _approvals.SendAsync(lab.Issue(AttackLab.Whole, "nils"), HttpMethod.Post, $"{Api}/{id}/reject", ApprovalCalls.Body(hash)), principal: "nils");
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Apply_OfWhatThePolicyProtects_IsRefused()
    {
        var agent = lab.Issue(AttackLab.Whole, "agent");
        var plan = await lab.DoneAsync(agent, "network.change.plan", """{"edits":[{"device":"edge-1","path":"/ietf-system:system/clock/timezone-utc-offset","value":60}]}""");
        var attack = await lab.BeginAsync();

        await attack.RefusedAsync(await lab.Client.CallAsync(agent, "network.change.apply", $$"""{"change":"{{plan.GetProperty("change").GetString()}}"}"""), principal: "agent");

        Assert.DoesNotContain(attack.Since(), record => record.GetProperty("kind").GetString() == "change-step");
    }

    private Holder SameKey(Holder other, string subject) =>
        new(other.Key, lab.Token(Holder.Claims(subject, AttackLab.Whole, other.Key, AttackLab.Now, null, isLink: false)), AttackLab.Now);
}
