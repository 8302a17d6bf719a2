using NetMcp.Ssh;

namespace NetMcp.Devices.Sessions;

/// <summary>
/// Host keys of a device's other ports: those that are known for the port itself, and where none is, the key that was trusted on the NETCONF
/// port. Whoever proves to hold that key is the device.
/// </summary>
internal sealed class SameHostKeys(IHostKeyVerifier known, int netconfPort) : IHostKeyVerifier
{
    public async ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken)
    {
        var own = await known.KnownKeyTypesAsync(host, port, cancellationToken).ConfigureAwait(false);
        return own.Count > 0 ? own : await known.KnownKeyTypesAsync(host, netconfPort, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken)
    {
        var verdict = await known.VerifyAsync(host, port, key, cancellationToken).ConfigureAwait(false);
        return verdict == HostKeyVerdict.Unknown && await known.VerifyAsync(host, netconfPort, key, cancellationToken).ConfigureAwait(false) == HostKeyVerdict.Trusted
            ? HostKeyVerdict.Trusted
            : verdict;
    }
}
