using System.Threading.Channels;

namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>
/// Notices that wait for a client to be ready for them. The same notice waits once however often it is posted, so a slow reader
/// costs no more than the number of things that it asked for.
/// </summary>
internal sealed class PendingNotices
{
    private readonly Lock _gate = new();
    private readonly HashSet<Notice> _waiting = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Adds a notice unless the same one is waiting.</summary>
    public void Post(Notice notice)
    {
        lock (_gate)
        {
            _waiting.Add(notice);
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Waits until there is at least one, and takes all.</summary>
    public async ValueTask<IReadOnlyList<Notice>> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _signal.Reader.ReadAsync(cancellationToken);
            lock (_gate)
            {
                if (_waiting.Count > 0)
                {
                    Notice[] taken = [.. _waiting];
                    _waiting.Clear();
                    return taken;
                }
            }
        }
    }
}
