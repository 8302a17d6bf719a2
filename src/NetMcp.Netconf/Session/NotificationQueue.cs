using System.Threading.Channels;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>Notifications that wait to be taken: bounded, with a policy for more.</summary>
internal sealed class NotificationQueue
{
    private readonly Channel<Notification> _channel;
    private readonly NotificationOverflow _overflow;
    private long _dropped;

    public NotificationQueue(int capacity, NotificationOverflow overflow)
    {
        _overflow = overflow;
        _channel = Channel.CreateBounded<Notification>(
            new BoundedChannelOptions(capacity)
            {
                SingleWriter = true,
                AllowSynchronousContinuations = false,
                FullMode = overflow switch
                {
                    NotificationOverflow.DropOldest => BoundedChannelFullMode.DropOldest,
                    NotificationOverflow.DropNewest => BoundedChannelFullMode.DropWrite,
                    _ => BoundedChannelFullMode.Wait,
                },
            },
            _ => Interlocked.Increment(ref _dropped));
    }

    public ChannelReader<Notification> Reader => _channel.Reader;

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <exception cref="SessionBrokenException">It is full, and the policy is to end the session.</exception>
    public void Add(Notification notification)
    {
        if (!_channel.Writer.TryWrite(notification) && _overflow == NotificationOverflow.EndSession)
        {
            throw new SessionBrokenException(NetconfEndReason.NotificationsOverflowed, "notifications came faster than they were taken.");
        }
    }

    public void Complete() => _channel.Writer.TryComplete();
}
