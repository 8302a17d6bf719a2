namespace NetMcp.Devices.Profiles;

/// <summary>Nokia SR OS.</summary>
internal static class SrosProfile
{
    private const string NetconfAugments = "urn:nokia.com:sros:ns:yang:sr:ietf-netconf-augments";

    public static DeviceProfile Profile { get; } = new()
    {
        Name = "sros",
        Signs = ["urn:nokia.com:sros:ns:yang:sr:", "urn:alcatel-lucent.com:sros:ns:yang:"],
        SaveStartup = false,
        CommitComment = new CommitCommentPlace("comment", NetconfAugments, 255) { Needs = NetconfAugments },
        SecretNames = ["authentication-phrase", "hashed-value"],
        ReadOnlyRpcs = CommonRpcs.ReadOnly,
        ShowCommands = ShowCommands.Sros,
        CommandPipes = ShowCommands.SrosPipes,
    };
}
