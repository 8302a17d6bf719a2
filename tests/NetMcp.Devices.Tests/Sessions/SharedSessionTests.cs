using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Sessions;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Sessions;

public sealed class SharedSessionTests() : PlayedDeviceTests(Yaml)
{
    private const string Yaml = """
        credentials: { k: { kind: password-file, path: none } }
        defaults: { user: u, credential: k, limits: { read_sessions: 1, in_flight: 2, queue: 1 } }
        devices:
          - { name: a, address: 192.0.2.1 }
          - { name: b, address: 192.0.2.2 }
        """;

    [Fact]
    public async Task Read_EqualReadsUnderWay_AreOneOnTheWire()
    {
        using var impatient = new CancellationTokenSource();
        var given = Read("/m:x", cancellationToken: impatient.Token);
        var kept = Read("/m:x");
        var peer = await Devices.GreetAsync("a");
        var id = await peer.HearMessageIdAsync();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.Guarded());
        await peer.SayReplyAsync(id, "<data><x xmlns='urn:m'>1</x></data>");

        Assert.Equal("<x xmlns=\"urn:m\">1</x>", (await kept.Guarded()).Value.Text);
        Assert.False(peer.HasSomethingToHear);
    }

    [Fact]
    public async Task Read_SessionGivenUpByAnother_IsSentAgainElsewhere()
    {
        using var impatient = new CancellationTokenSource();
        var given = Read("/m:slow", cancellationToken: impatient.Token);
        var first = await Devices.GreetAsync("a");
        await first.HearMessageIdAsync();
        var other = Read("/m:x");
        await first.HearMessageIdAsync();

        await impatient.CancelAsync();
        var second = await Devices.GreetAsync("a");
        await second.SayReplyAsync(await second.HearMessageIdAsync(), "<data><x xmlns='urn:m'>2</x></data>");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.Guarded());
        Assert.Equal("<x xmlns=\"urn:m\">2</x>", (await other.Guarded()).Value.Text);
    }

    [Fact]
    public async Task Read_SessionLostEveryTime_EndsAsOutcomeUnknown()
    {
        var reading = Read("/m:x");
        for (var i = 0; i < 3; i++)
        {
            var peer = await Devices.GreetAsync("a");
            await peer.HearMessageIdAsync();
            await peer.HangUpAsync();
        }

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Unreachable, Transmission.Unknown), (failure.Code, failure.Transmission));
    }

    [Theory]
    [InlineData((int)OpenFailureKind.Down)]
    [InlineData((int)OpenFailureKind.Login)]
    [InlineData((int)OpenFailureKind.NotTried)]
    public async Task Read_SentOnASessionThatDiedAndNoOtherToBeHad_EndsAsOutcomeUnknown(int kind)
    {
        var reading = Read("/m:x");
        var peer = await Devices.GreetAsync("a");
        await peer.HearMessageIdAsync();
        Devices.Broken["a"] = (OpenFailureKind)kind;
        await peer.HangUpAsync();

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Unreachable, Transmission.Unknown), (failure.Code, failure.Transmission));
        Assert.Equal(2, Devices.Attempts["a"]);

        // What is asked after that never leaves.
        Assert.Equal(Transmission.NotSent, (await Read("/m:x").Guarded()).Failure!.Transmission);
    }

    [Fact]
    public async Task Read_QueueFull_IsBusyAtOnce()
    {
        var waiting = Enumerable.Range(0, 3).Select(i => Read($"/m:x{i}")).ToList();

        var busy = await Read("/m:other").Guarded();

        Assert.Equal((FailureCode.Busy, true), (busy.Failure!.Code, busy.Failure.Retryable));
        Assert.DoesNotContain(waiting, task => task.IsCompleted);
        await (await Devices.NextAsync("a")).HangUpAsync();
        await (await Devices.NextAsync("a")).HangUpAsync();
        Assert.All(await Task.WhenAll(waiting).Guarded(), outcome => Assert.False(outcome.IsSuccess));
    }

    [Fact]
    public async Task Read_DeadDevice_AnswersFastAndCostsTheOthersNothing()
    {
        Devices.Broken["a"] = OpenFailureKind.Down;

        Assert.Equal(FailureCode.Unreachable, (await Read("/m:x").Guarded()).Failure!.Code);
        var again = (await Read("/m:y").Guarded()).Failure!;
        var live = Read("/m:x", "b");
        var peer = await Devices.GreetAsync("b");
        await peer.SayReplyAsync(await peer.HearMessageIdAsync(), "<data/>");

        Assert.True(again.RetryAfter > TimeSpan.Zero);
        Assert.Equal(1, Devices.Attempts["a"]);
        Assert.True((await live.Guarded()).IsSuccess);
        Assert.Equal([DeviceState.Down, DeviceState.Up], Stand.Directory.List(new DeviceQuery()).Select(d => d.State));
    }

    [Fact]
    public async Task Read_DeviceError_ComesBackMasked()
    {
        var reading = Read("/m:x");
        var peer = await Devices.GreetAsync("a");
        await peer.SayReplyAsync(await peer.HearMessageIdAsync(), """
            <rpc-error><error-type>application</error-type><error-tag>access-denied</error-tag><error-severity>error</error-severity>
            <error-message>no: &lt;password&gt;hunter2&lt;/password&gt;</error-message><error-info><secret xmlns="urn:m">hunter2</secret></error-info></rpc-error>
            """);

        var failure = (await reading.Guarded()).Failure!;

        Assert.Equal((FailureCode.AccessDenied, Transmission.Refused), (failure.Code, failure.Transmission));
        Assert.DoesNotContain("hunter2", failure.ToString() + failure.RpcErrors[0], StringComparison.Ordinal);
        Assert.Contains("***", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_GarbageInPlaceOfAHello_IsAProtocolError()
    {
        var reading = Read("/m:x");
        await (await Devices.NextAsync("a")).SayAsync("SSH-2.0-what\r\n<html></html>]]>]]>");

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.ProtocolError, Transmission.NotSent), (failure.Code, failure.Transmission));
    }

    [Fact]
    public async Task Reload_ChangedDevice_ClosesItsSessionsAndKeepsTheOthers()
    {
        var (a, b) = (Read("/m:x"), Read("/m:x", "b"));
        var (peerA, peerB) = (await Devices.GreetAsync("a"), await Devices.GreetAsync("b"));
        await peerA.SayReplyAsync(await peerA.HearMessageIdAsync(), "<data/>");
        await peerB.SayReplyAsync(await peerB.HearMessageIdAsync(), "<data/>");
        await Task.WhenAll(a, b).Guarded();

        File.WriteAllText(Stand.Main, Yaml.Replace("192.0.2.1", "192.0.2.9", StringComparison.Ordinal).Replace("name: b", "name: b, tags: [x]", StringComparison.Ordinal));
        Assert.Empty(Stand.Get<IInventory>().Reload(byOperator: false).Mistakes);

        Assert.Contains("close-session", await peerA.HearChunkedAsync(), StringComparison.Ordinal);
        await peerA.HangUpAsync();
        Assert.Equal([DeviceState.Idle, DeviceState.Up], Stand.Directory.List(new DeviceQuery()).Select(d => d.State));
        Assert.Equal(["x"], Stand.Directory.Find("b").Value.Tags);
        Assert.False(peerB.HasSomethingToHear);
        await peerB.HangUpAsync();
    }

    [Fact]
    public void Reload_WithAMistake_KeepsTheOldInventory()
    {
        File.WriteAllText(Stand.Main, "devices: [");

        Assert.NotEmpty(Stand.Get<IInventory>().Reload(byOperator: false).Mistakes);
        Assert.Equal(2, Stand.Directory.List(new DeviceQuery()).Count);
    }
}
