using Microsoft.Extensions.Options;
using NetMcp.Server.Mcp.Events;

namespace NetMcp.Server.Mcp.Sessions;

/// <summary>Ends idle sessions and forgets old events from time to time, and ends all sessions when the gateway stops.</summary>
internal sealed class SessionSweeper : BackgroundService
{
    private readonly SessionTable _sessions;
    private readonly BoundedEventStore _events;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;

    public SessionSweeper(SessionTable sessions, BoundedEventStore events, IOptions<McpEndpointOptions> options, TimeProvider time)
    {
        _sessions = sessions;
        _events = events;
        _interval = options.Value.SessionSweepInterval;
        _time = time;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _sessions.EndAllAsync().WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await _sessions.SweepAsync();
                _events.Expire();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to end, perhaps because the start failed elsewhere; that would otherwise be reported as a failure of this.
        }
    }
}
