namespace NetMcp.Devices.Profiles;

/// <summary>Cisco IOS XR.</summary>
internal static class IosXrProfile
{
    public static DeviceProfile Profile { get; } = new()
    {
        Name = "ios-xr",
        Signs = ["http://cisco.com/ns/yang/Cisco-IOS-XR-", "http://cisco.com/ns/yang/cisco-xr-"],
        Candidate = CandidateKind.Private,
        SaveStartup = false,
        SecretNames = ["encryption-string", "type7", "encr"],
        ReadOnlyRpcs = CommonRpcs.ReadOnly,
        ShowCommands = ShowCommands.IosXr,
        CommandPipes = ShowCommands.CiscoPipes,
        Notes = ["Each session has a candidate of its own; a commit may be refused because another session has committed since."],
    };
}
