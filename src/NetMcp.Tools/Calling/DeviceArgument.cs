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
    public static Outcome<DeviceName> Find(IDeviceDirectory directory, string text) => FindSummary(directory, text).Select(device => device.Name);

    /// <summary>The device as the inventory has it, or a failure with the nearest name there is: that of one that the caller sees, where the directory has only those.</summary>
    public static Outcome<DeviceSummary> FindSummary(IDeviceDirectory directory, string text)
    {
        if (DeviceName.TryParse(text, out _) && directory.Find(text).TryGet(out var device, out _))
        {
            return device;
        }

        var nearest = NearestName.Find(text, directory.List(new DeviceQuery()).Select(summary => summary.Name.Value));
        return new Failure(
            FailureCode.InvalidArgument,
            $"There is no device {SafeText.Quote(text)}." + (nearest is null ? string.Empty : $" Did you mean '{nearest}'?") +
            " network.devices.list gives the names.");
    }

    /// <summary>The device that an argument names, or null when it is absent or wrong; mistakes go to the arguments.</summary>
    public static DeviceName? Read(ToolArguments arguments, string name, IDeviceDirectory directory, bool required) =>
        arguments.Text(name, Limit, required) is { } text ? Known(arguments, arguments.Place(name), directory, text) : null;

    /// <summary>The same with what the inventory says of it.</summary>
    public static DeviceSummary? ReadSummary(ToolArguments arguments, string name, IDeviceDirectory directory, bool required) =>
        Read(arguments, name, directory, required) is { } device && directory.Find(device.Value).TryGet(out var found, out _) ? found : null;

    /// <summary>The devices that a list names; null when it is absent. Mistakes go to the arguments.</summary>
    public static IReadOnlyList<DeviceName>? ReadAll(ToolArguments arguments, string name, IDeviceDirectory directory, int maxCount) =>
        arguments.Has(name)
            ? [.. arguments.Texts(name, Limit, maxCount).Select(text => Known(arguments, arguments.Place(name), directory, text)).OfType<DeviceName>().Distinct()]
            : null;

    private static DeviceName? Known(ToolArguments arguments, string place, IDeviceDirectory directory, string text)
    {
        if (Find(directory, text).TryGet(out var device, out var failure))
        {
            return device;
        }

        arguments.Mistake($"'{place}': {failure.Message}");
        return null;
    }
}
