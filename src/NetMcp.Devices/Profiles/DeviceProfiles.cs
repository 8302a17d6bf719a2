namespace NetMcp.Devices.Profiles;

/// <summary>The profiles that the gateway knows.</summary>
internal static class DeviceProfiles
{
    /// <summary>Their names, as the inventory's <c>profile</c> key takes them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["generic", "ios-xe", "ios-xr", "junos", "netconfd", "sros"];
}
