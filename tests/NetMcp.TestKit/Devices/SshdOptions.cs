namespace NetMcp.TestKit.Devices;

/// <summary>What is special about one <see cref="SshdServer"/>.</summary>
public sealed record SshdOptions
{
    /// <summary>The command that the "netconf" subsystem runs (through the login shell); null means that there is no subsystem.</summary>
    public string? Subsystem { get; init; }

    /// <summary>Lines for sshd_config that win over the fixture's, e.g. "RekeyLimit 1M", "AuthenticationMethods publickey,password".</summary>
    public IReadOnlyList<string> SshdLines { get; init; } = [];

    /// <summary>Makes a throwaway local account that logs in by password and keyboard-interactive (root only).</summary>
    public bool WithPasswordUser { get; init; }
}
