namespace NetMcp.Devices.Profiles;

/// <summary>A device of which nothing is known but its hello: it is believed, with the caution of the standards.</summary>
internal static class GenericProfile
{
    public static DeviceProfile Profile { get; } = new()
    {
        Name = "generic",
        ReadOnlyRpcs = CommonRpcs.ReadOnly,
        Notes = ["Nothing is known of this kind of device beyond what it announces."],
    };
}
