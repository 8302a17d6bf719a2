using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Failures;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Profiles;
using NetMcp.Devices.Sessions;
using NetMcp.Ssh;

namespace NetMcp.Devices.Operating;

/// <summary>Checks devices and trusts host keys, on connections of its own.</summary>
internal sealed class DeviceOperator(
    DeviceFleet fleet, IInventory inventory, SessionOpening opening, SshClientHolder client, TimeProvider time) : IDeviceOperator
{
    public async Task<DeviceCheck> CheckAsync(DeviceName device, CancellationToken cancellationToken)
    {
        if (!inventory.Current.Devices.TryGetValue(device, out var entry))
        {
            return new DeviceCheck { Device = device, Failure = fleet.Unknown(device.Value) };
        }

        // Blocked credentials stay so: a wrong one in front of many devices must not fail once at each of them.
        fleet.Peek(device)?.Sessions.ResetBreakers();
        var begun = time.GetTimestamp();
        var opened = await opening.OpenAsync(entry, SessionPurpose.Read, cancellationToken).ConfigureAwait(false);
        var connected = time.GetElapsedTime(begun);
        if (opened.Failure is { } failure)
        {
            return new DeviceCheck { Device = device, Failure = failure.Failure, Total = connected };
        }

        var capabilities = opened.Session!.Session.Capabilities;
        await opened.Session.CloseAsync(cancellationToken).ConfigureAwait(false);
        return new DeviceCheck
        {
            Device = device,
            Connected = connected,
            Total = time.GetElapsedTime(begun),
            ProtocolVersion = capabilities.Base11 ? "1.1" : "1.0",
            Profile = DeviceProfiles.Choose(entry.Profile, capabilities).Name,
            Modules = capabilities.Modules.Count,
        };
    }

    public async Task<Outcome<OfferedHostKey>> FetchHostKeyAsync(DeviceName device, CancellationToken cancellationToken)
    {
        if (!inventory.Current.Devices.TryGetValue(device, out var entry))
        {
            return fleet.Unknown(device.Value);
        }

        try
        {
            var key = await client.Value.FetchHostKeyAsync(
                entry.Address, entry.Port, SshSettings.Algorithms(entry.Algorithms), SshSettings.Limits(entry.Limits), cancellationToken).ConfigureAwait(false);
            var verdict = await KnownHosts().VerifyAsync(entry.Address, entry.Port, key, cancellationToken).ConfigureAwait(false);
            return new OfferedHostKey(device, key.Type, key.Fingerprint, key.ToBase64(), verdict switch
            {
                HostKeyVerdict.Trusted => "trusted",
                HostKeyVerdict.Changed => "changed",
                _ => "unknown",
            });
        }
        catch (SshException e)
        {
            return SshFailures.Map(e, device).Failure;
        }
    }

    public async Task TrustAsync(OfferedHostKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!inventory.Current.Devices.TryGetValue(key.Device, out var entry) || SshHostKey.TryParse(key.Base64) is not { } parsed)
        {
            throw new ArgumentException("The key must be one that was fetched from a device of the inventory.", nameof(key));
        }

        await KnownHosts().RecordAsync(entry.Address, entry.Port, parsed, cancellationToken).ConfigureAwait(false);
        fleet.Peek(key.Device)?.Sessions.ResetBreakers();
    }

    private KnownHostsFile KnownHosts() => new(inventory.Current.Gateway.KnownHostsFile);
}
