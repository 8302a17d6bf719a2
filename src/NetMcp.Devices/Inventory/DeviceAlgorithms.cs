namespace NetMcp.Devices.Inventory;

/// <summary>Algorithm lists for a device that needs others than the defaults; null leaves the default. Names as in OpenSSH.</summary>
public sealed record DeviceAlgorithms
{
    /// <summary>Key exchange methods, best first.</summary>
    public string? KeyExchange { get; init; }

    /// <summary>Host key types, best first.</summary>
    public string? HostKeys { get; init; }

    /// <summary>Public key signature types accepted for our own keys, best first.</summary>
    public string? PublicKeys { get; init; }

    /// <summary>Ciphers, best first.</summary>
    public string? Ciphers { get; init; }

    /// <summary>Message authentication codes, best first.</summary>
    public string? Macs { get; init; }
}
