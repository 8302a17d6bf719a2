using System.Net;
using System.Net.Sockets;

namespace NetMcp.Ssh.Connecting;

/// <summary>Turns a host into addresses in .NET, asynchronously; libssh would look names up on the loop.</summary>
internal static class AddressResolver
{
    public static async Task<IReadOnlyList<string>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal.ToString()];
        }

        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
            if (addresses.Length > 0)
            {
                return [.. addresses.Select(address => address.ToString())];
            }
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw new SshException(SshFailureReason.NameNotResolved, "The host name could not be resolved.", exception);
        }

        throw new SshException(SshFailureReason.NameNotResolved, "The host name has no address.");
    }
}
