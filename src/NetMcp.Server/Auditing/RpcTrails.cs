using System.Diagnostics;
using System.Globalization;
using NetMcp.Server.Telemetry;

namespace NetMcp.Server.Auditing;

/// <summary>Puts each rpc on the trail of its call.</summary>
internal sealed class RpcTrails() : SpanListener("NetMcp.Netconf", ActivitySamplingResult.AllData)
{
    /// <inheritdoc/>
    protected override void OnStopped(Activity span)
    {
        if (span.GetTagItem("netconf.message_id") is long and > 0 and var message)
        {
            RpcTrail.Add(span, string.Create(CultureInfo.InvariantCulture, $"{span.GetTagItem("netmcp.device")}/{span.GetTagItem("netconf.session_id")}/{message}"));
        }
    }
}
