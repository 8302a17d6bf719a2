using NetMcp.Core.Devices;

namespace NetMcp.Changes.Plans;

/// <summary>Something that is wrong with a plan, or may be.</summary>
/// <param name="Device">Where.</param>
/// <param name="IsError">True: it cannot be applied. False: the device decides.</param>
/// <param name="Path">The instance path; null when it is about the whole.</param>
/// <param name="Text">What, and what would be right; secrets masked.</param>
public sealed record PlanMessage(DeviceName Device, bool IsError, string? Path, string Text);
