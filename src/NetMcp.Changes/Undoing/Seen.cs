using NetMcp.Changes.States;

namespace NetMcp.Changes.Undoing;

/// <summary>How a device was read back.</summary>
/// <param name="State">Rolled back, kept, confirmed or unknown.</param>
/// <param name="Text">What was seen, where it is not plainly that; secrets masked.</param>
internal sealed record Seen(DeviceChangeState State, string? Text = null);
