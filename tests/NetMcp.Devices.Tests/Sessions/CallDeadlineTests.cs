using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Sessions;

/// <summary>Every limit but the one of the whole call is an hour here.</summary>
public sealed class CallDeadlineTests() : PlayedDeviceTests(Yaml, new FakeClock())
{
    private const string Yaml = """
        credentials: { k: { kind: password-file, path: none } }
        defaults:
          user: u
          credential: k
          limits:
            call_timeout: 2m
            hello_timeout: 1h
            rpc_timeout: 1h
            reply_timeout: 1h
            stall_timeout: 1h
            liveness_interval: 1h
            idle_timeout: 1h
        devices:
          - { name: a, address: 192.0.2.1 }
        """;

    [Fact]
    public async Task Read_DeviceDrips_EndsAtTheDeadlineOfTheCall()
    {
        var reading = Read("/m:x");
        var peer = await Devices.GreetAsync("a");
        var id = await peer.HearMessageIdAsync();
        await peer.SayAsync($"\n#1000000\n<rpc-reply message-id=\"{id}\" xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><data><x xmlns=\"urn:m\">");

        for (var waited = 0; waited < 116; waited += 29)
        {
            Clock.Advance(TimeSpan.FromSeconds(29));
            await peer.SayAsync("x");
            Assert.False(reading.IsCompleted);
        }

        Clock.Advance(TimeSpan.FromSeconds(4));

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Timeout, Transmission.Unknown, true), (failure.Code, failure.Transmission, failure.Retryable));
    }

    [Fact]
    public async Task Read_SessionsLostLate_ShareOneDeadline()
    {
        var reading = Read("/m:x");
        for (var lost = 0; lost < 2; lost++)
        {
            var peer = await Devices.GreetAsync("a");
            await peer.HearMessageIdAsync();
            Clock.Advance(TimeSpan.FromSeconds(50));
            await peer.HangUpAsync();
        }

        var last = await Devices.GreetAsync("a");
        await last.HearMessageIdAsync();
        Assert.False(reading.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(20));

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Timeout, Transmission.Unknown), (failure.Code, failure.Transmission));
    }

    [Fact]
    public async Task Read_NoSessionInTime_WasNotSent()
    {
        var reading = Read("/m:x");
        await Devices.NextAsync("a");

        Clock.Advance(TimeSpan.FromMinutes(2));

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Timeout, Transmission.NotSent), (failure.Code, failure.Transmission));
    }
}
