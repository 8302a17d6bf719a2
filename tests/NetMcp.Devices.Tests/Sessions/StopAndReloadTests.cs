using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Sessions;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Sessions;

/// <summary>What happens to work under way when the gateway stops or the inventory changes, and to sessions that belong to one user.</summary>
public sealed class StopAndReloadTests() : PlayedDeviceTests(Yaml)
{
    private const string Yaml = """
        credentials: { k: { kind: password-file, path: none }, c: { kind: password-file, path: none } }
        defaults: { user: u, credential: k, limits: { read_sessions: 2 } }
        devices: [ { name: a, address: 192.0.2.1, change_user: changer, change_credential: c } ]
        """;

    [Fact]
    public async Task Stop_ReadUnderWay_IsAnsweredBeforeTheSessionCloses()
    {
        var reading = Read("/m:x");
        var peer = await Devices.GreetAsync("a");
        var id = await peer.HearMessageIdAsync();

        var stopping = Stand.Get<DeviceFleet>().StopAsync(Guard.Token());
        var late = (await Read("/m:y").Guarded()).Failure!;
        Assert.False(peer.HasSomethingToHear);
        await peer.SayReplyAsync(id, "<data><x xmlns='urn:m'>1</x></data>");

        Assert.Equal("<x xmlns=\"urn:m\">1</x>", (await reading.Guarded()).Value.Text);
        Assert.Equal((FailureCode.ShuttingDown, Transmission.NotSent), (late.Code, late.Transmission));
        Assert.Contains("<close-session", await peer.HearChunkedAsync(), StringComparison.Ordinal);
        await peer.HangUpAsync();
        await stopping.Guarded();
    }

    [Fact]
    public async Task Stop_DeviceThatDoesNotAnswer_EndsAtTheDeadline()
    {
        var reading = Read("/m:x");
        var peer = await Devices.GreetAsync("a");
        await peer.HearMessageIdAsync();
        using var deadline = new CancellationTokenSource();

        var stopping = Stand.Get<DeviceFleet>().StopAsync(deadline.Token);
        await deadline.CancelAsync();

        await stopping.Guarded();
        Assert.False((await reading.Guarded()).IsSuccess);
    }

    [Fact]
    public async Task Reload_ReadUnderWayOnAChangedDevice_IsStillAnswered()
    {
        var reading = Read("/m:x");
        var peer = await Devices.GreetAsync("a");
        var id = await peer.HearMessageIdAsync();

        Reload("192.0.2.1", "192.0.2.9");
        Assert.Contains("<close-session", await peer.HearChunkedAsync(), StringComparison.Ordinal);
        await peer.SayReplyAsync(id, "<data><x xmlns='urn:m'>1</x></data>");

        Assert.Equal("<x xmlns=\"urn:m\">1</x>", (await reading.Guarded()).Value.Text);
    }

    [Fact]
    public async Task Reload_DeviceRemovedWhileItIsBeingOpened_AnswersItsCallers()
    {
        var reading = Read("/m:x");
        await Devices.NextAsync("a");

        Reload("name: a", "name: b");

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Unreachable, Transmission.NotSent), (failure.Code, failure.Transmission));
        Assert.Equal(FailureCode.InvalidArgument, (await Read("/m:x").Guarded()).Failure!.Code);
    }

    [Fact]
    public async Task Read_ManyAtOnce_OpenNoMoreSessionsThanTheLimit()
    {
        var reads = Enumerable.Range(0, 6).Select(i => Read($"/m:x{i}")).ToList();
        foreach (var peer in new[] { await Devices.GreetAsync("a"), await Devices.GreetAsync("a") })
        {
            _ = ServeAsync(peer);
        }

        Assert.All(await Task.WhenAll(reads).Guarded(), outcome => Assert.True(outcome.IsSuccess));
        Assert.Equal(2, Devices.Attempts["a"]);
    }

    [Fact]
    public async Task OpenOwn_ExclusiveAndEvents_AreOneEachOfTheRightAccount()
    {
        var sessions = Stand.Get<DeviceFleet>().Find(DeviceName.Parse("a")).Value.Sessions;
        var exclusive = sessions.OpenOwnAsync(SessionPurpose.Exclusive, Guard.Token());
        var peer = await Devices.GreetAsync("a");
        var events = sessions.OpenOwnAsync(SessionPurpose.Events, Guard.Token());
        var eventsPeer = await Devices.GreetAsync("a");
        var (lease, eventsLease) = ((await exclusive.Guarded()).Value, (await events.Guarded()).Value);

        var busy = (await sessions.OpenOwnAsync(SessionPurpose.Exclusive, Guard.Token()).Guarded()).Failure!;
        Assert.Equal((FailureCode.Busy, true), (busy.Code, busy.Retryable));
        Assert.Equal([true, false], Devices.ForChange);

        var closing = lease.DisposeAsync().AsTask();
        Assert.Contains("<close-session", await peer.HearChunkedAsync(), StringComparison.Ordinal);
        await peer.HangUpAsync();
        await closing.Guarded();
        Assert.Equal(["events"], sessions.List().Select(session => session.Purpose));
        await eventsPeer.HangUpAsync();
        await eventsLease.DisposeAsync();
    }

    [Fact]
    public async Task OpenOwn_ChangeAccountRefused_LeavesTheReadsAlone()
    {
        Devices.Broken["a"] = OpenFailureKind.Login;
        var sessions = Stand.Get<DeviceFleet>().Find(DeviceName.Parse("a")).Value.Sessions;
        Assert.False((await sessions.OpenOwnAsync(SessionPurpose.Exclusive, Guard.Token()).Guarded()).IsSuccess);
        Assert.False((await sessions.OpenOwnAsync(SessionPurpose.Exclusive, Guard.Token()).Guarded()).IsSuccess);
        Assert.Equal(1, Devices.Attempts["a"]);
        Devices.Broken.Clear();

        var reading = Read("/m:x");
        _ = ServeAsync(await Devices.GreetAsync("a"));

        Assert.True((await reading.Guarded()).IsSuccess);
        Assert.False((await sessions.OpenOwnAsync(SessionPurpose.Exclusive, Guard.Token()).Guarded()).IsSuccess);
    }

    private static async Task ServeAsync(TestKit.FakePeer.FakeNetconfPeer peer)
    {
        while (true)
        {
            await peer.SayReplyAsync(await peer.HearMessageIdAsync(), "<data/>");
        }
    }

    private void Reload(string what, string by)
    {
        File.WriteAllText(Stand.Main, Yaml.Replace(what, by, StringComparison.Ordinal));
        Assert.Empty(Stand.Get<IInventory>().Reload().Mistakes);
    }
}
