using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Tools.Calling;

/// <summary>A device as an agent names it.</summary>
internal static class DeviceArgument
{
    /// <summary>
    /// More than a name can have, so that a name that is a little too long is answered with the nearest one there is.
    /// </summary>
    public static TextLimit Limit { get; } = new(2 * DeviceName.MaxLength);

    /// <summary>The device's name as the inventory has it, or a failure with the nearest name there is.</summary>
    public static Outcome<DeviceName> Find(IDeviceDirectory directory, string text)
    {
        if (DeviceName.TryParse(text, out _) && directory.Find(text).TryGet(out var device, out _))
        {
            return device.Name;
        }

        var nearest = NearestName.Find(text, directory.List(new DeviceQuery()).Select(summary => summary.Name.Value));
        return new Failure(
            FailureCode.InvalidArgument,
            $"There is no device {SafeText.Quote(text)}." + (nearest is null ? string.Empty : $" Did you mean '{nearest}'?") +
            " network.devices.list gives the names.");
    }
}
