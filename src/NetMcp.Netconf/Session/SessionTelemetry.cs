using System.Diagnostics;
using System.Diagnostics.Metrics;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>
/// What a session shows to whoever traces or measures: a span and a duration an rpc, from its waiting for a turn to the begin of its reply. Costs nothing
/// while nobody listens. No content of an rpc is in either.
/// </summary>
internal static class SessionTelemetry
{
    private const string Name = "NetMcp.Netconf";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("netmcp.netconf.rpc.duration", "s", "From asking for an rpc to the begin of its reply.");

    /// <summary>Whether anybody traces or measures.</summary>
    public static bool IsOn => Source.HasListeners() || Duration.Enabled;

    /// <summary>Sends an rpc under a span.</summary>
    public static async Task<RpcReply> ObserveAsync(PendingRpc rpc, SessionParts session, Func<PendingRpc, CancellationToken, Task<RpcReply>> send, CancellationToken cancellationToken)
    {
        using var span = Source.StartActivity("rpc " + rpc.Request.Name, ActivityKind.Client);
        var begun = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var reply = await send(rpc, cancellationToken).ConfigureAwait(false);
            outcome = reply.Errors.Count == 0 ? "ok" : "rpc-error";
            if (reply.Errors is [var first, ..])
            {
                span?.SetTag("netconf.error_tag", first.Tag).SetStatus(ActivityStatusCode.Error);
            }

            return reply;
        }
        catch (NetconfException e)
        {
            outcome = e.RequestSent ? "unknown" : "not-sent";
            span?.SetTag("netconf.end_reason", e.Reason.ToString()).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = rpc.IsSent ? "given-up" : "not-sent";
            throw;
        }
        finally
        {
            span?.SetTag("rpc.system", "netconf").SetTag("rpc.method", rpc.Request.Name).SetTag("netmcp.device", session.Options.Label)
                .SetTag("netconf.session_id", session.SessionId).SetTag("netconf.message_id", rpc.Id).SetTag("netmcp.outcome", outcome);
            Duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, new("rpc.method", rpc.Request.Name), new("netmcp.outcome", outcome));
        }
    }
}
