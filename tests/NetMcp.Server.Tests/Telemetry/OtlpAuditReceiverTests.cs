using System.Text;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Outbound;
using NetMcp.Server.Telemetry;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Telemetry;

/// <summary>What is made of the receiver's answers.</summary>
public sealed class OtlpAuditReceiverTests
{
    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"partialSuccess":{}}""", null)]
    [InlineData("""{"partialSuccess":{"rejectedLogRecords":"1","errorMessage":"too long"}}""", "1 of 2")]
    [InlineData("""{"partialSuccess":{"rejectedLogRecords":2}}""", "2 of 2")]
    [InlineData("[1", null)]
    public async Task Send_OfWhatIsRejectedForGood_IsTold(string answer, string? told)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Answer = answer;
        var log = new Log();
        using var http = new GuardedHttp(new AddressRules(allowPrivate: true, []), TimeProvider.System);

        await new OtlpAuditReceiver(new Uri(receiver.Url), http, log).SendAsync([Line(1), Line(2)], Guard.Token()).Guarded();

        Assert.Single(receiver.Bodies("/v1/logs"));
        Assert.Equal(told is null ? 0 : 1, log.Errors.Count);
        Assert.All(log.Errors, error => Assert.Contains(told!, error, StringComparison.Ordinal));
    }

    private static byte[] Line(int seq) => Encoding.ASCII.GetBytes($"{{\"seq\":{seq},\"time\":\"2026-01-01T00:00:00.000Z\",\"prev\":\"{new string('0', 64)}\",\"kind\":\"x\"}}\n");

    private sealed class Log : ILogger<OtlpAuditReceiver>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Errors.Add(formatter(state, exception));
    }
}
