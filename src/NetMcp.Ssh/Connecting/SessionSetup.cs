using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Connecting;

/// <summary>Sets a new ssh_session's options.</summary>
internal sealed unsafe class SessionSetup(string address, SshConnectionOptions options, IReadOnlyList<string>? hostKeyAlgorithms)
{
    /// <summary>A place without files: libssh's own known_hosts and key files must play no part.</summary>
    private const string Nowhere = "/dev/null";

    public void Apply(nint session)
    {
        // First of all: with it on, libssh reads ssh_config files and would run a ProxyCommand from there.
        Set(session, SshOption.ProcessConfig, 0);
        Set(session, SshOption.Host, address);
        Set(session, SshOption.Port, options.Port);
        Set(session, SshOption.User, options.User);
        Set(session, SshOption.KnownHosts, Nowhere);
        Set(session, SshOption.GlobalKnownHosts, Nowhere);
        Set(session, SshOption.NoDelay, 1);
        if (options.RekeyAfterBytes is { } bytes)
        {
            var limit = (ulong)bytes;
            Check(LibSsh.ssh_options_set(session, SshOption.RekeyData, &limit), SshOption.RekeyData);
        }

        var algorithms = options.Algorithms;
        SetList(session, SshOption.KeyExchange, algorithms?.KeyExchange);
        SetList(session, SshOption.HostKeys, hostKeyAlgorithms ?? algorithms?.HostKey);
        SetList(session, SshOption.CiphersClientToServer, algorithms?.Ciphers);
        SetList(session, SshOption.CiphersServerToClient, algorithms?.Ciphers);
        SetList(session, SshOption.MacsClientToServer, algorithms?.Macs);
        SetList(session, SshOption.MacsServerToClient, algorithms?.Macs);
        SetList(session, SshOption.PublicKeyAcceptedTypes, algorithms?.PublicKey);
    }

    private static void SetList(nint session, SshOption option, IReadOnlyList<string>? names)
    {
        if (names is { Count: > 0 })
        {
            Set(session, option, string.Join(',', names));
        }
    }

    private static void Set(nint session, SshOption option, string value)
    {
        fixed (byte* text = NativeText.Terminated(value))
        {
            Check(LibSsh.ssh_options_set(session, option, text), option);
        }
    }

    private static void Set(nint session, SshOption option, int value) => Check(LibSsh.ssh_options_set(session, option, &value), option);

    private static void Check(int code, SshOption option)
    {
        if (code != SshCode.Ok)
        {
            throw option switch
            {
                SshOption.Host or SshOption.Port or SshOption.User => new SshException(
                    SshFailureReason.ProtocolError, $"The {option} cannot be used for SSH."),
                _ => new SshException(
                    SshFailureReason.NoCommonAlgorithm, $"libssh knows none of the algorithms that are configured for {option}."),
            };
        }
    }
}
