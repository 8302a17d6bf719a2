namespace NetMcp.Netconf.Transport;

/// <summary>Kinds of ends of a transport.</summary>
public enum TransportEndReason
{
    /// <summary>This side closed it.</summary>
    ClosedLocally,

    /// <summary>The peer closed it in good order (end of stream).</summary>
    ClosedByPeer,

    /// <summary>It broke: a reset, a lost link, a failed keep-alive.</summary>
    Lost,
}
