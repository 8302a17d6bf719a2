namespace NetMcp.Devices.Profiles;

/// <summary>Nokia SR OS.</summary>
internal static class SrosProfile
{
    public static DeviceProfile Profile { get; } = new()
    {
        Name = "sros",
        Signs = ["urn:nokia.com:sros:ns:yang:sr:", "urn:alcatel-lucent.com:sros:ns:yang:"],
        SaveStartup = false,
        SecretNames = ["authentication-phrase", "hashed-value"],
        ReadOnlyRpcs = CommonRpcs.ReadOnly,
    };
}
