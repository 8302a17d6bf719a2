namespace NetMcp.Core.Devices;

/// <summary>One open session with a device.</summary>
/// <param name="Purpose"><c>read</c>, <c>exclusive</c> or <c>events</c>.</param>
/// <param name="SessionId">The NETCONF session-id from the device's hello.</param>
/// <param name="OpenedAt">When its hello was read.</param>
/// <param name="Outstanding">How many rpcs wait for their reply.</param>
public sealed record DeviceSessionInfo(string Purpose, long SessionId, DateTimeOffset OpenedAt, int Outstanding);
