using Microsoft.Extensions.DependencyInjection;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Sessions;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Sessions;

/// <summary>Every limit but the one of the whole call is an hour here.</summary>
public sealed class CallDeadlineTests : IAsyncLifetime
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

    private readonly FakeClock _clock = new();
    private readonly FakeDevices _devices = new();
    private DeviceStand _stand = null!;

    public Task InitializeAsync()
    {
        _stand = Stand(_clock, _devices);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _devices.HangUpAsync();
        await _stand.DisposeAsync();
    }

    [Fact]
    public async Task Read_DeviceDrips_EndsAtTheDeadlineOfTheCall()
    {
        var reading = Read();
        var peer = await _devices.GreetAsync("a");
        var id = await peer.HearMessageIdAsync();
        await peer.SayAsync($"\n#1000000\n<rpc-reply message-id=\"{id}\" xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><data><x xmlns=\"urn:m\">");

        for (var waited = 0; waited < 116; waited += 29)
        {
            _clock.Advance(TimeSpan.FromSeconds(29));
            await peer.SayAsync("x");
            Assert.False(reading.IsCompleted);
        }

        _clock.Advance(TimeSpan.FromSeconds(4));

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Timeout, Transmission.Unknown, true), (failure.Code, failure.Transmission, failure.Retryable));
    }

    [Fact]
    public async Task Read_SessionsLostLate_ShareOneDeadline()
    {
        var reading = Read();
        for (var lost = 0; lost < 2; lost++)
        {
            var peer = await _devices.GreetAsync("a");
            await peer.HearMessageIdAsync();
            _clock.Advance(TimeSpan.FromSeconds(50));
            await peer.HangUpAsync();
        }

        var last = await _devices.GreetAsync("a");
        await last.HearMessageIdAsync();
        Assert.False(reading.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(20));

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Timeout, Transmission.Unknown), (failure.Code, failure.Transmission));
    }

    [Fact]
    public async Task Read_NoSessionInTime_WasNotSent()
    {
        var reading = Read();
        await _devices.NextAsync("a");

        _clock.Advance(TimeSpan.FromMinutes(2));

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Timeout, Transmission.NotSent), (failure.Code, failure.Transmission));
    }

    private static DeviceStand Stand(FakeClock clock, FakeDevices devices) =>
        new(Yaml, services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IDeviceTransports>(devices));

    private Task<Outcome<DeviceDocument>> Read() => _stand.Reader.ReadAsync(
        DeviceName.Parse("a"), new DeviceReadRequest { Datastore = Datastore.Running, Path = "/m:x", MaxBytes = 4096 }, CancellationToken.None);
}
