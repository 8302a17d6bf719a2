namespace NetMcp.Ssh.Loop;

/// <summary>Where a native session stands.</summary>
internal enum SessionPhase
{
    /// <summary>The TCP connection is being made.</summary>
    Connecting,

    /// <summary>The TCP connection stands; the server has said nothing yet.</summary>
    AwaitingPeer,

    /// <summary>The server spoke; libssh drives the socket.</summary>
    Open,

    /// <summary>A thread of its own has the session for a while.</summary>
    Detached,

    /// <summary>Nothing native is left.</summary>
    Closed,
}
