namespace NetMcp.Server.Outbound;

/// <summary>Carries out of the connecting what <see cref="GuardedHttp"/> gives back as a value.</summary>
internal sealed class OutboundRefusedException(string message) : IOException(message);
