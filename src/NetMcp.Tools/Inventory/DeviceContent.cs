using System.Text.Json.Nodes;
using NetMcp.Core.Devices;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Inventory;

/// <summary>Writes a device as lists and descriptions show it; members that have nothing to say are left out.</summary>
internal static class DeviceContent
{
    /// <summary>A state in one word.</summary>
    public static string State(DeviceState state) => state switch
    {
        DeviceState.Idle => "idle",
        DeviceState.Connecting => "connecting",
        DeviceState.Up => "up",
        DeviceState.Down => "down",
        DeviceState.Blocked => "blocked",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    /// <summary>A device on one line of a list.</summary>
    public static JsonObject Summary(DeviceSummary device, FailureContent texts)
    {
        var content = new JsonObject
        {
            ["name"] = device.Name.Value,
            ["state"] = State(device.State),
            ["protocol"] = device.Protocol,
        };
        if (device.Tags.Count > 0)
        {
            content["tags"] = ToolJson.Array(device.Tags);
        }

        Add(content, "site", device.Site);
        Add(content, "role", device.Role);
        Add(content, "controller", device.Controller?.Value);
        Add(content, "profile", device.Profile);
        if (device.ReadOnly)
        {
            content["readOnly"] = true;
        }

        Add(content, "reason", device.Reason is null ? null : texts.Safe(device.Reason));
        return content;
    }

    private static void Add(JsonObject content, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            content[name] = text;
        }
    }
}
