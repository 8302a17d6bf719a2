using NetMcp.Core.Devices;

namespace NetMcp.Changes.States;

/// <summary>A change as a list shows it.</summary>
/// <param name="Change">Which.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Requester">Who asked.</param>
/// <param name="CreatedAt">When it was planned.</param>
/// <param name="Devices">The devices, by name.</param>
/// <param name="Comment">Why.</param>
public sealed record ChangeSummary(
    ChangeId Change, ChangeState State, string Requester, DateTimeOffset CreatedAt, IReadOnlyList<DeviceName> Devices, string? Comment);
