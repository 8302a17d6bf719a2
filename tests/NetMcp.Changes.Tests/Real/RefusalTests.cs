using System.Collections.Concurrent;
using System.Text.Json;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Changes.Tests.Real;

/// <summary>One of three real devices refuses, at each phase of a change.</summary>
public sealed class RefusalTests(RealNetworkFixture fixture) : IClassFixture<RealNetworkFixture>
{
    private const Prerequisite Lab = Prerequisite.Netconfd | Prerequisite.Libssh;

    private static readonly DeviceName R2 = DeviceName.Parse("r2");

    [RequiresFact(Lab)]
    public async Task Change_NothingGoesWrong_IsConfirmedOnAllDevices()
    {
        var network = await fixture.GetAsync();

        var change = await new RealChange(network, "whole") { Checks = [new(CheckKind.Value) { Path = "/ietf-system:system/location", Expected = "rack 5" }] }.RunAsync();

        await change.JudgeAsync(ChangeState.Confirmed);
        Assert.All(change.Ended.Devices, device => Assert.Null(device.ReadBack));
        Assert.Equal(6, change.Ended.Checks.Count(check => check.Passed));
    }

    [RequiresFact(Lab | Prerequisite.Ncclient)]
    public async Task Lock_HeldByAnotherClient_IsRefusedAndNamesIt()
    {
        var network = await fixture.GetAsync();
        await using var other = NcclientScript.Start(network.Devices[1].Endpoint, """
            with m.locked("candidate"):
                say(m.session_id)
                hear()
            m.close_session()
            say("done")
            """);
        var holder = await other.HearAsync();

        var change = await new RealChange(network, "locked").RunAsync();

        await other.SayAsync("enough");
        Assert.Equal("done", await other.HearAsync());
        Assert.Equal(FailureCode.LockDenied, change["r2"].Failure?.Code);
        Assert.Contains("session " + holder, change["r2"].Failure!.Message, StringComparison.Ordinal);
        await change.JudgeAsync(ChangeState.Refused);
    }

    [RequiresFact(Lab)]
    public async Task Base_MovedByAnotherClient_IsStaleAndSaysWhat()
    {
        var network = await fixture.GetAsync();

        var change = await new RealChange(network, "moved") { OncePlanned = () => network.SetLocationAsync(R2, "moved away") }.RunAsync();

        Assert.Equal("<location>moved away</location>", await network.RunsAsync(R2));
        await network.ResetAsync();
        Assert.Contains("moved away", change["r2"].Failure?.Message, StringComparison.Ordinal);
        await change.JudgeAsync(ChangeState.Stale);
    }

    [RequiresFact(Lab)]
    public async Task Change_OfEntriesThatTheUserOrders_PutsThemInTheirPlaces()
    {
        var network = await fixture.GetAsync();
        var reordered = JsonSerializer.SerializeToElement(new
        {
            server = new[] { "d1", "d3", "d2", "d4" }.Select(name => new Dictionary<string, object>
            {
                ["name"] = name,
                ["udp-and-tcp"] = new { address = "192.0.2." + name[1] },
            }),
        });
        var change = await new RealChange(network, "order") { More = [new(R2, EditOperation.Replace, "/ietf-system:system/dns-resolver", reordered)] }.RunAsync();

        // The order is a part of what is read back and compared.
        await change.JudgeAsync(ChangeState.Confirmed);
        Assert.Null(change["r2"].ReadBack);
    }

    [RequiresFact(Lab)]
    public async Task Edit_AgainstTheModelsConditions_IsRefusedEverywhere()
    {
        var network = await fixture.GetAsync();

        var kinds = new ConcurrentQueue<RecordKind>();
        var change = await new RealChange(network, "condition")
        {
            More = [new(R2, EditOperation.Merge, "/guard:guard/level", JsonSerializer.SerializeToElement(3))],
            After = record =>
            {
                if (record.Device == R2)
                {
                    kinds.Enqueue(record.Kind);
                }

                return Task.CompletedTask;
            },
        }.RunAsync();

        Assert.Contains(RecordKind.Editing, kinds);
        Assert.DoesNotContain(RecordKind.Staged, kinds);
        Assert.Contains("must", change["r2"].Failure!.Message, StringComparison.Ordinal);
        await change.JudgeAsync(ChangeState.Refused);
    }

    [RequiresFact(Lab)]
    public async Task Commit_Refused_IsTakenBackWhereItWasTaken()
    {
        var network = await fixture.GetAsync();
        await using var other = await network.OpenAsync(R2);

        var change = await new RealChange(network, "commit")
        {
            After = async record =>
            {
                if (record.Kind == RecordKind.Staged && record.Device == R2)
                {
                    (await other.LockAsync(Datastore.Running, Guard.Token()).Guarded()).Done();
                }
            },
        }.RunAsync();

        await other.DisposeAsync();
        Assert.NotEmpty(change["r2"].Failure!.RpcErrors);
        await change.JudgeAsync(ChangeState.RolledBack);
    }

    [RequiresFact(Lab)]
    public async Task Check_Failing_IsUndoneEverywhere()
    {
        var network = await fixture.GetAsync();

        var change = await new RealChange(network, "check") { Checks = [new(CheckKind.Value) { Device = R2, Path = "/ietf-system:system/location", Expected = "rack 6" }] }.RunAsync();

        Assert.Contains("r2: /ietf-system:system/location is rack 5, expected rack 6", change.Ended.Reason, StringComparison.Ordinal);
        await change.JudgeAsync(ChangeState.RolledBack);
    }

    [RequiresFact(Lab)]
    public async Task Confirmation_ThatNobodyGives_IsUndoneInTime()
    {
        var network = await fixture.GetAsync();

        var change = await new RealChange(network, "awaited") { RequesterConfirms = true }.RunAsync();

        Assert.Contains("Nobody confirmed", change.Ended.Reason, StringComparison.Ordinal);
        await change.JudgeAsync(ChangeState.RolledBack);
    }

    [RequiresFact(Lab)]
    public async Task Confirm_RefusedByOneAfterTheDecision_IsPartialAndNamesIt()
    {
        var network = await fixture.GetAsync();
        RealChange change = null!;
        change = new RealChange(network, "confirm")
        {
            Before = async record =>
            {
                if (record.Kind == RecordKind.Confirming && record.Device == R2)
                {
                    // An operator cancels it by its token, from another session.
                    await using var session = await network.OpenAsync(R2);
                    await session.CancelCommitAsync(change.PersistIds(R2).Single(), Guard.Token()).Guarded();
                }
            },
        };

        await change.RunAsync();

        Assert.Equal(DeviceChangeState.RolledBack, change["r2"].State);
        Assert.Contains("r2 RolledBack", change.Ended.Reason, StringComparison.Ordinal);
        await change.JudgeAsync(ChangeState.PartiallyConfirmed);
    }
}
