using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Server.Mcp.Subscriptions;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Listening to what is hidden, longer than a token lasts, or so much that others hear nothing.</summary>
[Collection(AttackCollection.Name)]
public sealed class SubscriptionAttackTests(AttackLab lab)
{
    private const string Contact = "network:///device/race-1/data/ietf-system:system/contact";
    private const string Hostname = "network:///device/race-1/data/ietf-system:system/hostname";

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("network:///device/vault-9/capabilities", "network:///device/fault-9/capabilities")]
    [InlineData("network:///device/vault-9/data/ietf-system:system", "network:///device/fault-9/data/ietf-system:system")]
    [InlineData("network:///device/%76ault-9/data/ietf-system:system", "network:///device/%66ault-9/data/ietf-system:system")]
    [InlineData("network:///device/VAULT-9/interfaces", "network:///device/FAULT-9/interfaces")]
    [InlineData("network:///device/edge-1/data/ietf-system:system/authentication", "network:///device/edge-1/data/ietf-system:system/authenticatiom")]
    [InlineData("network:///device/edge-1/data/ietf-system:system/authentication/user=canary-user", "network:///device/edge-1/data/ietf-system:system/authentication/user=canary-usex")]
    [InlineData("network:///device/edge-1/data/ietf-system:system/authenticati%6Fn", "network:///device/edge-1/data/ietf-system:system/authenticati%6Fm")]
    public async Task Listen_ToWhatIsHidden_IsAcknowledgedAsWhatIsMissing(string hidden, string missing)
    {
        var mallory = lab.Issue();
        var attack = await lab.BeginAsync();

        using (var one = await Listener.OpenAsync(lab, mallory, hidden))
        using (var other = await Listener.OpenAsync(lab, mallory, missing))
        {
            Assert.Contains("acknowledged", one.First, StringComparison.Ordinal);
            Assert.Equal(Untraced(other.First).Replace(missing, hidden, StringComparison.Ordinal), Untraced(one.First));
            Updates.Publish(_ => false);
        }

        // That it was opened, with what it asked for, and that it has ended.
        var opened = await RecordAsync(attack, record => Text(record, "kind") == "call-begun" && Text(record, "arguments")?.Contains(hidden, StringComparison.Ordinal) == true);
        Assert.Equal(("subscriptions/listen", "mallory", "127.0.0.1"), (Text(opened, "tool"), Text(opened, "principal"), Text(opened, "remote")));
        var ended = await RecordAsync(attack, record => Text(record, "kind") == "call-ended" && Text(record, "call") == Text(opened, "call"));
        Assert.Equal("closed", Text(ended, "code"));
    }

    /// <summary>A real change of a denied node, of which whoever may read it hears, and of an allowed one after it.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Listen_ToWhatIsDenied_HearsNothingOfIt()
    {
        var (mallory, owner) = (lab.Issue(AttackLab.RacedAgent), lab.Issue(AttackLab.RacedWhole, "owner"));
        const string Encoded = "network:///device/race-1/data/ietf-system:system/c%6Fntact";
        using var hears = await Listener.OpenAsync(lab, owner, Contact, Hostname);
        using var denied = await Listener.OpenAsync(lab, mallory, Contact, Encoded, "network:///device/race-1/data/ietf-system:system/authentication", Hostname);
        await ChangeAsync(owner, "contact", "canary-contact new", hears, Contact);
        await ChangeAsync(owner, "hostname", "race-1-new", hears, Hostname);

        var heard = await denied.UntilAsync("resources/updated");

        Assert.Contains(Hostname, heard, StringComparison.Ordinal);
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Listen_BeyondItsToken_EndsAndIsRecorded(bool isRevoked)
    {
        // What expires is let in by the skew alone, and for two seconds.
        var subject = isRevoked ? "ends-revoked" : "ends-expired";
        var holder = isRevoked ? lab.Issue(subject: subject) : Expiring(subject);
        var attack = await lab.BeginAsync();
        using var listener = await Listener.OpenAsync(lab, holder, "network:///devices");
        Assert.Contains("acknowledged", listener.First, StringComparison.Ordinal);
        if (isRevoked)
        {
            lab.Revocations.RevokeSubject(subject);
            Updates.Publish("network:///devices");
        }

        Assert.DoesNotContain(isRevoked ? "resources/updated" : "canary", await listener.ToEndAsync(), StringComparison.Ordinal);
        var ended = await RecordAsync(attack, record => Text(record, "kind") == "call-ended" && Text(record, "tool") == "subscriptions/listen" && Text(record, "principal") == subject);
        Assert.Equal("token_ended", Text(ended, "code"));
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Session_BeyondItsToken_FallsSilentAndIsRecorded()
    {
        var holder = lab.Issue(subject: "silent");
        var session = await lab.Client.OpenSessionAsync(holder);
        var attack = await lab.BeginAsync();
        using var answer = await lab.Client.OpenAsync(HttpMethod.Get, null, null, [("Accept", "text/event-stream"), ("Mcp-Session-Id", session), .. holder.Headers(AttackLab.Now, "GET")]);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await SubscribeAsync(holder, session, "subscribe", "network:///devices");
        await SubscribeAsync(holder, session, "unsubscribe", "network:///devices");
        await SubscribeAsync(holder, session, "subscribe", "network:///devices");
        lab.Revocations.RevokeSubject("silent");
        Updates.Publish("network:///devices");

        Assert.DoesNotContain("updated", await lines.ReadToEndAsync().Guarded(), StringComparison.Ordinal);
        Assert.All(["resources/subscribe network:///devices", "resources/unsubscribe network:///devices"], tool => Assert.Contains(attack.Since(), record => Text(record, "tool") == tool));
        var opened = await RecordAsync(attack, record => Text(record, "kind") == "call-begun" && Text(record, "tool") == "GET /mcp");
        var ended = await RecordAsync(attack, record => Text(record, "kind") == "call-ended" && Text(record, "call") == Text(opened, "call"));
        Assert.Equal(("silent", "token_ended"), (Text(ended, "principal"), Text(ended, "code")));
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Listen_MoreThanOnesShare_IsRefusedAndOthersAreServed()
    {
        using var limits = new ChangedLimits(lab.Limits, limits => limits.MaxListenStreamsPerPrincipal = 8);
        var mallory = lab.Issue();
        var helper = mallory.Narrow("");
        var open = new List<Listener>();
        try
        {
            // Another token, or a link below it, is no other principal.
            for (var i = 0; i < 8; i++)
            {
                open.Add(await Listener.OpenAsync(lab, i % 2 == 0 ? mallory : helper, "network:///devices"));
            }

            foreach (var more in new[] { mallory, helper, lab.Issue(), mallory.Narrow("\"operations\":[\"read\"]", "nina") })
            {
                var attack = await lab.BeginAsync();
                using var refused = await Listener.OpenAsync(lab, more, "network:///devices");
                Assert.Contains("-32000", refused.First, StringComparison.Ordinal);
                var record = await attack.RecordedAsync("mallory");
                Assert.Equal(("refused", "too_many_streams"), (Text(record, "kind"), Text(record, "code")));
            }

            using var other = await Listener.OpenAsync(lab, lab.Issue(subject: "other"), "network:///devices");
            Assert.Contains("acknowledged", other.First, StringComparison.Ordinal);
        }
        finally
        {
            open.ForEach(listener => listener.Dispose());
        }

        // What was closed has its places back.
        while (true)
        {
            using var again = await Listener.OpenAsync(lab, mallory, "network:///devices");
            if (again.First.Contains("acknowledged", StringComparison.Ordinal))
            {
                break;
            }

            await Task.Delay(20);
        }
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Subscription_TooMuchInOne_IsRefused()
    {
        var mallory = lab.Issue();
        var attack = await lab.BeginAsync();
        using (var many = await Listener.OpenAsync(lab, mallory, [.. Enumerable.Range(0, 65).Select(i => $"network:///device/d{i}/interfaces")]))
        {
            Assert.Contains("-32602", many.First, StringComparison.Ordinal);
            Assert.Equal("limit", Text(await attack.RecordedAsync("mallory"), "code"));
        }

        // An address is kept as long as the stream: a long one is as one that answers for nothing.
        var address = "network:///device/edge-1/data/ietf-system:system/" + new string('x', 100_000);
        using var longest = await Listener.OpenAsync(lab, mallory, address);
        Assert.True(longest.First.Length < 1000, longest.First);

        var session = await lab.Client.OpenSessionAsync(mallory);
        attack = await lab.BeginAsync();
        await attack.RefusedAsync(await SubscribeAsync(mallory, session, "subscribe", address), address, "mallory");
        for (var i = 0; i < 64; i++)
        {
            await SubscribeAsync(mallory, session, "subscribe", $"network:///device/d{i}/interfaces");
        }

        attack = await lab.BeginAsync();
        await attack.RefusedAsync(await SubscribeAsync(mallory, session, "subscribe", "network:///devices"), principal: "mallory");
    }

    /// <summary>Ever more sessions of one make room among its own: those of others stay.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Sessions_MoreThanOnesShare_EndTheOwnOnly()
    {
        using var limits = new ChangedLimits(lab.Limits, limits => limits.MaxSessionsPerPrincipal = 4);
        var (owner, mallory) = (lab.Issue(subject: "keeper"), lab.Issue(subject: "flooder"));
        var kept = await lab.Client.OpenSessionAsync(owner);
        var sessions = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            sessions.Add(await lab.Client.OpenSessionAsync(i % 2 == 0 ? mallory : lab.Issue(subject: "flooder")));
        }

        const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";
        Assert.Equal(HttpStatusCode.OK, (await lab.Client.InSessionAsync(owner, kept, List)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lab.Client.InSessionAsync(mallory, sessions[0], List)).Status);
    }

    /// <summary>Nothing piles up for a listener that does not read, others hear, and its end comes without its help.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Listener_ThatNeverReads_HoldsUpNobodyAndEnds()
    {
        var deaf = lab.Issue(subject: "deaf");
        string[] uris = [.. Enumerable.Range(0, 64).Select(i => $"network:///device/edge-1/data/ietf-system:system/{new string('x', 4000)}{i}")];
        var body = Listener.Body(uris);
        var head = string.Concat(deaf.Headers(AttackLab.Now).Select(header => $"{header.Name}: {header.Value}\r\n"));
        var attack = await lab.BeginAsync();
        using var client = await RawConnection.OpenAsync(
            lab,
            $"POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\nMcp-Method: subscriptions/listen\r\n{head}Content-Length: {body.Length}\r\n\r\n{body}");
        await RecordAsync(attack, record => Text(record, "kind") == "call-begun" && Text(record, "principal") == "deaf");
        using var hears = await Listener.OpenAsync(lab, lab.Issue(), "network:///devices");

        // A quarter of a megabyte each: more than any socket holds.
        for (var i = 0; i < 200; i++)
        {
            Updates.Publish(_ => true);
            Assert.NotNull(await hears.UntilAsync("resources/updated"));
        }

        lab.Revocations.RevokeSubject("deaf");
        var ended = await RecordAsync(attack, record => Text(record, "kind") == "call-ended" && Text(record, "principal") == "deaf");
        Assert.Equal("token_ended", Text(ended, "code"));

        // What it reads at last is what its connection held and what waited once, not all that was said.
        var (left, _) = await client.ToEndAsync();
        Assert.InRange(left, 1, 16 * 1024 * 1024);
    }

    // The trace is another for every request.
    private static string Untraced(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\"traceparent\":\"[^\"]*\"", string.Empty);

    private ResourceUpdates Updates => lab.App.Services.GetRequiredService<ResourceUpdates>();

    private static string? Text(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static async Task<JsonElement> RecordAsync(Attack attack, Func<JsonElement, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Guard.Timeout);
        while (true)
        {
            if (attack.Since().FirstOrDefault(wanted) is { ValueKind: JsonValueKind.Object } found)
            {
                return found;
            }

            Assert.False(patience.IsCancellationRequested, string.Join('\n', attack.Since()));
            await Task.Delay(20);
        }
    }

    private Task<GateAnswer> SubscribeAsync(Holder holder, string session, string verb, string uri) =>
        lab.Client.InSessionAsync(holder, session, $$$"""{"jsonrpc":"2.0","id":1,"method":"resources/{{{verb}}}","params":{"uri":"{{{uri}}}"}}""");

    private Holder Expiring(string subject)
    {
        var key = NetMcp.Trust.Keys.SigningKey.Create();
        return new Holder(key, lab.Token(Holder.Claims(subject, AttackLab.Agent, key, AttackLab.Now.AddMinutes(-10), TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(28), isLink: false)), AttackLab.Now);
    }

    private async Task ChangeAsync(Holder owner, string leaf, string value, Listener hears, string uri)
    {
        var plan = await lab.DoneAsync(owner, "network.change.plan", $$"""{"edits":[{"device":"{{AttackLab.Raced}}","path":"/ietf-system:system/{{leaf}}","value":"{{value}}"}]}""");
        var change = plan.GetProperty("change").GetString()!;
        await lab.DoneAsync(owner, "network.change.apply", $$"""{"change":"{{change}}"}""");
        await lab.EndAsync(owner, change);

        Assert.Contains(uri, await hears.UntilAsync("resources/updated"), StringComparison.Ordinal);
    }
}
