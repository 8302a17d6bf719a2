using NetMcp.Devices.Credentials;
using NetMcp.Ssh;

namespace NetMcp.Devices.Sessions;

/// <summary>
/// Checks a host key, and then asks the credential's gate whether the login may begin: this is the one moment between the key exchange
/// and the first credential. When it may not, the key counts as unknown, which ends the connection without a login.
/// </summary>
internal sealed class GatedHostKeys(IHostKeyVerifier verifier, CredentialGate gate, bool placed) : IHostKeyVerifier
{
    /// <summary>What the gate said.</summary>
    public LoginTurn Turn { get; private set; } = LoginTurn.NotAsked;

    /// <summary>Whether the host key itself was the trusted one.</summary>
    public bool WasTrusted { get; private set; }

    public ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken) =>
        verifier.KnownKeyTypesAsync(host, port, cancellationToken);

    public async ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken)
    {
        var verdict = await verifier.VerifyAsync(host, port, key, cancellationToken).ConfigureAwait(false);
        if (verdict != HostKeyVerdict.Trusted)
        {
            return verdict;
        }

        WasTrusted = true;
        Turn = gate.Begin(placed);
        return Turn is LoginTurn.Free or LoginTurn.Placed or LoginTurn.Trial ? HostKeyVerdict.Trusted : HostKeyVerdict.Unknown;
    }
}
