using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Changes.Tests.Real;

/// <summary>One of three real devices is lost in the middle of a change.</summary>
public sealed class LossTests
{
    private const Prerequisite Lab = Prerequisite.Netconfd | Prerequisite.Libssh;
    private const string Impatient = ", rpc_timeout: 2s, close_timeout: 1s";

    private static readonly DeviceName R2 = DeviceName.Parse("r2");

    [RequiresFact(Lab | Prerequisite.Nftables)]
    public async Task Change_ThatLocksTheGatewayOut_IsUndoneByTheDeviceItself()
    {
        await using var network = await RealNetwork.StartAsync(limits: Impatient, connect: "2s");
        PortFilter? cut = null;
        try
        {
            var change = await new RealChange(network, "cut")
            {
                After = async record =>
                {
                    if (record.Kind == RecordKind.Committed && record.Device == R2)
                    {
                        cut = await PortFilter.CutAsync(network.Devices[1].Endpoint.Port);
                    }
                },

                // What locked the gateway out goes with the change, when the device's timer is over.
                Progress = status =>
                {
                    if (cut is { } filter && status.Devices[1].ConfirmBy < DateTimeOffset.UtcNow - TimeSpan.FromSeconds(2))
                    {
                        cut = null;
                        filter.DisposeAsync().AsTask().GetAwaiter().GetResult();
                    }
                },
            }.RunAsync(timeout: 15, budget: 9);

            Assert.Equal("A check failed", change.Ended.Reason![.."A check failed".Length]);
            await change.JudgeAsync(ChangeState.RolledBack);
        }
        finally
        {
            if (cut is not null)
            {
                await cut.DisposeAsync();
            }
        }
    }

    [RequiresTheory(Lab)]
    [InlineData(nameof(RecordKind.Locked))]
    [InlineData(nameof(RecordKind.Staged))]
    [InlineData(nameof(RecordKind.Committed))]
    public async Task Device_KilledInTheMiddle_IsSaidToRunWhatItRunsAfterwards(string at)
    {
        await using var network = await RealNetwork.StartAsync();
        Task? restarting = null;

        var change = await new RealChange(network, "killed-" + at)
        {
            After = record =>
            {
                if (record.Kind.ToString() == at && record.Device == R2)
                {
                    network.Devices[1].Kill();
                    restarting = network.Devices[1].RestartAsync();
                }

                return Task.CompletedTask;
            },
        }.RunAsync();

        await restarting!;
        Assert.Contains(change.Ended.State, new[] { ChangeState.Refused, ChangeState.RolledBack, ChangeState.PartiallyConfirmed });
        await change.JudgeAsync(change.Ended.State);
        Assert.All(change.Ended.Devices.Where(device => device.Device != R2), device => Assert.NotEqual(DeviceChangeState.Confirmed, device.State));
    }
}
