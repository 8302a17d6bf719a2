using NetMcp.Devices.Inventory;
using NetMcp.Ssh;

namespace NetMcp.Devices.Sessions;

/// <summary>The inventory's settings in NetMcp.Ssh's terms.</summary>
internal static class SshSettings
{
    public static SshLimits Limits(DeviceLimits limits) => new()
    {
        Connect = limits.ConnectTimeout,
        Authentication = limits.LoginTimeout,
        ChannelOpen = limits.LoginTimeout,
    };

    public static SshAlgorithms? Algorithms(DeviceAlgorithms algorithms) => algorithms == new DeviceAlgorithms() ? null : new SshAlgorithms
    {
        KeyExchange = Split(algorithms.KeyExchange),
        HostKey = Split(algorithms.HostKeys),
        PublicKey = Split(algorithms.PublicKeys),
        Ciphers = Split(algorithms.Ciphers),
        Macs = Split(algorithms.Macs),
    };

    private static string[]? Split(string? list) => list?.Split(',');
}
