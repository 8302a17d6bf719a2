using NetMcp.Core.Devices;

namespace NetMcp.Trust.Grants;

/// <summary>What is known of a device at the time of a request.</summary>
/// <param name="Name">The name in the inventory.</param>
/// <param name="Tags">The tags that it has there now.</param>
/// <param name="Site">The site that it has there now.</param>
public sealed record DeviceFacts(DeviceName Name, IReadOnlyCollection<string> Tags, string? Site);
