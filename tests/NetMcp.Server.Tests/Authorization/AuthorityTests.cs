using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Auditing;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using NetMcp.Tools;
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

    [Theory]
    [InlineData("absent", "netmcp keys rotate")]
    [InlineData("ring", "ring.json")]
    [InlineData("mode", ".pem")]
    [InlineData("revocations", "revocations.jsonl")]
    public async Task Folder_NotUsableAtStart_RefusesToStartAndSaysWhy(string broken, string why)
    {
        using var folder = new TempDirectory();
        using var messages = new StringWriter();
        var keys = Path.Combine(folder.Path, "keys");
        if (broken != "absent")
        {
            KeyRing.Rotate(keys, DateTimeOffset.UtcNow, TimeSpan.Zero, TimeSpan.FromDays(1));
        }

        switch (broken)
        {
            case "ring":
                File.WriteAllText(Path.Combine(keys, "ring.json"), "{");
                break;
            case "mode":
                File.SetUnixFileMode(Directory.GetFiles(keys, "*.pem")[0], UnixFileMode.UserRead | UnixFileMode.OtherRead);
                break;
            case "revocations":
                File.WriteAllText(Path.Combine(folder.Path, "revocations.jsonl"), "no such line\n");
                break;
        }

        var code = await GatewayHost.RunAsync(
            new GatewayHostOptions
            {
                Listen = "http://127.0.0.1:0",
                LogLevel = LogLevel.Critical,
                Messages = messages,
                Authorization = new AuthorizationSettings { AuthorityFolder = folder.Path, Issuer = "x", Audience = "x", Resource = new Uri("https://gateway.test/mcp") },
                Content = services => services.AddSingleton<IAuditLog>(new RecordingAudit()).AddNetMcpTools(),
            },
            CancellationToken.None).Guarded();

        Assert.Equal(GatewayExitCode.Configuration, code);
        Assert.Contains("'authority'", messages.ToString(), StringComparison.Ordinal);
        Assert.Contains(why, messages.ToString(), StringComparison.Ordinal);
        Assert.Single(messages.ToString().TrimEnd('\n').Split('\n'));
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
