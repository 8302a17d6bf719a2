using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NetMcp.Server.Tests.Telemetry;

/// <summary>
/// A trace that a caller began. The MCP client writes its own span into <c>_meta</c> where something in this process listens to it, and lets through what it was given
/// where nothing does; in both cases the call is of this trace.
/// </summary>
internal sealed class CallersTrace : IDisposable
{
    private readonly Activity _span;

    public CallersTrace()
    {
        _span = new Activity("caller").SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded).Start();
    }

    public string Id => _span.TraceId.ToHexString();

    public JsonObject Meta => new() { ["traceparent"] = _span.Id };

    public void Dispose() => _span.Dispose();
}
