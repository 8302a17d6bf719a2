using System.Net;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>What somebody else opened, and what has ended.</summary>
[Collection(AttackCollection.Name)]
public sealed class SessionAttackTests(AttackLab lab)
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [RequiresFact(AttackLab.Needs)]
    public async Task Session_OfAnotherOrByANarrowerChain_IsRefused()
    {
        var owner = lab.Issue(subject: "owner");
        var session = await lab.Client.OpenSessionAsync(owner);
        foreach (var (thief, name) in new[] { (lab.Issue(), "mallory"), (owner.Narrow("\"operations\":[\"read\"]"), "owner"), (lab.Issue(subject: "owner"), "owner") })
        {
            var attack = await lab.BeginAsync();
            var answer = await lab.Client.InSessionAsync(thief, session, List);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            await attack.RefusedAsync(answer, principal: name);
        }
    }

    /// <summary>Its stream, the rest of a stream that broke, and its end are the owner's as well.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Stream_OfAnothersSession_IsRefused()
    {
        var (owner, mallory) = (lab.Issue(subject: "owner"), lab.Issue());
        var (session, own) = (await lab.Client.OpenSessionAsync(owner), await lab.Client.OpenSessionAsync(mallory));
        var listed = await lab.Client.InSessionAsync(owner, session, List);
        var last = listed.Body.Split('\n').First(line => line.StartsWith("id: ", StringComparison.Ordinal))["id: ".Length..].Trim();
        (HttpMethod Method, (string, string)[] Headers)[] tries =
        [
            (HttpMethod.Get, [("Accept", "text/event-stream"), ("Mcp-Session-Id", session)]),
            (HttpMethod.Delete, [("Mcp-Session-Id", session)]),
            (HttpMethod.Get, [("Accept", "text/event-stream"), ("Mcp-Session-Id", session), ("Last-Event-ID", last)]),
            (HttpMethod.Get, [("Accept", "text/event-stream"), ("Mcp-Session-Id", own), ("Last-Event-ID", last)]),
            (HttpMethod.Get, [("Accept", "text/event-stream"), ("Mcp-Session-Id", own), ("Mcp-Session-Id", session)]),
        ];
        foreach (var (method, headers) in tries)
        {
            var attack = await lab.BeginAsync();
            using var response = await lab.Client.OpenAsync(method, null, null, [.. headers, .. mallory.Headers(AttackLab.Now, method.Method)]);
            var answer = await GateAnswer.ReadAsync(response);
            Assert.DoesNotContain("network.", answer.Body, StringComparison.Ordinal);
            await attack.RefusedAsync(answer, principal: "mallory");
        }

        Assert.Equal(HttpStatusCode.OK, (await lab.Client.InSessionAsync(owner, session, List)).Status);
    }

    /// <summary>A link in the middle is revoked: what stands below it ends, what stands above does not.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Revoked_Link_EndsItsDescendantsOnly()
    {
        var owner = lab.Issue(subject: "links");
        var middle = owner.Narrow("", "middle");
        var below = middle.Narrow("").Narrow("");

        // A link's maker chose its jti: it is named by those above it too.
        lab.Revocations.RevokeLink(string.Join('/', middle.Chain.Split('~').Select(Id)));

        foreach (var ended in new[] { middle, below, middle.Narrow("") })
        {
            var attack = await lab.BeginAsync();
            await attack.RefusedAsync(await lab.Client.CallAsync(ended, "network.devices.list"));
        }

        Assert.Equal(HttpStatusCode.OK, (await lab.Client.CallAsync(owner.Narrow(""), "network.devices.list")).Status);
    }

    private static string Id(string jws) =>
        System.Text.Json.JsonElement.Parse(System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(jws.Split('.')[1]))).GetProperty("jti").GetString()!;

    [RequiresFact(AttackLab.Needs)]
    public async Task Call_BeforeInitialize_IsRefused()
    {
        foreach (var session in new[] { "guessed", "../../x", new string('A', 64) })
        {
            var attack = await lab.BeginAsync();
            var answer = await lab.Client.InSessionAsync(lab.Issue(), session, """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"network.devices.list","arguments":{}}}""");
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            await attack.RefusedAsync(answer, principal: "mallory");
        }
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Revoked_MidSession_AllBelowItEndAtOnce(bool byToken)
    {
        var subject = byToken ? "by-token" : "by-subject";
        var owner = lab.Issue(subject: subject);
        var helper = owner.Narrow("").Narrow("");
        var session = await lab.Client.OpenSessionAsync(helper);
        Assert.Equal(HttpStatusCode.OK, (await lab.Client.InSessionAsync(helper, session, List)).Status);

        if (byToken)
        {
            lab.Revocations.RevokeLink(Id(owner.Chain));
        }
        else
        {
            lab.Revocations.RevokeSubject(subject);
        }

        var attack = await lab.BeginAsync();
        await attack.RefusedAsync(await lab.Client.InSessionAsync(helper, session, List));
        attack = await lab.BeginAsync();
        await attack.RefusedAsync(await lab.Client.CallAsync(owner, "network.devices.list"));
        attack = await lab.BeginAsync();
        await attack.RefusedAsync(await lab.Client.CallAsync(owner.Narrow(""), "network.devices.list"));
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Cursor_OfAnotherCaller_IsAsOneThatNeverWas()
    {
        var owner = lab.Issue(AttackLab.Whole, "owner");
        var read = await lab.DoneAsync(owner, "network.yang.get", """{"devices":["edge-1"],"datastore":"running","max_bytes":1024}""");
        var cursor = read.GetProperty("results")[0].GetProperty("cursor").GetString()!;
        var never = new string(cursor[0] == 'A' ? 'B' : 'A', cursor.Length);

        foreach (var (thief, name) in new[] { (lab.Issue(), "mallory"), (owner.Narrow("\"paths\":{\"deny\":[\"/ietf-system:system/authentication\"]}"), "owner") })
        {
            var attack = await lab.BeginAsync();
            var stolen = await lab.Client.CallAsync(thief, "network.yang.get", $$"""{"cursor":"{{cursor}}"}""");
            await attack.RefusedAsync(stolen, principal: name);
            Assert.Equal((await lab.Client.CallAsync(thief, "network.yang.get", $$"""{"cursor":"{{never}}"}""")).Body, stolen.Body);
        }
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Audit_WhileTheGatewayRuns_IsWhatItWrote()
    {
        await lab.Client.CallAsync(lab.Issue(), "network.devices.list");
        var run = await lab.VerifyAsync().Guarded();
        Assert.True(run.ExitCode == NetMcp.Server.Cli.CliExitCode.Done, run.Out + run.Error);
    }
}
