namespace NetMcp.Server.Hosting;

/// <summary>
/// The first part of a stop, before any service is stopped: new calls are refused, those under way are waited for, and what still
/// runs when the time for that is over is cancelled. What is left of the deadline is for closing the devices' sessions.
/// </summary>
internal sealed class GracefulStop : IHostedLifecycleService
{
    private readonly RunningCalls _calls;
    private readonly TimeSpan _drain;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private readonly ILogger<GracefulStop> _log;
    private long? _began;

    public GracefulStop(RunningCalls calls, GatewayLimits limits, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<GracefulStop> log)
    {
        _calls = calls;
        _drain = limits.DrainTime;
        _lifetime = lifetime;
        _time = time;
        _log = log;
    }

    /// <summary>Whether every call under way was answered.</summary>
    public bool Drained { get; private set; } = true;

    /// <summary>How long the stop has taken so far.</summary>
    public TimeSpan Elapsed => _began is { } began ? _time.GetElapsedTime(began) : TimeSpan.Zero;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A signal has said so already; a host that is stopped directly would say so only after the drain.
        _lifetime.StopApplication();
        _began = _time.GetTimestamp();
        HostingLog.Stopping(_log, _calls.Count);
        try
        {
            await _calls.CloseAsync().WaitAsync(_drain, _time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            Drained = false;
            HostingLog.Abandoned(_log, _calls.Count);
            await _calls.AbandonAsync();
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
