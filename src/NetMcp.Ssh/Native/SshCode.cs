namespace NetMcp.Ssh.Native;

/// <summary>What libssh's calls return.</summary>
internal static class SshCode
{
    public const int Ok = 0;
    public const int Error = -1;

    /// <summary>The call waits for the peer and must be repeated.</summary>
    public const int Again = -2;

    /// <summary>The same of the ssh_userauth calls (SSH_AUTH_AGAIN).</summary>
    public const int AuthAgain = 4;

    public const int AuthDenied = 1;
    public const int AuthPartial = 2;
    public const int AuthInfo = 3;

    public static bool MustRepeat(int code) => code is Again or AuthAgain;
}
