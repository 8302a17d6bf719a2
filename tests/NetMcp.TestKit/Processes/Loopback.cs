using System.Net;
using System.Net.Sockets;

namespace NetMcp.TestKit.Processes;

/// <summary>Ports on 127.0.0.1.</summary>
public static class Loopback
{
    /// <summary>A port that nothing listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
