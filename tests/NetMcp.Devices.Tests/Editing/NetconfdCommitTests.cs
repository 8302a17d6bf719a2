using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>Confirmed commits of a real netconfd, and sessions that are lost in the middle of them.</summary>
public sealed class NetconfdCommitTests
{
    private const Prerequisite Lab = Prerequisite.Netconfd | Prerequisite.Libssh;

    // Says "ready", then the confirm-event of every notification about a confirmed commit (RFC 6470 section 2.2).
    private const string Listen = """
        import re
        m.create_subscription()
        say("ready")
        while True:
            n = m.take_notification(timeout=60)
            if n is None: sys.exit(1)
            for event in re.findall("confirm-event>([a-z]+)<", n.notification_xml): say(event)
        """;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [RequiresFact(Lab | Prerequisite.Ncclient)]
    public async Task CommitConfirmed_NotConfirmedInTime_IsUndoneByTheDevice()
    {
        await using var stand = await EditStand.StartAsync();
        await using var listener = await ListenAsync(stand);
        await using var session = await stand.OpenAsync();
        await StageAsync(session, "rack 5");

        await session.CommitConfirmedAsync(TimeSpan.FromSeconds(1.5), "token-1", null, null, Guard.Token()).DoneAsync();
        await HearAsync(listener, "timeout");

        Assert.Contains("rack 4", await stand.LocationAsync(), StringComparison.Ordinal);
        Assert.NotNull((await session.CommitAsync("token-1", null, Guard.Token()).Guarded()).Failure);
        // The lock is still there, and so is nothing else.
        await StageAsync(session, "rack 6", alreadyLocked: true);
    }

    [RequiresFact(Lab | Prerequisite.Ncclient)]
    public async Task CommitConfirmed_WithoutPersistAndTheSessionLost_IsUndone()
    {
        await using var stand = await EditStand.StartAsync();
        await using var listener = await ListenAsync(stand);
        await using (var session = await stand.OpenAsync())
        {
            await StageAsync(session, "rack 5");
            await session.CommitConfirmedAsync(Long, null, null, null, Guard.Token()).DoneAsync();
            Assert.Contains("rack 5", await stand.LocationAsync(), StringComparison.Ordinal);
        }

        await HearAsync(listener, "cancel");
        Assert.Contains("rack 4", await stand.LocationAsync(), StringComparison.Ordinal);
    }

    [RequiresFact(Lab)]
    public async Task CommitConfirmed_WithoutPersist_IsConfirmedOnTheSameSession()
    {
        await using var stand = await EditStand.StartAsync();
        await using (var session = await stand.OpenAsync())
        {
            await StageAsync(session, "rack 5");
            await session.CommitConfirmedAsync(Long, null, null, null, Guard.Token()).DoneAsync();
            await session.CommitConfirmedAsync(Long, null, null, null, Guard.Token()).DoneAsync();
            await session.CommitAsync(null, null, Guard.Token()).DoneAsync();
        }

        Assert.Contains("rack 5", await stand.LocationAsync(), StringComparison.Ordinal);
    }

    [RequiresFact(Lab)]
    public async Task CommitConfirmed_WithPersistAndTheConnectionCut_IsRenewedAndConfirmedOnAnother()
    {
        await using var stand = await EditStand.StartAsync();
        await using (var lost = await stand.OpenAsync())
        {
            await StageAsync(lost, "rack 5");
            await lost.CommitConfirmedAsync(Long, "token-1", null, null, Guard.Token()).DoneAsync();
            stand.Device.DropConnections();
        }

        await stand.Editor.ProbeAsync(EditStand.Edge, Guard.Token()).DoneAsync();
        await using var session = await stand.OpenAsync();
        var locking = await session.LockAsync(Datastore.Candidate, Guard.Token()).FailedAsync();
        var foreign = await session.CommitAsync("token-2", null, Guard.Token()).FailedAsync();
        await session.CommitConfirmedAsync(Long, null, "token-1", null, Guard.Token()).DoneAsync();
        await session.CommitAsync("token-1", null, Guard.Token()).DoneAsync();

        Assert.Equal((FailureCode.LockDenied, Transmission.Refused), (locking.Code, locking.Transmission));
        Assert.Equal(Transmission.Refused, foreign.Transmission);
        Assert.Contains("rack 5", await stand.LocationAsync(), StringComparison.Ordinal);
        await session.LockAsync(Datastore.Candidate, Guard.Token()).DoneAsync();
    }

