using NetMcp.Changes.Policies;
using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Policies;

/// <summary>What loading a policy came to: a policy, or every mistake that was found.</summary>
/// <param name="Policy">The policy, or null when there was a mistake.</param>
/// <param name="Mistakes">Every mistake, in order of position.</param>
internal sealed record PolicyLoad(ChangePolicy? Policy, IReadOnlyList<InventoryMistake> Mistakes);
