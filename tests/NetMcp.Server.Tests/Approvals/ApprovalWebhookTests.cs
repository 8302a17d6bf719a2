using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Server.Approvals;
using NetMcp.Server.Outbound;
using NetMcp.Server.Tests.Outbound;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Approvals;

/// <summary>The announcement: signed, sparing, tried again, and in nobody's way.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ApprovalWebhookTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("a key of more than twenty-four bytes");

    [Fact]
    public async Task Message_IsSignedOverIdTimeAndBody_AndTellsNoMoreThanItMust()
    {
        var body = WebhookMessage.Body(FakeApprovals.Request, new Uri("https://gateway.test/"));

        using var message = WebhookMessage.Sign(new Uri("https://hooks.test/x"), FakeApprovals.Request.Id, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000), body, Key);

        var sent = await message.Content!.ReadAsStringAsync();
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{FakeApprovals.Request.Id}.1800000000.{sent}")));
        Assert.Equal("v1," + expected, Assert.Single(message.Headers.GetValues("webhook-signature")));
        using var content = JsonDocument.Parse(sent);
        var data = content.RootElement.GetProperty("data");
        Assert.Equal(["approval", "change", "requester", "devices", "needs", "expires_at", "link"], data.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"https://gateway.test/api/approvals/{FakeApprovals.Request.Id}", data.GetProperty("link").GetString());
        Assert.DoesNotContain("wanted", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_*")]
    public void Key_ThatIsTooShortOrNone_IsRefused(string text) => Assert.Throws<InvalidDataException>(() => WebhookMessage.ReadKey(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task Announcement_ThatFailsAtFirst_IsSentAgain()
    {
        using var folder = new TempDirectory();
        var taken = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedServer(async (number, head, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {(number == 0 ? "503 Later" : "204 Taken")}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), stop);
            if (number == 1)
            {
                taken.SetResult(head);
            }
        });
        using var http = new GuardedHttp(new AddressRules(allowPrivate: true, []), TimeProvider.System);
        using var webhook = new ApprovalWebhook(new WebhookOptions(server.Url, SecretFile(folder), null), http, TimeProvider.System, NullLogger<ApprovalWebhook>.Instance);
        await webhook.StartAsync(Guard.Token());

        webhook.Announce(FakeApprovals.Request);

        Assert.Contains("webhook-id: " + FakeApprovals.Request.Id, await taken.Task.Guarded(), StringComparison.OrdinalIgnoreCase);
        await webhook.StopAsync(Guard.Token());
    }

    [Fact]
    public async Task Announcement_ToAPrivateAddressThatNobodyAllowed_IsNotSent()
    {
        using var folder = new TempDirectory();
        await using var server = ScriptedServer.Saying("204 Taken");
        using var http = new GuardedHttp(AddressRules.PublicOnly, TimeProvider.System);
        var log = new Refusals();
        using var webhook = new ApprovalWebhook(new WebhookOptions(server.Url, SecretFile(folder), null), http, TimeProvider.System, log);
        await webhook.StartAsync(Guard.Token());

        webhook.Announce(FakeApprovals.Request);

        Assert.Contains("private address", await log.First.Task.Guarded(), StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
        await webhook.StopAsync(Guard.Token());
    }

    [Fact]
    public async Task Start_WithAKeyThatOthersMayRead_SaysSoAndSendsNothing()
    {
        using var folder = new TempDirectory();
        var key = SecretFile(folder);
        File.SetUnixFileMode(key, File.GetUnixFileMode(key) | UnixFileMode.GroupRead);
        await using var server = ScriptedServer.Saying("204 Taken");
        using var http = new GuardedHttp(new AddressRules(allowPrivate: true, []), TimeProvider.System);
        var log = new Refusals();
        using var webhook = new ApprovalWebhook(new WebhookOptions(server.Url, key, null), http, TimeProvider.System, log);

        await webhook.StartAsync(Guard.Token());
        var said = await log.First.Task.Guarded();
        webhook.Announce(FakeApprovals.Request);
        await log.Second.Task.Guarded();

        Assert.Contains(key, said, StringComparison.Ordinal);
        Assert.Contains("0600", said, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
        await webhook.StopAsync(Guard.Token());
    }

    [Fact]
    public void Announce_WithTheQueueFull_ReturnsAllTheSame()
    {
        using var http = new GuardedHttp(AddressRules.PublicOnly, TimeProvider.System);
        var log = new Refusals();
        using var webhook = new ApprovalWebhook(new WebhookOptions(new Uri("https://hooks.test"), "none", null), http, TimeProvider.System, log);

        for (var i = 0; i < 300; i++)
        {
            webhook.Announce(FakeApprovals.Request);
        }

        Assert.True(log.First.Task.IsCompletedSuccessfully);
    }

    private static string SecretFile(TempDirectory folder)
    {
        var file = folder.Write("webhook.key", Encoding.ASCII.GetString(Key) + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    private sealed class Refusals : Microsoft.Extensions.Logging.ILogger<ApprovalWebhook>
    {
        public TaskCompletionSource<string> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<string> Second { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(Microsoft.Extensions.Logging.LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _ = First.TrySetResult(formatter(state, exception)) || Second.TrySetResult(formatter(state, exception));
    }
}
