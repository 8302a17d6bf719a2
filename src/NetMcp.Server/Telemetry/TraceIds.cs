using System.Diagnostics;

namespace NetMcp.Server.Telemetry;

/// <summary>
/// Has MCP requests carry their trace id (W3C trace context, from <c>_meta</c> on) even where no traces are sent: the audit log names it.
/// </summary>
internal sealed class TraceIds() : SpanListener(TelemetrySources.Mcp, ActivitySamplingResult.PropagationData);
