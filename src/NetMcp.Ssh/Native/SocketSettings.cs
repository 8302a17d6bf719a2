namespace NetMcp.Ssh.Native;

/// <summary>Options of the socket that libssh opened.</summary>
internal static unsafe class SocketSettings
{
    private const int KeepAliveProbes = 3;

    /// <summary>
    /// libssh makes its socket blocking again once it is connected, and then writes whatever it has; a peer that stops reading would stop the
    /// whole loop. The socket is only written after poll said that it can be, so a non-blocking one serves libssh as well.
    /// </summary>
    public static void MakeNonBlocking(int fd)
    {
        var flags = LibC.fcntl(fd, LibC.GetStatusFlags, 0);
        if (flags < 0 || LibC.fcntl(fd, LibC.SetStatusFlags, flags | LibC.NonBlocking) < 0)
        {
            throw new SshException(SshFailureReason.ConnectionLost, "The socket could not be made non-blocking.");
        }
    }

    /// <summary>Liveness is TCP's business: libssh's own keep-alive says success whether or not the peer lives.</summary>
    public static void Apply(int fd, SshLimits limits)
    {
        if (limits.TcpKeepAlive is { } keepAlive)
        {
            var seconds = Math.Max(1, (int)keepAlive.TotalSeconds);
            Set(fd, LibC.SolSocket, LibC.SoKeepAlive, 1);
            Set(fd, LibC.IpProtoTcp, LibC.TcpKeepIdle, seconds);
            Set(fd, LibC.IpProtoTcp, LibC.TcpKeepInterval, seconds);
            Set(fd, LibC.IpProtoTcp, LibC.TcpKeepCount, KeepAliveProbes);
        }

        if (limits.TcpUserTimeout is { } userTimeout)
        {
            Set(fd, LibC.IpProtoTcp, LibC.TcpUserTimeout, (int)userTimeout.TotalMilliseconds);
        }
    }

    private static void Set(int fd, int level, int option, int value) =>
        _ = LibC.setsockopt(fd, level, option, &value, sizeof(int));
}
