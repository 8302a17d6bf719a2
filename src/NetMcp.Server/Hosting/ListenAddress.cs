using System.Net;

namespace NetMcp.Server.Hosting;

/// <summary>The one address that the gateway listens on.</summary>
/// <param name="Address">An address of this machine, or any.</param>
/// <param name="Port">The TCP port; 0 lets the system choose.</param>
/// <param name="IsHttps">Whether it speaks TLS itself.</param>
internal sealed record ListenAddress(IPAddress Address, int Port, bool IsHttps = false)
{
    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>The address as a URL.</summary>
    public override string ToString() => (IsHttps ? "https://" : "http://") + new IPEndPoint(Address, Port);

    /// <summary>Reads <c>http://host:port</c> or <c>https://host:port</c>, the host an IP address or <c>localhost</c>.</summary>
    /// <exception cref="GatewayStartException">The text is no such URL.</exception>
    public static ListenAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) || url.AbsolutePath != "/" ||
            url.Query.Length > 0 || url.UserInfo.Length > 0)
        {
            throw Malformed(text);
        }

        // A name would have to be looked up, and could be another machine's tomorrow.
        var address = url.IdnHost == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(url.IdnHost, out var parsed) ? parsed : throw Malformed(text);
        return new ListenAddress(address, url.Port, url.Scheme == Uri.UriSchemeHttps);
    }

    private static GatewayStartException Malformed(string text) => new(
        GatewayStartFailure.AddressMalformed, $"The listen address '{text}' is not of the form http://127.0.0.1:8080 or https://[::]:8443; the host is an IP address or localhost.");
}
