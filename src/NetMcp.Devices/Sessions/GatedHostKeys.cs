using NetMcp.Devices.Credentials;
using NetMcp.Ssh;

namespace NetMcp.Devices.Sessions;

/// <summary>
/// Checks a host key, and then asks the credential's gate whether the login may begin: this is the one moment between the key exchange
/// and the first credential. When it may not, the connection ends without a login.
/// </summary>
internal sealed class GatedHostKeys(IHostKeyVerifier verifier, CredentialGate gate, bool placed) : IHostKeyVerifier
{
    /// <summary>What the gate said.</summary>
    public LoginTurn Turn { get; private set; } = LoginTurn.NotAsked;

    public ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken) =>
        verifier.KnownKeyTypesAsync(host, port, cancellationToken);

    public async ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken)
    {
        var verdict = await verifier.VerifyAsync(host, port, key, cancellationToken).ConfigureAwait(false);
        if (verdict != HostKeyVerdict.Trusted)
        {
            return verdict;
        }

        Turn = gate.Begin(placed);
        return Turn is LoginTurn.Free or LoginTurn.Placed or LoginTurn.Trial ? HostKeyVerdict.Trusted : HostKeyVerdict.NotNow;
    }
}
