using System.Net;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>A session is its opener's alone, for as long as the opener's token stands.</summary>
public sealed class SessionOwnerTests
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [Fact]
    public async Task Session_OfAnother_IsRefused()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue();
        var session = await gateway.Client.OpenSessionAsync(holder);

        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.InSessionAsync(holder, session, List)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.Client.InSessionAsync(gateway.Issue(), session, List)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.Client.InSessionAsync(holder.Narrow("\"operations\":[\"read\"]"), session, List)).Status);
    }

    [Fact]
    public async Task Session_EachRequest_HasTheCallersRights()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var reader = gateway.Issue().Narrow("\"tools\":[\"network.devices.list\"]");
        var session = await gateway.Client.OpenSessionAsync(reader);

        var tools = (await gateway.Client.InSessionAsync(reader, session, List)).Result.GetProperty("tools");
        var hidden = await gateway.Client.InSessionAsync(reader, session, """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"network.change.apply","arguments":{}}}""");

        Assert.Equal("network.devices.list", Assert.Single(tools.EnumerateArray()).GetProperty("name").GetString());
        Assert.Contains("Unknown tool", hidden.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_AfterRevocation_IsOverAtOnce()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue();
        var helper = holder.Narrow("");
        var session = await gateway.Client.OpenSessionAsync(helper);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.InSessionAsync(helper, session, List)).Status);

        gateway.Revocations.RevokeSubject("agent-7");

        var answer = await gateway.Client.InSessionAsync(helper, session, List);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("It was revoked", answer.Challenges, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_AfterExpiry_IsOver()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue(lifetime: TimeSpan.FromMinutes(5));
        var session = await gateway.Client.OpenSessionAsync(holder);

        gateway.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Client.InSessionAsync(holder, session, List)).Status);
    }
}