    [RequiresFact(Lab)]
    public async Task CancelCommit_ByAnotherSessionWithTheToken_UndoesItAtOnce()
    {
        await using var stand = await EditStand.StartAsync();
        await using var owner = await stand.OpenAsync();
        await StageAsync(owner, "rack 5");
        await owner.CommitConfirmedAsync(Long, "token-1", null, null, Guard.Token()).DoneAsync();
        await using var session = await stand.OpenAsync();

        Assert.Equal(Transmission.Refused, (await session.CancelCommitAsync("token-2", Guard.Token()).FailedAsync()).Transmission);
        await session.CancelCommitAsync("token-1", Guard.Token()).DoneAsync();

        Assert.Contains("rack 4", await stand.LocationAsync(), StringComparison.Ordinal);
        Assert.Contains("rack 4", await stand.LocationAsync(Datastore.Candidate), StringComparison.Ordinal);
    }

    [RequiresFact(Lab)]
    public async Task Commit_WithEditsOfAnotherWhilePending_TakesThemAlongUnlessTheyAreLookedFor()
    {
        // Why LockWhilePending is false for it: what a recovery that cannot lock must look for.
        await using var stand = await EditStand.StartAsync();
        await stand.PathsAsync("/ietf-system:system");
        await using (var lost = await stand.OpenAsync())
        {
            await StageAsync(lost, "rack 5");
            await lost.CommitConfirmedAsync(Long, "token-1", null, null, Guard.Token()).DoneAsync();
        }

        await using var other = await stand.OpenAsync();
        await using var session = await stand.OpenAsync();
        Assert.False(await session.IsCandidateDirtyAsync(Guard.Token()).DoneAsync());
        await other.EditAsync(Datastore.Candidate, EditStand.Location("somebody else's"), Guard.Token()).DoneAsync();
        Assert.True(await session.IsCandidateDirtyAsync(Guard.Token()).DoneAsync());
        await session.CommitAsync("token-1", null, Guard.Token()).DoneAsync();

        Assert.Contains("somebody else's", await stand.LocationAsync(), StringComparison.Ordinal);
    }

    [RequiresFact(Lab)]
    public async Task Commit_ConnectionCutBeforeTheAnswer_IsUnknownAndLaterOnesAreNotSent()
    {
        await using var stand = await EditStand.StartAsync();
        await using var session = await stand.OpenAsync();
        await StageAsync(session, "rack 5");
        stand.Device.Freeze();
        try
        {
            var committing = session.CommitConfirmedAsync(Long, "token-1", null, null, Guard.Token());
            stand.Device.DropConnections();

            var lost = await committing.FailedAsync();
            var later = await session.CommitAsync("token-1", null, Guard.Token()).FailedAsync();

            Assert.Equal((FailureCode.Unreachable, Transmission.Unknown), (lost.Code, lost.Transmission));
            Assert.Contains("unknown", lost.Message, StringComparison.Ordinal);
            Assert.Equal((FailureCode.Unreachable, Transmission.NotSent), (later.Code, later.Transmission));
        }
        finally
        {
            stand.Device.Thaw();
        }
    }

    [RequiresFact(Lab)]
    public async Task Commit_GivenUpByTheCaller_ClosesTheSession()
    {
        await using var stand = await EditStand.StartAsync();
        await using var session = await stand.OpenAsync();
        await StageAsync(session, "rack 5");
        using var giveUp = new CancellationTokenSource();
        stand.Device.Freeze();
        try
        {
            var committing = session.CommitAsync(null, null, giveUp.Token);
            await giveUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => committing.Guarded());
        }
        finally
        {
            stand.Device.Thaw();
        }

        Assert.Equal(Transmission.NotSent, (await session.CommitAsync(null, null, Guard.Token()).FailedAsync()).Transmission);
    }

    [RequiresFact(Lab)]
    public async Task Commit_NetconfdKilled_IsUnknown()
    {
        await using var stand = await EditStand.StartAsync();
        await using var session = await stand.OpenAsync();
        await StageAsync(session, "rack 5");
        stand.Device.Freeze();
        var committing = session.CommitAsync(null, null, Guard.Token());
        stand.Device.Kill();

        Assert.Equal(Transmission.Unknown, (await committing.FailedAsync()).Transmission);
    }

    private static async Task StageAsync(IEditSession session, string location, bool alreadyLocked = false)
    {
        if (!alreadyLocked)
        {
            await session.LockAsync(Datastore.Candidate, Guard.Token()).DoneAsync();
        }

        await session.EditAsync(Datastore.Candidate, EditStand.Location(location), Guard.Token()).DoneAsync();
    }

    private static async Task<NcclientScript> ListenAsync(EditStand stand)
    {
        var listener = NcclientScript.Start(stand.Device.Endpoint, Listen);
        Assert.Equal("ready", await listener.HearAsync());
        return listener;
    }

    private static async Task HearAsync(NcclientScript listener, string wanted)
    {
        string heard;
        do
        {
            heard = await listener.HearAsync();
        }
        while (heard is "start" or "extend");
        Assert.Equal(wanted, heard);
    }
}
