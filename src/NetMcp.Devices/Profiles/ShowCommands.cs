using System.Collections.Immutable;

namespace NetMcp.Devices.Profiles;

/// <summary>
/// The show commands of each kind of command line. Configuration as text is not among them, for it holds secrets in forms that nobody can list,
/// and neither is what costs a device much.
/// </summary>
internal static class ShowCommands
{
    public static ImmutableArray<ShowCommand> Junos { get; } =
    [
        new("show version", "show version"),
        ShowCommand.With("show interfaces", 3), ShowCommand.With("show route", 6), ShowCommand.With("show bgp", 3), ShowCommand.With("show ospf", 3),
        ShowCommand.With("show isis", 3), ShowCommand.With("show ldp", 3), ShowCommand.With("show mpls lsp", 3), ShowCommand.With("show bfd session", 3),
        ShowCommand.With("show lldp neighbors", 2), ShowCommand.With("show lacp interfaces", 2), ShowCommand.With("show arp", 2), ShowCommand.With("show ipv6 neighbors", 2),
        ShowCommand.With("show vlans", 2), ShowCommand.With("show ethernet-switching table", 3),
        new("show chassis alarms|environment|fpc|hardware|routing-engine", "show chassis (?:alarms|environment|fpc|hardware|routing-engine)"),
        new("show system alarms|commit|storage|uptime", "show system (?:alarms|commit|storage|uptime)"),
    ];

    public static ImmutableArray<ShowCommand> JunosPipes { get; } =
    [
        new("no-more", "no-more"), new("count", "count"), new("match WORD", "match " + ShowCommand.Word), new("except WORD", "except " + ShowCommand.Word),
        new("last N", "last [0-9]{1,4}"),
    ];

    public static ImmutableArray<ShowCommand> IosXr { get; } =
    [
        new("show version", "show version"), new("show clock", "show clock"), new("show inventory", "show inventory"), new("show platform", "show platform"),
        new("show redundancy", "show redundancy"), new("show environment all", "show environment all"), new("show alarms brief", "show alarms brief(?: system active)?"),
        new("show configuration commit list", "show configuration commit list(?: [0-9]{1,3})?"),
        ShowCommand.With("show interfaces", 3), ShowCommand.With("show ipv4 interface", 3), ShowCommand.With("show ipv6 interface", 3), ShowCommand.With("show route", 6),
        ShowCommand.With("show bgp", 6), ShowCommand.With("show ospf", 4), ShowCommand.With("show isis", 4), ShowCommand.With("show mpls ldp", 3), ShowCommand.With("show lldp neighbors", 3),
        ShowCommand.With("show arp", 3), ShowCommand.With("show bfd session", 4), ShowCommand.With("show bundle", 2),
    ];

    public static ImmutableArray<ShowCommand> IosXe { get; } =
    [
        new("show version", "show version"), new("show clock", "show clock"), new("show inventory", "show inventory"), new("show platform", "show platform"),
        new("show environment all", "show environment all"), new("show vlan brief", "show vlan brief"),
        ShowCommand.With("show interfaces", 3), ShowCommand.With("show ip interface", 2), ShowCommand.With("show ipv6 interface", 2), ShowCommand.With("show ip route", 5),
        ShowCommand.With("show ipv6 route", 5), ShowCommand.With("show ip bgp", 5), ShowCommand.With("show ip ospf", 4), ShowCommand.With("show isis", 3), ShowCommand.With("show ip arp", 3),
        ShowCommand.With("show lldp neighbors", 2), ShowCommand.With("show cdp neighbors", 2), ShowCommand.With("show etherchannel", 2), ShowCommand.With("show spanning-tree", 3),
        ShowCommand.With("show mac address-table", 4),
    ];

    public static ImmutableArray<ShowCommand> CiscoPipes { get; } =
        [new("include WORD", "include " + ShowCommand.Word), new("exclude WORD", "exclude " + ShowCommand.Word), new("begin WORD", "begin " + ShowCommand.Word)];

    public static ImmutableArray<ShowCommand> Sros { get; } =
    [
        new("show version", "show version"), new("show chassis", "show chassis"), new("show system information|alarms|uptime", "show system (?:information|alarms|uptime)"),
        ShowCommand.With("show router", 6), ShowCommand.With("show port", 2), ShowCommand.With("show lag", 3), ShowCommand.With("show card", 2),
    ];

    public static ImmutableArray<ShowCommand> SrosPipes { get; } = [new("match WORD", "match " + ShowCommand.Word), new("count", "count"), new("no-more", "no-more")];

    /// <summary>The machine that netconfd runs on has a shell for a command line.</summary>
    public static ImmutableArray<ShowCommand> Linux { get; } =
    [
        new("uname -srm", "uname -srm"), new("uptime", "uptime"),
        new("ip [-br] addr|link|neigh|route [show [dev NAME]]", $"ip (?:-br )?(?:addr|link|neigh|route)(?: show(?: dev {ShowCommand.Word})?)?"),
    ];
}
