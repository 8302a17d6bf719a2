using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Core.Auditing;
using NetMcp.Trust.Keys;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>What happens to the authority's folder while the gateway runs.</summary>
public sealed class AuthorityTests
{
    [Fact]
    public async Task Rotation_NewKeySigns_BothVerify()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var before = gateway.Issue();
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.SendAsync(before, "tools/list")).Status);

        KeyRing.Rotate(gateway.Keys, gateway.Clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromMinutes(10));
        var after = gateway.Issue();

        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.SendAsync(before, "tools/list")).Status);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.SendAsync(after, "tools/list")).Status);
        gateway.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Client.SendAsync(before, "tools/list")).Status);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.SendAsync(after, "tools/list")).Status);
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("mode")]
    [InlineData("revocations")]
    public async Task Folder_NotUsable_LetsNobodyInAndSaysNoPath(string broken)
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue();
        gateway.Revocations.RevokeSubject("somebody else");
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.SendAsync(holder, "tools/list")).Status);

        switch (broken)
        {
            case "keys":
                Directory.Move(gateway.Keys, gateway.Keys + ".gone");
                break;
            case "mode":
                KeyRing.Rotate(gateway.Keys, gateway.Clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromDays(1));
                File.SetUnixFileMode(Directory.GetFiles(gateway.Keys, "*.pem")[0], UnixFileMode.UserRead | UnixFileMode.OtherRead);
                break;
            default:
                File.WriteAllText(Path.Combine(gateway.Authority, "revocations.jsonl"), "");
                break;
        }

        var answer = await gateway.Client.SendAsync(holder, "tools/list");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.DoesNotContain(gateway.Authority, answer.Body, StringComparison.Ordinal);
        Assert.Equal("temporarily_unavailable", gateway.Audit.Records[^1].Record.Code);
    }

    [Fact]
    public async Task Refusals_ManyAlike_AreCountedAndNotWritten()
    {
        await using var gateway = await GuardedGateway.StartAsync();

        for (var i = 0; i < 20; i++)
        {
            await gateway.Client.SendAsync("tools/list", "", null);
        }

        Assert.Single(gateway.Audit.Records);
        await gateway.App.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Server.Authorization.RefusalAudit>().Single().SummarizeAsync();
        Assert.Equal((AuditKind.Refused, "19 more of these in a minute."), (gateway.Audit.Records[1].Record.Kind, gateway.Audit.Records[1].Record.Reason));
    }
}
