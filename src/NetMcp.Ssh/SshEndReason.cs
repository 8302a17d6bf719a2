namespace NetMcp.Ssh;

/// <summary>Why a channel or a connection ended.</summary>
public enum SshEndReason
{
    /// <summary>The peer closed the channel in an orderly way (RFC 4254 section 5.3).</summary>
    EndOfStream,

    /// <summary>The connection broke, or the peer left without closing the channel.</summary>
    ConnectionLost,

    /// <summary>This side closed it.</summary>
    ClosedLocally,

    /// <summary>Nothing moved for as long as <see cref="SshLimits.Idle"/>.</summary>
    Idle,
}
