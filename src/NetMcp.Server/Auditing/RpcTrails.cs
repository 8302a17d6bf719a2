using System.Diagnostics;
using System.Globalization;

namespace NetMcp.Server.Auditing;

/// <summary>Listens to the spans of rpcs, whether traces are sent or not, and puts each on the trail of its call.</summary>
internal sealed class RpcTrails : IHostedService, IDisposable
{
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => source.Name == "NetMcp.Netconf",
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        ActivityStopped = static rpc =>
        {
            if (rpc.GetTagItem("netconf.message_id") is long and > 0 and var message)
            {
                RpcTrail.Add(rpc, string.Create(CultureInfo.InvariantCulture, $"{rpc.GetTagItem("netmcp.device")}/{rpc.GetTagItem("netconf.session_id")}/{message}"));
            }
        },
    };

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(_listener);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
