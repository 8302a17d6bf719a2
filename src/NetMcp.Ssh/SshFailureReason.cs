namespace NetMcp.Ssh;

/// <summary>Why an SSH operation could not be done. The vocabulary is closed: every libssh outcome is mapped to one of these.</summary>
public enum SshFailureReason
{
    /// <summary>The machine answered, but nothing listens on the port.</summary>
    Refused,

    /// <summary>A limit of <see cref="SshLimits"/> passed, or the network gave up waiting.</summary>
    Timeout,

    /// <summary>No route to the machine, or the network is down.</summary>
    Unreachable,

    /// <summary>The host name has no address.</summary>
    NameNotResolved,

    /// <summary>The server's host key is not the one that is trusted; nothing secret has been sent.</summary>
    HostKeyChanged,

    /// <summary>No host key is trusted for this server yet; nothing secret has been sent.</summary>
    HostKeyUnknown,

    /// <summary>The host key is trusted, but its verifier did not want a login now; nothing secret has been sent.</summary>
    LoginWithheld,

    /// <summary>The server took none of the credentials.</summary>
    AuthenticationFailed,

    /// <summary>A credential could not be obtained on this side: no such key file, wrong passphrase, no agent, no password.</summary>
    CredentialUnavailable,

    /// <summary>The server refused the channel, the subsystem or the command.</summary>
    ChannelRefused,

    /// <summary>The connection broke.</summary>
    ConnectionLost,

    /// <summary>The peer ended the stream in an orderly way while more was expected.</summary>
    EndOfStream,

    /// <summary>Client and server share no key exchange, host key, cipher or MAC algorithm.</summary>
    NoCommonAlgorithm,

    /// <summary>The peer does not speak SSH as RFC 4253 says, or broke its rules.</summary>
    ProtocolError,

    /// <summary>This side had closed the connection or the client.</summary>
    Closed,

    /// <summary>libssh is missing, too old, or refused an option.</summary>
    LibraryUnusable,
}
