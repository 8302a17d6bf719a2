using System.Diagnostics;

namespace NetMcp.Server.Telemetry;

/// <summary>Listens while the gateway runs to the spans of one source, whether traces are sent or not.</summary>
internal abstract class SpanListener : IHostedService, IDisposable
{
    private readonly ActivityListener _listener;

    protected SpanListener(string source, ActivitySamplingResult wanted)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => wanted,
            ActivityStopped = OnStopped,
        };
    }

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

    /// <summary>A span has ended.</summary>
    protected virtual void OnStopped(Activity span)
    {
    }
}
