using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Devices.Operating;

/// <summary>How a check of a device went.</summary>
public sealed record DeviceCheck
{
    /// <summary>The device.</summary>
    public required DeviceName Device { get; init; }

    /// <summary>What failed; null when all is well.</summary>
    public Failure? Failure { get; init; }

    /// <summary>From the first packet to a session that is ready: TCP, key exchange, login, subsystem and hello; null when it was not reached.</summary>
    public TimeSpan? Connected { get; init; }

    /// <summary>The whole check, close included.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>The NETCONF version agreed on, <c>1.0</c> or <c>1.1</c>.</summary>
    public string? ProtocolVersion { get; init; }

    /// <summary>The profile detected or configured.</summary>
    public string? Profile { get; init; }

    /// <summary>How many modules the hello names.</summary>
    public int Modules { get; init; }
}
