using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;
using Lock = NetMcp.Netconf.Operations.Lock;

namespace NetMcp.Netconf.Tests.Netconfd;

/// <summary>Operations that change a real netconfd with a candidate. Each test has a device of its own.</summary>
[Collection("netconfd")]
public sealed class NetconfdEditTests : IAsyncLifetime
{
    private const Prerequisite Needed = Prerequisite.Netconfd | Prerequisite.Libssh;
    private const string Interfaces = "urn:ietf:params:xml:ns:yang:ietf-interfaces";

    private NetconfdFixture? _fixture;

    private NetconfdDevice Netconfd => _fixture!.Device;

    private SshEndpoint Device => Netconfd.Endpoint;

    private DeviceClient Client => _fixture!.Client;

    public Task InitializeAsync() => (_fixture = new NetconfdFixture()).InitializeAsync();

    public Task DisposeAsync() => _fixture!.DisposeAsync();

    [RequiresFact(Needed)]
    public async Task EditConfig_EveryOperationAttribute_DoesWhatItSays()
    {
        await using var session = await Client.OpenAsync(Device);
        await session.OkAsync(Edit("create", "dns1"));
        Assert.Equal("data-exists", Assert.Single(await session.RefusedAsync(Edit("create", "dns1"))).Tag);
        await session.OkAsync(Edit("merge", "dns2"));
        await session.OkAsync(Edit("replace", "dns2"));
        await session.OkAsync(Edit("delete", "dns1"));
        Assert.Equal("data-missing", Assert.Single(await session.RefusedAsync(Edit("delete", "dns1"))).Tag);
        await session.OkAsync(Edit("remove", "dns1"));

        var candidate = await session.ContentAsync(new GetConfig { Source = NetconfDatastore.Candidate });
        Assert.Contains("dns2", candidate, StringComparison.Ordinal);
        Assert.DoesNotContain("dns1", candidate, StringComparison.Ordinal);

        static EditConfig Edit(string operation, string name) => new()
        {
            Target = NetconfDatastore.Candidate,
            DefaultOperation = operation == "create" ? DefaultOperation.Merge : DefaultOperation.None,
            Config = ConfigLocation.Inline(
                $"""
                <system xmlns="{LabConfig.SystemNamespace}" xmlns:nc="{NetconfNamespaces.Base}"><dns-resolver>
                <server nc:operation="{operation}"><name>{name}</name>{(operation is "delete" or "remove" ? "" : "<udp-and-tcp><address>192.0.2.1</address></udp-and-tcp>")}</server>
                </dns-resolver></system>
                """),
        };
    }

