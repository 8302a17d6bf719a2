namespace NetMcp.Devices.Reading;

/// <summary>A reply nests deeper than the device's limit allows.</summary>
internal sealed class ReplyTooDeepException(int maxDepth) : Exception($"The device's answer nests deeper than {maxDepth} elements.");
