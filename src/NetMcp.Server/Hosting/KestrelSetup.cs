using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using NetMcp.Server.Authorization;

namespace NetMcp.Server.Hosting;

/// <summary>Puts the gateway's limits and its one address into Kestrel.</summary>
internal static class KestrelSetup
{
    private static readonly TimeSpan BodyRateGrace = TimeSpan.FromSeconds(5);

    /// <summary>Applies them.</summary>
    public static void Apply(KestrelServerOptions kestrel, ListenAddress address, GatewayLimits limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.MaxConcurrentConnections = limits.MaxConnections;
        kestrel.Limits.MaxRequestHeaderCount = limits.MaxRequestHeaders;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.MaxRequestHeaderBytes;
        kestrel.Limits.RequestHeadersTimeout = limits.RequestHeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = limits.KeepAliveTimeout;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(limits.MinBodyBytesPerSecond, BodyRateGrace);
        kestrel.Listen(address.Address, address.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (address.IsHttps)
            {
                // Made here and not at the first handshake, so that a certificate that cannot be used refuses the start.
                var certificate = kestrel.ApplicationServices.GetRequiredService<TlsCertificate>();
                listen.UseHttps(new TlsHandshakeCallbackOptions
                {
                    HandshakeTimeout = limits.RequestHeadersTimeout,
                    OnConnection = _ => ValueTask.FromResult(certificate.Current()),
                });
            }
        });
    }
}
