using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Loop;

/// <summary>The first key exchange of one session, stepped on its loop. ssh_connect polls the socket itself, so nothing is said but in its step.</summary>
internal sealed class KeyExchange
{
    /// <summary>Whether it has begun and is not done.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>What was wrong with the algorithms; null when nothing was.</summary>
    public string? Verdict { get; private set; }

    /// <summary>What ssh_connect returns.</summary>
    public int Step(nint session)
    {
        // Whatever another session of this loop has said is not ours.
        _ = KexVerdict.Take();
        var code = LibSsh.ssh_connect(session);
        Verdict = KexVerdict.Take();
        IsUnderWay = SshCode.MustRepeat(code);
        return code;
    }
}
