using System.Collections.Immutable;
using NetMcp.Core.Devices;

namespace NetMcp.Devices.Inventory;

/// <summary>The whole configuration, checked: nothing in it refers to something that is not there.</summary>
public sealed record DeviceInventory
{
    /// <summary>The settings of the gateway itself.</summary>
    public GatewaySettings Gateway { get; init; } = new();

    /// <summary>Who is let in; null when the configuration does not say, and then nobody is asked.</summary>
    public AuthorizationSettings? Authorization { get; init; }

    /// <summary>The times and limits of changes.</summary>
    public ChangeSettings Changes { get; init; } = new();

    /// <summary>What is offered to agents.</summary>
    public ToolSettings Tools { get; init; } = new();

    /// <summary>Where traces, metrics and logs go.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Where the policy of changes is.</summary>
    public PolicySettings Policy { get; init; } = new();

    /// <summary>How people are told of what needs approval, and answer.</summary>
    public ApprovalSettings Approvals { get; init; } = new();

    /// <summary>The audit log.</summary>
    public AuditSettings Audit { get; init; } = new();

    /// <summary>The devices by name.</summary>
    public ImmutableSortedDictionary<DeviceName, DeviceEntry> Devices { get; init; } = ImmutableSortedDictionary<DeviceName, DeviceEntry>.Empty;

    /// <summary>The credentials by name.</summary>
    public ImmutableSortedDictionary<string, CredentialEntry> Credentials { get; init; } =
        ImmutableSortedDictionary.Create<string, CredentialEntry>(StringComparer.Ordinal);

    /// <summary>The files that were read, as full paths.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
