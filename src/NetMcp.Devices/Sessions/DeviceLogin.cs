using NetMcp.Ssh;

namespace NetMcp.Devices.Sessions;

/// <summary>How a login ended; exactly one is set.</summary>
internal readonly record struct DeviceLogin(SshConnection? Connection, OpenFailure? Failure);
