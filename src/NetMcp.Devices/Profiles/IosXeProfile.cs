namespace NetMcp.Devices.Profiles;

/// <summary>Cisco IOS XE.</summary>
internal static class IosXeProfile
{
    private const string Ia = "http://cisco.com/yang/cisco-ia";

    public static DeviceProfile Profile { get; } = new()
    {
        Name = "ios-xe",
        Signs = ["http://cisco.com/ns/yang/Cisco-IOS-XE-", "http://cisco.com/ns/yang/ned/ios", "http://cisco.com/yang/cisco-ia"],
        ReadOnlyRpcs = CommonRpcs.ReadOnly,
        Save = new SaveRpc($"<save-config xmlns=\"{Ia}\"/>", Ia),
        ShowCommands = ShowCommands.IosXe,
        CommandPipes = ShowCommands.CiscoPipes,
        Notes = ["Running is lost at a restart unless it is saved; without a startup datastore that takes the rpc save-config of cisco-ia."],
    };
}
