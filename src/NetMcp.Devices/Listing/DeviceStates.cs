using NetMcp.Core.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Sessions;

namespace NetMcp.Devices.Listing;

/// <summary>Shows a device as a list does, from what the gateway knows without asking anybody.</summary>
internal sealed class DeviceStates(DeviceFleet fleet, IDeviceTransports transports)
{
    public DeviceSummary Summarize(DeviceEntry entry)
    {
        var device = fleet.Peek(entry.Name);
        var (state, reason) = Judge(entry, device);
        return new DeviceSummary
        {
            Name = entry.Name,
            State = state,
            Reason = reason,
            Protocol = entry.Protocol,
            Tags = entry.Tags,
            Site = entry.Site,
            Role = entry.Role,
            Controller = entry.Controller,
            Profile = device?.Sessions.Profile?.Name ?? entry.Profile,
            ReadOnly = entry.ReadOnly,
        };
    }

    private (DeviceState State, string? Reason) Judge(DeviceEntry entry, Device? device)
    {
        if (device?.Sessions.List().Count > 0)
        {
            return (DeviceState.Up, null);
        }

        if (device?.Sessions.Breaker is { IsBlocked: true } breaker)
        {
            return (DeviceState.Blocked, breaker.Last?.Message);
        }

        if (transports.FindCredentialBlock(entry) is { } block)
        {
            return (DeviceState.Blocked, block);
        }

        return device switch
        {
            null => (DeviceState.Idle, null),
            { Sessions.IsConnecting: true } => (DeviceState.Connecting, null),
            { Sessions.Breaker.Last: { } last } => (DeviceState.Down, last.Message),
            _ => (DeviceState.Idle, null),
        };
    }
}
