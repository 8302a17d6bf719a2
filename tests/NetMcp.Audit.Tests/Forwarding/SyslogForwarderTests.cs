using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Audit.Forwarding;
using NetMcp.Audit.Journals;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.Core.Auditing;
using NetMcp.TestKit;
using NetMcp.TestKit.Processes;

namespace NetMcp.Audit.Tests.Forwarding;

public sealed partial class SyslogForwarderTests : IDisposable
{
    private readonly LogFixture _log = new();
    private readonly TempDirectory _folder = new();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Forward_OfWhatIsWritten_ArrivesLineByLineInOrder()
    {
        await using var receiver = new SyslogReceiver();
        await using (var journal = _log.Open(options => options with { RotateBytes = 2048 }))
        {
            using var forwarder = await StartAsync(journal, receiver.Port);
            await WriteAsync(journal, 0, 30);
            await receiver.WhenAsync(messages => messages.Count >= journal.Durable);
            await forwarder.StopAsync(default).Guarded();
        }

        // The log itself, byte for byte; its last checkpoint was written after the forwarder had stopped.
        var sent = receiver.Messages.Select(LineOf).ToList();
        Assert.Equal(_log.Lines().Take(sent.Count), sent);
        Assert.True(_log.Files().Count > 2);
    }

    [Fact]
    public async Task Forward_OverConnectionsThatAreCut_LosesNothing()
    {
        await using var receiver = new SyslogReceiver(cut: count => count is 3 or 4 or 23 or 60 or 150);
        await using var journal = _log.Open();
        using var forwarder = await StartAsync(journal, receiver.Port);
        for (var from = 0; from < 200; from += 10)
        {
            await WriteAsync(journal, from, 10);
        }

        await receiver.WhenAsync(messages => messages.Select(LineOf).Distinct().Count() >= 201);
        await forwarder.StopAsync(default).Guarded();

        Assert.True(receiver.Connections > 5);
        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"call-{number}").Order(StringComparer.Ordinal), Calls(receiver).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Forward_AfterARestart_GoesOnWhereItWasAndCatchesUp()
    {
        var port = Loopback.FreePort();
        await using (var journal = _log.Open())
        {
            await using var receiver = new SyslogReceiver(port);
            using var forwarder = await StartAsync(journal, port);
            await WriteAsync(journal, 0, 5);
            await receiver.WhenAsync(messages => messages.Count == 6);
            await forwarder.StopAsync(default).Guarded();

            // While nobody forwards.
            await WriteAsync(journal, 5, 5);
        }

        await using var later = new SyslogReceiver(port);
        await using var again = _log.Open();
        await WriteAsync(again, 10, 1);
        using var second = await StartAsync(again, port);
        await later.WhenAsync(messages => messages.Any(message => LineOf(message).Contains("call-10\"", StringComparison.Ordinal)));
        await second.StopAsync(default).Guarded();

        Assert.Equal(["call-5", "call-6", "call-7", "call-8", "call-9", "call-10"], Calls(later));
    }

    [Fact]
    public async Task Forward_OverTls_ChecksTheCertificateAndEndsInOrder()
    {
        using var certificates = new TestCertificates();
        await using var receiver = new SyslogReceiver(certificate: certificates.Server);
        await using var journal = _log.Open();
        using var forwarder = await StartAsync(journal, receiver.Port, _folder.Write("ca.pem", certificates.AuthorityPem));
        await WriteAsync(journal, 0, 3);
        await receiver.WhenAsync(messages => messages.Count == 4);
        await forwarder.StopAsync(default).Guarded();
        await WaitUntilAsync(() => receiver.OrderlyEnds == 1);
    }

    [Fact]
    public async Task Forward_ToAServerOfAnotherAuthority_SendsNothing()
    {
        using var certificates = new TestCertificates();
        using var others = new TestCertificates();
        await using var receiver = new SyslogReceiver(certificate: certificates.Server);
        await using var journal = _log.Open();
        using var forwarder = await StartAsync(journal, receiver.Port, _folder.Write("ca.pem", others.AuthorityPem));
        await WriteAsync(journal, 0, 3);
        await WaitUntilAsync(() => receiver.Connections >= 2);
        await forwarder.StopAsync(default).Guarded();

        Assert.Empty(receiver.Messages);
    }

    internal static async Task<SyslogForwarder> StartAsync(AuditJournal journal, SyslogOptions options, string folder)
    {
        var forwarder = new SyslogForwarder(journal, folder, options, TimeProvider.System, NullLogger.Instance);
        await forwarder.StartAsync(default).Guarded();
        return forwarder;
    }

    internal static async Task WriteAsync(AuditJournal journal, int from, int count)
    {
        for (var number = from; number < from + count; number++)
        {
            await journal.WriteAsync(LogFixture.Step(number), AuditUrgency.Effect, default).Guarded();
        }
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        var guard = Guard.Token();
        while (!condition())
        {
            await Task.Delay(10, guard);
        }
    }

    private static string LineOf(string message) => Content().Match(message).Value + "\n";

    private static IEnumerable<string> Calls(SyslogReceiver receiver) =>
        from message in receiver.Messages
        let record = JsonDocument.Parse(LineOf(message)).RootElement
        where record.TryGetProperty("call", out _)
        select record.GetProperty("call").GetString();

    [GeneratedRegex("""\{"seq":.*$""")]
    private static partial Regex Content();

    private Task<SyslogForwarder> StartAsync(AuditJournal journal, int port, string? ca = null) => StartAsync(
        journal,
        new SyslogOptions { Host = "127.0.0.1", Port = port, Tls = ca is not null, CaFile = ca, ShortestPause = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromMilliseconds(100) },
        _log.Folder);
}
