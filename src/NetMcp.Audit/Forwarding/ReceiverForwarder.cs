using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Audit.Journals;

namespace NetMcp.Audit.Forwarding;

/// <summary>Sends the log to a receiver that acknowledges, from its files: nothing is kept in memory and nothing is lost while the receiver is away. At least once.</summary>
internal sealed class ReceiverForwarder(AuditJournal journal, string folder, ILogReceiver receiver, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly LogFollower _follower = new(folder);
    private readonly ForwardCursor _cursor = new(folder, receiver.Name);
    private TimeSpan _pause = ShortestPause;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var next = new ForwardPlace(_cursor.Read(), null, 0);
        while (!stoppingToken.IsCancellationRequested)
        {
            var place = await TryForwardAsync(next, stoppingToken).ConfigureAwait(false);
            if (place.Seq != next.Seq)
            {
                _cursor.Write(place.Seq);
            }

            next = place;
        }
    }

    // A file that cannot be read, or was put away just now, is no more an end than a receiver that is away.
    private async Task<ForwardPlace> TryForwardAsync(ForwardPlace next, CancellationToken cancellationToken)
    {
        try
        {
            var grown = journal.Grown;
            var place = next;
            var lines = _follower.Read(ref place, journal.Durable);
            if (lines.Count == 0)
            {
                await grown.WaitAsync(cancellationToken).ConfigureAwait(false);
                return next;
            }

            await receiver.SendAsync(lines, cancellationToken).ConfigureAwait(false);
            if (_pause > ShortestPause)
            {
                logger.ReceiverBack(receiver.Name);
                _pause = ShortestPause;
            }

            return place;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return next;
        }
        catch (Exception e)
        {
            if (_pause == ShortestPause)
            {
                logger.ReceiverLost(e, receiver.Name);
            }

            await Task.Delay(_pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            return next;
        }
    }
}
