namespace NetMcp.TestKit.Devices;

/// <summary>What is special about one <see cref="NetconfdDevice"/>; the defaults are a device with a candidate and no startup.</summary>
public sealed record NetconfdOptions
{
    /// <summary>The device's name, in the comments of its keys.</summary>
    public string Name { get; init; } = "device";

    /// <summary>Further arguments of netconfd, e.g. "--with-nmda=true", "--with-startup=true", "--target=running".</summary>
    public IReadOnlyList<string> NetconfdArguments { get; init; } = [];

    /// <summary>YANG modules to load; none means ietf-interfaces, iana-if-type, ietf-ip and ietf-system.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>A folder of YANG modules that is searched before netconfd's own.</summary>
    public string? ModulePath { get; init; }

    /// <summary>Lines for sshd_config that win over the fixture's, e.g. "RekeyLimit 1M", "MaxSessions 1".</summary>
    public IReadOnlyList<string> SshdLines { get; init; } = [];

    /// <summary>The configuration the device boots with: an XML document whose root is NETCONF's config element.</summary>
    public string? StartupConfig { get; init; }

    /// <summary>Interfaces of the device's own network namespace, e.g. "eth0=192.0.2.1/31 eth1" (root only; otherwise it shows the machine's).</summary>
    public string? Interfaces { get; init; }
}
