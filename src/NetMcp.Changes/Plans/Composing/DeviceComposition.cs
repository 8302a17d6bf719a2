using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>What planning came to on one device.</summary>
/// <param name="Device">The device.</param>
/// <param name="Plan">What is done there; null where the edits or the device do not let it be said.</param>
/// <param name="Messages">What is wrong, or may be.</param>
/// <param name="Failure">Why the device could not be asked, or null.</param>
internal sealed record DeviceComposition(DeviceName Device, DevicePlan? Plan, IReadOnlyList<PlanMessage> Messages, Failure? Failure);
