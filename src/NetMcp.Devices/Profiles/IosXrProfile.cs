using NetMcp.Netconf.Messages;

namespace NetMcp.Devices.Profiles;

/// <summary>Cisco IOS XR.</summary>
internal static class IosXrProfile
{
    private const string LastCommitNamespace = "http://cisco.com/ns/yang/Cisco-IOS-XR-config-cfgmgr-exec-augmented-oper";

    public static DeviceProfile Profile { get; } = new()
    {
        Name = "ios-xr",
        Signs = ["http://cisco.com/ns/yang/Cisco-IOS-XR-", "http://cisco.com/ns/yang/cisco-xr-"],
        Candidate = CandidateKind.Private,
        // No order of the commit list says which is the last; this leaf does, of a module that not every release has.
        CommitId = new CommitIdPlace(
            $"<get xmlns=\"{NetconfNamespaces.Base}\"><filter type=\"subtree\"><config-manager xmlns=\"http://cisco.com/ns/yang/Cisco-IOS-XR-config-cfgmgr-exec-oper\"><global><config-commit>" +
            $"<last-commit-id xmlns=\"{LastCommitNamespace}\"/></config-commit></global></config-manager></filter></get>",
            ["config-commit", "last-commit-id"])
        {
            Needs = LastCommitNamespace,
        },
        SaveStartup = false,
        SecretNames = ["encryption-string", "type7", "encr"],
        ReadOnlyRpcs = CommonRpcs.ReadOnly,
        ShowCommands = ShowCommands.IosXr,
        CommandPipes = ShowCommands.CiscoPipes,
        Notes = ["Each session has a candidate of its own; a commit may be refused because another session has committed since."],
    };
}
