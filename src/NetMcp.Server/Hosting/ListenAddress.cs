using System.Net;

namespace NetMcp.Server.Hosting;

/// <summary>The one address that the gateway listens on; a loopback address until callers can be authorized.</summary>
/// <param name="Address">A loopback address.</param>
/// <param name="Port">The TCP port; 0 lets the system choose.</param>
internal sealed record ListenAddress(IPAddress Address, int Port)
{
    /// <summary>The address as a URL.</summary>
    public override string ToString() => "http://" + new IPEndPoint(Address, Port);

    /// <summary>Reads <c>http://host:port</c>, and refuses what other hosts could reach.</summary>
    /// <exception cref="GatewayStartException">The text is no such URL, or its host is not a loopback address.</exception>
    public static ListenAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.AbsolutePath != "/" ||
            url.Query.Length > 0 || url.UserInfo.Length > 0)
        {
            throw new GatewayStartException(
                GatewayStartFailure.AddressMalformed, $"The listen address '{text}' is not of the form http://127.0.0.1:8080.");
        }

        var loopback = url.IdnHost == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(url.IdnHost, out var parsed) ? parsed : null;
        if (loopback is null || !IPAddress.IsLoopback(loopback))
        {
            throw new GatewayStartException(
                GatewayStartFailure.AddressNotLoopback,
                $"The listen address '{text}' is not a loopback address. Without authorization every host that reaches the port could " +
                "drive the network, so the gateway listens on 127.0.0.1 or [::1] only; reach it from elsewhere through an SSH tunnel.");
        }

        return new ListenAddress(loopback, url.Port);
    }
}
