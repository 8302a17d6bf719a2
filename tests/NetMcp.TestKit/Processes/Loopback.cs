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

    /// <summary>
    /// Ports that follow each other and that nobody has at this moment, for programs that count up from the first. They stand below those that the
    /// kernel hands out: any connection of any program may hold one of these, and nobody can listen on it then.
    /// </summary>
    public static int FreePorts(int count)
    {
        const int First = 20_000;
        const int BelowEphemeral = 32_000;
        while (true)
        {
            var first = Random.Shared.Next(First, BelowEphemeral - count);
            if (Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
