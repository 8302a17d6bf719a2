namespace NetMcp.Netconf.Session;

/// <summary>Why a session ended, or why an rpc on it has no answer.</summary>
public enum NetconfEndReason
{
    /// <summary>This side closed it in good order.</summary>
    Closed,

    /// <summary>The peer closed the stream (after close-session, kill-session, or of its own accord).</summary>
    ClosedByPeer,

    /// <summary>The transport broke.</summary>
    ConnectionLost,

    /// <summary>The peer said no hello within <see cref="NetconfLimits.HelloTime"/>.</summary>
    HelloTimeout,

    /// <summary>What came in place of the server's hello is no hello (RFC 6241 section 8.1).</summary>
    HelloInvalid,

    /// <summary>The server's hello has no session-id, or one out of range (RFC 6241 section 8.1).</summary>
    HelloWithoutSessionId,

    /// <summary>The peers have no base protocol version in common (RFC 6241 section 8.1).</summary>
    NoCommonBase,

    /// <summary>The bytes break the framing (RFC 6242 section 4.2).</summary>
    FramingInvalid,

    /// <summary>A message is not the XML that RFC 6241 section 3 demands: not well-formed, not UTF-8, or with a DTD.</summary>
    MessageInvalid,

    /// <summary>A well-formed message that has no place here: a second hello, or a root element that is unknown.</summary>
    MessageUnexpected,

    /// <summary>An rpc-reply whose message-id belongs to no outstanding rpc.</summary>
    ReplyToNobody,

    /// <summary>One of the sizes of <see cref="NetconfLimits"/> was exceeded.</summary>
    LimitExceeded,

    /// <summary>A message was begun and not continued within <see cref="NetconfLimits.MessageStallTime"/>, or not ended within <see cref="NetconfLimits.MessageTime"/>.</summary>
    MessageStalled,

    /// <summary>An rpc was not answered within its time limit; NETCONF cannot abort it, so the session was closed.</summary>
    ReplyTimeout,

    /// <summary>The peer did not read within <see cref="NetconfLimits.WriteTime"/>.</summary>
    PeerNotReading,

    /// <summary>A caller gave up on an rpc or on the rest of a reply; NETCONF cannot abort it, so the session was closed.</summary>
    GivenUp,

    /// <summary>The notification queue was full and <see cref="NotificationOverflow.EndSession"/> is the policy.</summary>
    NotificationsOverflowed,

    /// <summary>The request cannot be carried by this session's framing (RFC 6242 section 4.3). The session lives on.</summary>
    RequestInvalid,
}
