using System.Globalization;

namespace NetMcp.Netconf.Session;

/// <summary>The rpcs that were sent and not answered, by message-id. Ids grow, so the lowest is the oldest.</summary>
internal sealed class PendingRpcs : ISessionDeadline
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, PendingRpc> _byId = [];
    private long _lastId;
    private NetconfSessionEnd? _end;

    /// <summary>How many.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byId.Count;
            }
        }
    }

    /// <inheritdoc/>
    public long Due
    {
        get
        {
            lock (_gate)
            {
                return _byId.Count == 0 ? SessionDeadlines.Never : _byId.Values.Min(rpc => rpc.Due);
            }
        }
    }

    /// <summary>The message-id that was given out last; 0 before the first.</summary>
    public long LastId
    {
        get
        {
            lock (_gate)
            {
                return _lastId;
            }
        }
    }

    /// <summary>Gives it the next message-id; from now on a reply finds it.</summary>
    /// <exception cref="NetconfException">The session has ended; the rpc was not sent.</exception>
    public void Add(PendingRpc rpc)
    {
        lock (_gate)
        {
            if (_end is not null)
            {
                throw rpc.ToException(_end.Reason, _end.Detail);
            }

            rpc.Id = ++_lastId;
            rpc.IsSent = true;
            _byId.Add(rpc.Id, rpc);
        }
    }

    /// <summary>The rpc that a reply with this message-id answers, or null.</summary>
    public PendingRpc? Take(string messageId) =>
        long.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Take(id) : null;

    /// <summary>
    /// The rpc that a reply without message-id answers, or null. A server that could not read the message-id reports so without one
    /// (RFC 6241 section 4.1), and replies come in the order of the rpcs (section 4.5), so an error belongs to the oldest. Anything else is
    /// believed only when a single rpc is outstanding: an ok that is taken for another's would be a lie about the device.
    /// </summary>
    public PendingRpc? TakeWithoutId(bool isError)
    {
        lock (_gate)
        {
            return _byId.Count == 1 || (isError && _byId.Count > 0) ? Take(_byId.Keys.Min()) : null;
        }
    }

    /// <summary>No reply will come any more.</summary>
    public void FailAll(NetconfSessionEnd end)
    {
        List<PendingRpc> left;
        lock (_gate)
        {
            _end = end;
            left = [.. _byId.Values];
            _byId.Clear();
        }

        foreach (var rpc in left)
        {
            rpc.TrySetException(rpc.ToException(end.Reason, end.Detail));
        }
    }

    /// <inheritdoc/>
    public (NetconfEndReason Reason, string Detail) Missed()
    {
        PendingRpc? late;
        lock (_gate)
        {
            late = _byId.Values.MinBy(rpc => rpc.Due);
        }

        // The late one knows why; the others only learn that the session was given up.
        late?.TrySetException(late.ToException(NetconfEndReason.ReplyTimeout, "the device did not answer within its time limit."));
        return (NetconfEndReason.ReplyTimeout, "an rpc was not answered within its time limit, and NETCONF cannot abort it.");
    }

    private PendingRpc? Take(long id)
    {
        lock (_gate)
        {
            return _byId.Remove(id, out var rpc) ? rpc : null;
        }
    }
}
