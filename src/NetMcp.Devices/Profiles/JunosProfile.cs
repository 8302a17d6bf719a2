using System.Collections.Immutable;
using NetMcp.Netconf.Messages;

namespace NetMcp.Devices.Profiles;

/// <summary>Juniper Junos and Junos Evolved.</summary>
internal static class JunosProfile
{
    private const string AnyCommitConfirms = "Another user's commit confirms a pending confirmed commit.";

    private static readonly ImmutableDictionary<string, string> ConfigurationAttributes = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [KeyValuePair.Create("database", "candidate|committed"), KeyValuePair.Create("format", "xml"), KeyValuePair.Create("inherit", "inherit|defaults")]);

    // What the operational rpcs choose by: names, addresses and prefixes. Neither a blank nor an @ is among them, nor a slash at the begin.
    private static readonly ReadOnlyArgument Plain = ReadOnlyArgument.Text(@"[A-Za-z0-9_*][A-Za-z0-9_.:/*-]{0,127}");

    private static readonly ImmutableDictionary<string, ReadOnlyArgument> ShowArguments = new[]
        {
            "interface-name", "instance", "instance-name", "routing-instance", "logical-system", "table", "destination", "protocol", "peer", "neighbor-address",
            "neighbor", "group-name", "session-name", "lsp-name", "regex", "address", "vlan-name", "hostname", "interface", "vpn", "slot", "fpc-slot",
        }
        .Select(name => KeyValuePair.Create(name, Plain))
        .Concat(new[] { "terse", "brief", "detail", "extensive", "summary", "media", "descriptions", "statistics", "exact", "best", "no-resolve", "models", "clei-models" }
            .Select(name => KeyValuePair.Create(name, ReadOnlyArgument.Empty)))
        .ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly DeviceProfile Shared = new()
    {
        Name = "junos",
        Signs = ["http://xml.juniper.net/netconf/junos/", "http://xml.juniper.net/dmi/system/", "http://yang.juniper.net/junos/"],
        // confirmed-commit 1.0 has no persist.
        PersistSurvivesSession = false,
        AlsoConfirmedBy = ["any other commit, whoever makes it", "commit check"],
        // The lock on the candidate is Junos's lock on the whole configuration.
        Locks = ["candidate"],
        LockRunningForCommit = false,
        // The log of 'show system commit', an element of Junos's own beside confirm-timeout.
        CommitComment = new CommitCommentPlace("log", null, 512),
        // 'show system commit revision', from 14.1 on. Before that commits have a time and a user and no id.
        CommitId = new CommitIdPlace($"<get-commit-revision-information xmlns=\"{NetconfNamespaces.Base}\"/>", ["commit-revision-information", "revision"]),
        SaveStartup = false,
        // The rpc element 'command' runs any command line and is absent on purpose.
        ReadOnlyRpcs = CommonRpcs.And(
            NetconfNamespaces.Base, ShowArguments, "get-interface-information", "get-interface-optics-diagnostics-information", "get-route-information",
            "get-route-summary-information", "get-forwarding-table-information", "get-arp-table-information", "get-bgp-neighbor-information",
            "get-bgp-summary-information", "get-bgp-group-information", "get-ospf-neighbor-information", "get-ospf-interface-information",
            "get-isis-adjacency-information", "get-ldp-neighbor-information", "get-ldp-session-information", "get-mpls-lsp-information",
            "get-rsvp-session-information", "get-bfd-session-information", "get-lldp-neighbors-information", "get-lacp-interface-information",
            "get-chassis-inventory", "get-environment-information", "get-alarm-information", "get-system-alarm-information",
            "get-system-information", "get-software-information", "get-route-engine-information", "get-system-uptime-information",
            "get-ethernet-switching-table-information", "get-vlan-information")
            .Add(new ReadOnlyRpc(NetconfNamespaces.Base, "get-configuration")
            {
                Attributes = ConfigurationAttributes,
                Arguments = ImmutableDictionary<string, ReadOnlyArgument>.Empty.Add("configuration", new ReadOnlyArgument { AnyContent = true }),
            }),
        ShowCommands = ShowCommands.Junos,
        CommandPipes = ShowCommands.JunosPipes,
        Notes = [AnyCommitConfirms],
    };

    /// <summary>With the shared candidate under its lock, unless the inventory wants the private one: older releases cannot confirm a commit of that.</summary>
    public static DeviceProfile Profile { get; } = Shared with
    {
        WithPrivateCandidate = Shared with
        {
            Candidate = CandidateKind.Private,
            PrivateCopy = new PrivateCopyRpcs(
                $"<open-configuration xmlns=\"{NetconfNamespaces.Base}\"><private/></open-configuration>", $"<close-configuration xmlns=\"{NetconfNamespaces.Base}\"/>"),
            // A lock on the shared candidate has the commit of every private one refused.
            Locks = [],
            Notes =
            [
                AnyCommitConfirms,
                "Edits go into a private candidate and nothing is locked: the device refuses the commit when the shared candidate is locked, edited or in conflict.",
                "Older releases refuse a confirmed commit of a private candidate; then the change is refused and nothing is in force.",
            ],
        },
    };
}
