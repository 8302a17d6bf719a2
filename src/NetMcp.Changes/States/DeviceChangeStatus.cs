using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.States;

/// <summary>How a change stands on one device.</summary>
/// <param name="Device">The device.</param>
/// <param name="State">Where it stands.</param>
public sealed record DeviceChangeStatus(DeviceName Device, DeviceChangeState State)
{
    /// <summary>When the device undoes it by itself, while it is pending.</summary>
    public DateTimeOffset? ConfirmBy { get; init; }

    /// <summary>Why it failed here, if it did.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What whoever applied it should know and what did not stop it: somebody has committed something else since the plan; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>After the confirm: what the device changed, dropped or defaulted compared with the plan, secrets masked; null when nothing.</summary>
    public string? ReadBack { get; init; }
}
