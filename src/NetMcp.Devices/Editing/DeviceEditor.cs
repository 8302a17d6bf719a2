using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Schemas;
using NetMcp.Devices.Sessions;

namespace NetMcp.Devices.Editing;

/// <summary>Core's port over NETCONF.</summary>
internal sealed class DeviceEditor(
    DeviceFleet fleet, IInventory inventory, SessionOpening opening, DeviceSchemas schemas, ConfiguredMasker masker, EditLimits limits, TimeProvider time) : IDeviceEditor
{
    public async Task<Outcome<IEditSession>> OpenAsync(DeviceName device, CancellationToken cancellationToken)
    {
        if (!fleet.Find(device).TryGet(out var found, out var failure))
        {
            return failure;
        }

        // Of the inventory in force: a reload that only forbids changes leaves the sessions as they are.
        if (!inventory.Current.Devices.TryGetValue(device, out var entry))
        {
            return fleet.Unknown(device.Value);
        }

        if (entry.ReadOnly)
        {
            return new Failure(FailureCode.Forbidden, $"{entry.Name} is read-only in the inventory: it is not to be changed. Only an operator can lift that.") { Device = entry.Name };
        }

        using var work = fleet.BeginWork();
        if (!(await found.Sessions.OpenOwnAsync(SessionPurpose.Exclusive, cancellationToken).ConfigureAwait(false)).TryGet(out var lease, out failure))
        {
            return failure with { Transmission = Transmission.NotSent };
        }

        var abilities = SessionAbilities.Find(lease.Profile, lease.Session.Capabilities, readOnly: false);
        return new EditSession(entry, lease, abilities, fleet, masker.For(lease.Profile), () => schemas.Peek(found), limits);
    }

    public async Task<Outcome<TimeSpan>> ProbeAsync(DeviceName device, CancellationToken cancellationToken)
    {
        if (!inventory.Current.Devices.TryGetValue(device, out var entry))
        {
            return fleet.Unknown(device.Value);
        }

        using var work = fleet.BeginWork();
        var begun = time.GetTimestamp();
        // Neither through the pool nor past a breaker: what either knows is older than the question.
        var opened = await opening.OpenAsync(entry, SessionPurpose.Exclusive, cancellationToken).ConfigureAwait(false);
        if (opened.Failure is { } failure)
        {
            return failure.Failure;
        }

        var taken = time.GetElapsedTime(begun);
        await opened.Session!.CloseAsync(cancellationToken).ConfigureAwait(false);
        fleet.Peek(device)?.Sessions.ResetBreakers();
        return taken;
    }
}