    [RequiresTheory(Needed)]
    [InlineData(DefaultOperation.Merge, TestOption.TestThenSet, ErrorOption.RollbackOnError)]
    [InlineData(DefaultOperation.Merge, TestOption.Set, ErrorOption.StopOnError)]
    [InlineData(DefaultOperation.Replace, null, ErrorOption.ContinueOnError)]
    public async Task EditConfig_Options_AreTaken(DefaultOperation operation, TestOption? test, ErrorOption error)
    {
        await using var session = await Client.OpenAsync(Device);
        await session.OkAsync(new EditConfig
        {
            Target = NetconfDatastore.Candidate,
            Config = LabConfig.Location("here"),
            DefaultOperation = operation,
            TestOption = test,
            ErrorOption = error,
        });

        Assert.Contains("here", await session.ReadLocationAsync(NetconfDatastore.Candidate), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task EditConfig_TestOnly_ChangesNothing()
    {
        await using var session = await Client.OpenAsync(Device);
        await session.OkAsync(new EditConfig { Target = NetconfDatastore.Candidate, Config = LabConfig.Location("not-set"), TestOption = TestOption.TestOnly });

        Assert.DoesNotContain("not-set", await session.ReadLocationAsync(NetconfDatastore.Candidate), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task EditConfig_RunningOfADeviceWithACandidate_IsNotSupported()
    {
        await using var session = await Client.OpenAsync(Device);
        var missing = await session.NotSupportedAsync(new EditConfig { Target = NetconfDatastore.Running, Config = LabConfig.Location("x") });

        Assert.EndsWith("writable-running:1.0", missing.Capability, StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task Commit_EditedCandidate_IsInRunning()
    {
        await using var session = await Client.OpenAsync(Device);
        await session.EditAsync("Lab 1 &lt;&amp;&gt; é€");
        await session.OkAsync(new Commit());

        // Not before the commit: netconfd takes a candidate that was just validated for unchanged, and its commit does nothing.
        await session.OkAsync(new Validate { Source = ConfigLocation.Candidate });

        var running = await session.ReadLocationAsync();
        Assert.True(running.Contains("Lab 1 &lt;&amp;&gt; é€", StringComparison.Ordinal), running);
    }

    [RequiresFact(Needed)]
    public async Task DiscardChanges_EditedCandidate_IsAsRunning()
    {
        await using var session = await Client.OpenAsync(Device);
        await session.EditAsync("thrown-away");
        await session.OkAsync(new DiscardChanges());

        Assert.DoesNotContain("thrown-away", await session.ReadLocationAsync(NetconfDatastore.Candidate), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task CopyConfig_RunningToCandidate_ReplacesIt()
    {
        await using var session = await Client.OpenAsync(Device);
        await session.EditAsync("overwritten");
        await session.OkAsync(new CopyConfig { Source = ConfigLocation.Running, Target = ConfigLocation.Candidate });

        Assert.DoesNotContain("overwritten", await session.ReadLocationAsync(NetconfDatastore.Candidate), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task ConfirmedCommit_Confirmed_Stays()
    {
        await using var session = await Client.OpenAsync(Device);
        await session.EditAsync("confirmed");
        await session.OkAsync(new ConfirmedCommit { ConfirmTimeout = TimeSpan.FromSeconds(60) });
        await session.OkAsync(new Commit());
        await session.CloseAsync(Guard.Token());

        await using var later = await Client.OpenAsync(Device);
        Assert.Contains("confirmed", await later.ReadLocationAsync(), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task ConfirmedCommit_TimedOut_IsUndone()
    {
        await using var listener = await Client.OpenAsync(Device);
        await listener.OkAsync(new CreateSubscription());
        await using var session = await Client.OpenAsync(Device);
        await session.EditAsync("timed-out");
        await session.OkAsync(new ConfirmedCommit { ConfirmTimeout = TimeSpan.FromSeconds(2) });
        Assert.Contains("timed-out", await session.ReadLocationAsync(), StringComparison.Ordinal);

        Assert.Equal("timeout", await HearOfItsEndAsync(listener));
        Assert.DoesNotContain("timed-out", await session.ReadLocationAsync(), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task ConfirmedCommit_Cancelled_IsUndoneAtOnce()
    {
        await using var session = await Client.OpenAsync(Device);
        await session.EditAsync("cancelled");
        await session.OkAsync(new ConfirmedCommit { ConfirmTimeout = TimeSpan.FromSeconds(60) });
        await session.OkAsync(new CancelCommit());

        Assert.DoesNotContain("cancelled", await session.ReadLocationAsync(), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task ConfirmedCommit_SessionLost_IsUndone()
    {
        await using var listener = await Client.OpenAsync(Device);
        await listener.OkAsync(new CreateSubscription());
        var lost = await Client.OpenAsync(Device);
        await lost.EditAsync("session-lost");
        await lost.OkAsync(new ConfirmedCommit { ConfirmTimeout = TimeSpan.FromSeconds(60) });
        await lost.DisposeAsync();

        Assert.Equal("cancel", await HearOfItsEndAsync(listener));
        Assert.DoesNotContain("session-lost", await listener.ReadLocationAsync(), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task ConfirmedCommit_Persistent_IsConfirmedByAnotherSession()
    {
        await using (var first = await Client.OpenAsync(Device))
        {
            await first.EditAsync("persistent");
            await first.OkAsync(new ConfirmedCommit { ConfirmTimeout = TimeSpan.FromSeconds(60), Persist = "token-1" });
            await first.CloseAsync(Guard.Token());
        }

        await using var session = await Client.OpenAsync(Device);
        Assert.Contains("persistent", await session.ReadLocationAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(await session.RefusedAsync(new CancelCommit { PersistId = "token-2" }));
        await session.OkAsync(new Commit { PersistId = "token-1" });
        Assert.Contains("persistent", await session.ReadLocationAsync(), StringComparison.Ordinal);
    }

    [RequiresFact(Needed | Prerequisite.Ncclient)]
    public async Task Lock_HeldByAnotherClient_IsDeniedWithItsSession()
    {
        await using var other = NcclientScript.Start(Device, """
            with m.locked("candidate"):
                say(m.session_id)
                hear()
            m.close_session()
            say("done")
            """);
        var holder = await other.HearAsync();
        await using var session = await Client.OpenAsync(Device);
        var error = Assert.Single(await session.RefusedAsync(new Lock { Target = NetconfDatastore.Candidate }));

        Assert.Equal("lock-denied", error.Tag);
        Assert.Equal(holder, error.Info?.SessionId?.ToString());
        await other.SayAsync("go on");
        Assert.Equal("done", await other.HearAsync());
        await session.OkAsync(new Lock { Target = NetconfDatastore.Candidate });
        await session.OkAsync(new Unlock { Target = NetconfDatastore.Candidate });
    }

    [RequiresFact(Needed)]
    public async Task KillSession_OfAnother_EndsThatOne()
    {
        await using var victim = await Client.OpenAsync(Device);
        await using var session = await Client.OpenAsync(Device);
        await session.OkAsync(new KillSession { SessionId = victim.SessionId });

        Assert.Equal(NetconfEndReason.ClosedByPeer, (await victim.Ended.Guarded()).Reason);
    }

    [RequiresFact(Needed)]
    public async Task CreateSubscription_Interleaved_NotifiesBetweenReplies()
    {
        await using var listener = await Client.OpenAsync(Device);
        Assert.True(listener.Capabilities.Notification && listener.Capabilities.Interleave);
        await listener.OkAsync(new CreateSubscription());
        await using var editor = await Client.OpenAsync(Device);
        await editor.EditAsync("announced");
        await editor.OkAsync(new Commit());
        Assert.Contains("announced", await listener.ReadLocationAsync(), StringComparison.Ordinal);

        var names = new List<string>();
        while (!names.Contains("netconf-config-change"))
        {
            names.Add((await listener.Notifications.ReadAsync(Guard.Token())).EventName);
        }

        Assert.Contains("netconf-session-start", names);
        Assert.Contains("announced", await listener.ReadLocationAsync(), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task CreateSubscription_ReplayWithAFilter_IsTaken()
    {
        await using var session = await Client.OpenAsync(Device);
        await session.OkAsync(new CreateSubscription
        {
            Stream = "NETCONF",
            StartTime = DateTimeOffset.UtcNow.AddHours(-1),
            StopTime = DateTimeOffset.UtcNow.AddHours(1),
            Filter = NetconfFilter.Subtree("<netconf-session-end xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-notifications'/>"),
        });
    }

    [RequiresFact(Needed)]
    public async Task Send_ServerKilledInMidRpc_EndsAsSentAndUnanswered()
    {
        await using var session = await Client.OpenAsync(Device);
        Netconfd.Freeze();
        var sending = session.SendAsync(RpcRequest.FromXml($"<get xmlns='{NetconfNamespaces.Base}'/>") with { IsReadOnly = true }, default);
        Netconfd.Kill();

        var failure = await Assert.ThrowsAsync<NetconfException>(() => sending.Guarded());
        Assert.True(failure.RequestSent && failure.IsSafeToResend);
        Assert.True(failure.Reason is NetconfEndReason.ClosedByPeer or NetconfEndReason.ConnectionLost, failure.ToString());
    }

    [RequiresFact(Needed)]
    public async Task Send_ConnectionCutInMidRpc_IsConnectionLost()
    {
        await using var session = await Client.OpenAsync(Device);
        Netconfd.Freeze();
        var sending = session.SendAsync(RpcRequest.FromXml("<commit/>"), default);
        Netconfd.DropConnections();

        var failure = await Assert.ThrowsAsync<NetconfException>(() => sending.Guarded());
        Assert.True(failure.RequestSent && !failure.IsSafeToResend);
        Netconfd.Thaw();
    }

    [RequiresFact(Needed)]
    public async Task EditConfig_InvalidValue_IsAnRpcErrorWithAPath()
    {
        await using var session = await Client.OpenAsync(Device);
        var errors = await session.RefusedAsync(new EditConfig
        {
            Target = NetconfDatastore.Candidate,
            Config = ConfigLocation.Inline($"<interfaces xmlns='{Interfaces}'><interface><name>x</name><enabled>perhaps</enabled></interface></interfaces>"),
        });

        Assert.Contains(errors, error => error.Path?.Contains("enabled", StringComparison.Ordinal) == true && error.Tag.Length > 0);
    }

    /// <summary>Waits for the notification that a confirmed commit is no longer pending (RFC 6470 section 2.2), and gives its confirm-event.</summary>
    private static async Task<string> HearOfItsEndAsync(NetconfSession listener)
    {
        while (true)
        {
            var notification = await listener.Notifications.ReadAsync(Guard.Token());
            if (notification.EventName == "netconf-confirmed-commit")
            {
                using var reader = notification.OpenEvent();
                while (await reader.ReadAsync() && reader.LocalName != "confirm-event")
                {
                    // On to the leaf.
                }

                await reader.ReadAsync();
                var confirmEvent = reader.Value;
                if (confirmEvent is not ("start" or "extend"))
                {
                    return confirmEvent;
                }
            }
        }
    }
}
