using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Audit.Journals;

namespace NetMcp.Audit.Forwarding;

/// <summary>
/// Sends the log to a syslog server, from its files: nothing is kept in memory and nothing is lost while the server is away. At least once: what was sent
/// last before a connection broke is sent again, because a broken connection does not say what the server had taken from it.
/// </summary>
internal sealed class SyslogForwarder(AuditJournal journal, string folder, SyslogOptions options, TimeProvider time, ILogger logger) : BackgroundService
{
    private readonly LogFollower _follower = new(folder);
    private readonly ForwardCursor _cursor = new(folder, "syslog");
    private readonly string _host = Environment.MachineName;
    private readonly SentBatches _sent = new(time);
    private ForwardPlace _next;
    private TimeSpan _pause;
    private bool _isDown;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        _next = new ForwardPlace(_cursor.Read(), null, 0);
        _pause = options.ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var connection = await SyslogConnection.OpenAsync(options, time, stoppingToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    await ForwardAsync(connection, stoppingToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Down(e);
                _next = _sent.TakeFirst() ?? _next;
                await Task.Delay(_pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _pause = _pause * 2 < options.LongestPause ? _pause * 2 : options.LongestPause;
            }
        }
    }

    private async Task ForwardAsync(SyslogConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            var grown = journal.Grown;
            var place = _next;
            var lines = _follower.Read(ref place, journal.Durable);
            if (lines.Count == 0)
            {
                await Task.WhenAny(grown, connection.Closed).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (connection.Closed.IsCompleted)
                {
                    throw new IOException("The syslog server closed the connection.");
                }

                continue;
            }

            await connection.SendAsync(lines.Select(line => SyslogText.Write(line, _host)), cancellationToken).ConfigureAwait(false);
            _sent.Add(_next, lines.Count);
            _next = place;
            _cursor.Write(place.Seq);
            Up();
        }
    }

    private void Down(Exception e)
    {
        if (!_isDown)
        {
            logger.SyslogLost(e, options.Host, options.Port);
            _isDown = true;
        }
    }

    private void Up()
    {
        _pause = options.ShortestPause;
        if (_isDown)
        {
            logger.SyslogBack(options.Host, options.Port);
            _isDown = false;
        }
    }
}
