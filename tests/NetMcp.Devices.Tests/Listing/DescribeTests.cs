using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Tests.Sessions;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;
using Xunit;

namespace NetMcp.Devices.Tests.Listing;

/// <summary>A description is one more request at the device: it waits in the same line and is sent again like a read.</summary>
public sealed class DescribeTests() : PlayedDeviceTests(Yaml)
{
    private const string Yaml = """
        credentials: { k: { kind: password-file, path: none } }
        defaults: { user: u, credential: k, limits: { read_sessions: 1, in_flight: 2, queue: 0 } }
        devices:
          - { name: a, address: 192.0.2.1 }
        """;

    private const string Library = "urn:ietf:params:netconf:capability:yang-library:1.0?revision=2016-06-21&module-set-id=1";

    private static readonly DeviceName A = DeviceName.Parse("a");

    [Fact]
    public async Task Describe_QueueFull_IsBusyAtOnce()
    {
        var waiting = Enumerable.Range(0, 2).Select(i => Read($"/m:x{i}")).ToList();

        var busy = await Stand.Directory.DescribeAsync(A, Guard.Token()).Guarded();

        Assert.Equal((FailureCode.Busy, true), (busy.Failure!.Code, busy.Failure.Retryable));
        await (await Devices.NextAsync("a")).HangUpAsync();
        await (await Devices.NextAsync("a")).HangUpAsync();
        await Task.WhenAll(waiting).Guarded();
    }

    [Fact]
    public async Task Describe_SessionGivenUpByAnother_IsSentAgainElsewhere()
    {
        using var impatient = new CancellationTokenSource();
        var given = Stand.Directory.DescribeAsync(A, impatient.Token);
        var first = await GreetAsync();
        await first.HearMessageIdAsync();
        var describing = Stand.Directory.DescribeAsync(A, Guard.Token());
        await first.HearMessageIdAsync();

        await impatient.CancelAsync();
        var second = await GreetAsync();
        await second.SayReplyAsync(await second.HearMessageIdAsync(), """
            <data><modules-state xmlns="urn:ietf:params:xml:ns:yang:ietf-yang-library">
            <module><name>n</name><revision/><namespace>urn:n</namespace></module></modules-state></data>
            """);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.Guarded());
        Assert.Equal(["m", "n"], (await describing.Guarded()).Value.Modules.Select(module => module.Name));
    }

    private async Task<FakeNetconfPeer> GreetAsync()
    {
        var peer = await Devices.NextAsync("a");
        await peer.SayHelloAsync(true, "urn:m?module=m&revision=2020-01-01", Library);
        await peer.HearAsync();
        return peer;
    }
}
