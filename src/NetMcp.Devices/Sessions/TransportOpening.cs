using NetMcp.Netconf.Transport;

namespace NetMcp.Devices.Sessions;

/// <summary>A transport, or why there is none; exactly one is set.</summary>
internal readonly record struct TransportOpening(INetconfTransport? Transport, OpenFailure? Failure);
